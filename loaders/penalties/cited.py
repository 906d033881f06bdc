"""A document that cites a penalty decision: which one, by the same key as the decision itself."""

from typing import NamedTuple

from graph.identifiers import KeyRing, candidate_key
from graph.records import Party
from loaders.penalties.events import authority_id, document_number
from loaders.penalties.subjects import Someone, organization, person
from loaders.tables import Cells, Layout, column

CITED: Layout = {
    "penalty_authority": column("处罚机关", limit=200),
    "penalty_authority_code": column("处罚机关代码 处罚机关统一社会信用代码", limit=18),
    "subject": column("行政相对人名称", required=True, limit=200),
    "subject_code": column(
        "统一社会信用代码 行政相对人代码_1(统一社会信用代码) 行政相对人代码_1", secret=True
    ),
    "reg_no": column("行政相对人代码_2(工商注册号) 行政相对人代码_2 工商注册号", secret=True),
    "org_code": column("行政相对人代码_3(组织机构代码) 行政相对人代码_3 组织机构代码", secret=True),
}
CODES = ("subject_code", "org_code", "reg_no")


class Cited(NamedTuple):
    """What tells the deciding authority apart, the number of the decision, the name of its party.

    A document that names no deciding authority speaks of a decision of its own.
    """

    authority: str
    number: str
    subject: str


def cited(cells: Cells, name: str, code: str) -> Cited:
    """The decision that a row cites; `name` and `code` are of the authority that cites it."""
    number, subject = document_number(cells.text("penalty_no")), cells.text("subject")
    decided_by = cells.text("penalty_authority"), cells.text("penalty_authority_code")
    maker, maker_code = decided_by if any(decided_by) else (name, code)
    if not maker_code and not cells.rejected:
        cells.warn("penalty_authority_code", "no_authority_code")
    return Cited(authority_id(maker_code, maker), number, subject)


def cited_organization(cells: Cells, decision: Cited) -> Party:
    return organization(cells, CODES, decision.subject, decision.authority)


def cited_person(cells: Cells, keys: KeyRing, decision: Cited) -> Someone:
    """By the whole number; else the same mention as in the decision."""
    mention = candidate_key("penalty", decision.authority, decision.number, decision.subject)
    return person(cells, keys, "subject_number", "subject_document", decision.subject, mention)
