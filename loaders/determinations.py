"""Determinations: documents that date the conduct, grade it, and name who is responsible.

Each row speaks of one penalty decision against one organisation, or of its entry in one list,
and meets it by the same key.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from graph.intervals import ALWAYS, Day, Interval
from graph.records import Party, Source, Statement
from graph.text import Text
from graph.vocabulary import Kind, Rank
from loaders.base import Context, Loader
from loaders.codes import same_as
from loaders.lists.spelling import LISTS, NUMBERED, list_event
from loaders.naming import NAMED, named_person, naming, said_of
from loaders.penalties.cited import CITED, CODES
from loaders.penalties.conduct import conduct, severity
from loaders.penalties.events import authority_id, document_number, event_party
from loaders.penalties.subjects import Someone, has_masks, organization
from loaders.tables import (
    VERSION,
    ByRow,
    Cells,
    Layout,
    Sheet,
    column,
    not_after,
)
from loaders.values import iso_or_none

LAYOUT: Layout = {
    "doc_no": column("认定文书文号", required=True, limit=128),
    "doc_name": column("认定文书名称", limit=200),
    "authority": column("认定机关", required=True, limit=200),
    "authority_code": column("认定机关代码 认定机关统一社会信用代码", limit=18),
    "determined": column("认定日期", required=True),
    **CITED,
    "list": column("名单类别"),
    "penalty_no": column(
        "处罚决定书文号 行政处罚决定书文号 列入决定书文号 案号", required=True, limit=128
    ),
    "penalty_authority": column("处罚机关 列入机关 执行法院", limit=200),
    "conduct_first": column("违法行为开始日期"),
    "conduct_last": column("违法行为结束日期"),
    "severity": column("严重程度 失信严重程度"),
    "severity_basis": column("严重程度依据 失信严重程度依据"),
    **NAMED,
    VERSION: column("数据更新时间 更新日期 更新时间"),
}


class _Document(NamedTuple):
    """What every statement of the row carries, and the party of the decision it speaks of."""

    determined: Day | None
    props: dict[str, Any]
    provider: str


class _Said(NamedTuple):
    kind: Kind
    dst: Party | None
    span: Interval
    own: str  # tells this statement from the others of the document about the event
    props: dict[str, Any]


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    version = sheet.version(cells)
    document = _document(cells, version)
    span, graded, named = conduct(cells, document.determined), severity(cells), naming(cells)
    decided = _decided(cells, document)
    if not (span or graded[0] or named or cells.rejected):
        cells.reject("conduct_first", "nothing_determined")
    if cells.rejected or decided is None or version is None:
        return []
    event, subject = decided
    someone = named_person(cells, ctx.keys, event, named)
    said = [*_dated(span), *_graded(graded), *_named(named, someone)]
    source = Source(ctx.provider or document.provider, Rank.AUTHORITY, sheet.document, sheet.sha256)
    state = partial(Statement, src=event, asserted_at=version, source=source, row=cells.row)
    stated = [
        state(
            kind=s.kind,
            dst=s.dst,
            span=s.span,
            props=document.props | s.props,
            record_id="|".join((document.props["doc_no"], event.key, s.own)),
        )
        for s in said
    ]
    same = same_as(cells, CODES, subject.name, state)
    return [*stated, *same, *has_masks(state, someone)]


def _document(cells: Cells, version: Day | None) -> _Document:
    determined = cells.known_day("determined")
    not_after(cells, "determined", determined, version)
    name, code = cells.text("authority"), cells.text("authority_code")
    props = {
        "doc_no": document_number(cells.text("doc_no")),
        "doc_name": cells.text("doc_name"),
        "authority_name": name,
        "authority_code": code,
        "determined": iso_or_none(determined),
    }
    return _Document(determined, props, f"{code} {name}".strip())


def _decided(cells: Cells, document: _Document) -> tuple[Party, Party] | None:
    """The decision and its subject; decided by the determining authority if by no other."""
    name, code = cells.text("penalty_authority"), cells.text("penalty_authority_code")
    written, subject = cells.text("penalty_no"), cells.text("subject")
    listed = cells.choice("list", LISTS)
    if not name and not code:
        name, code = document.props["authority_name"], document.props["authority_code"]
    if cells.rejected:
        return None
    if listed:  # lists name their authority and give it no code
        name, code = name or document.props["authority_name"], ""
    elif not code:
        cells.warn("penalty_authority_code", "no_authority_code")
    authority = authority_id(code, name)
    party = organization(cells, CODES, subject, authority)
    if listed:
        return list_event(listed, authority, NUMBERED[listed](written), party.key), party
    return event_party(authority, document_number(written), party.key), party


def _dated(span: Interval | None) -> Iterator[_Said]:
    if span:
        yield _Said(Kind.CONDUCT, None, span, "|".join(("conduct", *span.iso())), {})


def _graded(graded: tuple[str, str]) -> Iterator[_Said]:
    level, basis = graded
    if level:
        yield _Said(Kind.SEVERITY, None, ALWAYS, "severity", {"severity": level, "basis": basis})


def _named(named: dict[str, Any] | None, someone: Someone | None) -> Iterator[_Said]:
    if named is not None and someone is not None:
        props = said_of(named, someone)
        yield _Said(Kind.NAMED, someone.party, ALWAYS, f"named|{someone.party.key}", props)


_ROWS = ByRow(LAYOUT, _statements)
read, check = _ROWS.read, _ROWS.check

DETERMINATIONS = Loader(
    kind="determinations",
    label=Text("责任认定文书", "determinations of responsibility"),
    rank=Rank.AUTHORITY,
    read=read,
    check=check,
)
