"""The subject of an event, and the event itself, by the same keys from every file."""

from typing import NamedTuple

from graph.identifiers import KeyRing, candidate_key
from graph.records import Party
from graph.vocabulary import ListCode
from loaders.lists.spelling import LISTS, NUMBERED, list_event
from loaders.lists.subjects import natural_person
from loaders.penalties.events import authority_id, document_number, event_party
from loaders.penalties.subjects import Someone, organization, person
from loaders.rows.parties import CATEGORIES
from loaders.tables import Cells, Layout, column

CODES = ("subject_code", "org_code", "reg_no")
SUBJECT: Layout = {
    "subject": column("主体名称 行政相对人名称 当事人名称", required=True, limit=200),
    "subject_category": column("主体类别 行政相对人类别", limit=16),
    "subject_code": column("统一社会信用代码 主体统一社会信用代码", secret=True),
    "org_code": column("组织机构代码", secret=True),
    "reg_no": column("工商注册号 注册号", secret=True),
    "subject_document": column("自然人证件类型", limit=64),
    "subject_number": column("自然人证件号码", secret=True),
}
CITED: Layout = {
    **SUBJECT,
    "event_no": column(
        "所涉文书文号 认定文书文号 行政处罚决定书文号 处罚决定书文号 列入决定书文号 案号",
        required=True,
        limit=128,
    ),
    "event_authority": column("所涉文书机关 认定机关 处罚机关 列入机关 执行法院", limit=200),
    "event_authority_code": column(
        "所涉文书机关代码 认定机关代码 认定机关统一社会信用代码 处罚机关代码 "
        "处罚机关统一社会信用代码",
        limit=18,
    ),
    "list": column("名单类别"),
}


class Determined(NamedTuple):
    """What tells the determination of an event apart; a list knows its authority by name only."""

    listed: ListCode | None
    authority: str
    number: str

    def event(self, subject: Party) -> Party:
        if self.listed:
            return list_event(self.listed, self.authority, self.number, subject.key)
        return event_party(self.authority, self.number, subject.key)


class Cited(NamedTuple):
    event: Party
    subject: Someone


def determined(listed: ListCode | None, name: str, code: str, written: str) -> Determined:
    if listed:
        return Determined(listed, authority_id("", name), NUMBERED[listed](written))
    return Determined(None, authority_id(code, name), document_number(written))


def subject_of(cells: Cells, keys: KeyRing, name: str, by: Determined) -> Someone:
    """A unit by its codes; a natural person where the category or a number says so."""
    natural = cells.choice("subject_category", CATEGORIES)
    if not natural and not cells.secret("subject_number"):
        return Someone(organization(cells, CODES, name, by.authority))
    fields = "subject_number", "subject_document"
    if by.listed:
        return natural_person(cells, keys, fields[0], name, by.authority, by.number, fields[1])
    mention = candidate_key("penalty", by.authority, by.number, name)
    return person(cells, keys, *fields, name, mention)


def cited(
    cells: Cells, keys: KeyRing, name: str, code: str, otherwise: Someone | None = None
) -> Cited | None:
    """The event that a row cites; of the authority that wrote the row if it names no other, and
    with `otherwise` as its subject. None for a row that is rejected."""
    written, subject = cells.text("event_no"), cells.text("subject")
    maker, maker_code = cells.text("event_authority"), cells.text("event_authority_code")
    listed = cells.choice("list", LISTS)
    if not maker and not maker_code:
        maker, maker_code = name, code
    if cells.rejected:
        return None
    if not listed and not maker_code:
        cells.warn("event_authority_code", "authority_by_name")
    by = determined(listed, maker or name, maker_code, written)
    someone = otherwise if otherwise and not subject else subject_of(cells, keys, subject, by)
    return None if cells.rejected else Cited(by.event(someone.party), someone)
