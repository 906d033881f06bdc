"""严重违法失信名单, 经营异常名录, 政府采购严重违法失信行为记录: entries and removals."""

from functools import partial

from graph.identifiers import KeyRing
from graph.intervals import FOREVER, Day, iso
from graph.records import Source, Statement
from graph.text import Text
from graph.vocabulary import ListCode, NodeKind, Rank
from loaders.base import Context, Loader
from loaders.lists.entries import Conduct, End, Entry, entry_statements
from loaders.lists.subjects import natural_person, reads_as_person, unit
from loaders.lists.violations_layout import LISTS, PROCUREMENT_ONLY, VIOLATIONS_LAYOUT
from loaders.penalties.conduct import conduct
from loaders.penalties.events import authority_id, document_number
from loaders.penalties.subjects import Someone
from loaders.tables import ByRow, Cells, Sheet, not_after

_DATED_BY = "entered"


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    days = {f: cells.known_day(f) for f in ("entered", "penalised", "left")}
    version = sheet.version(cells, max((d for d in days.values() if d), default=None))
    for field, day in days.items():
        not_after(cells, field, day, version)
    entry = _entry(cells, days)
    name, span = cells.text("name"), conduct(cells, entry.determined)
    if cells.rejected or version is None:
        return []
    subject = _subject(cells, ctx.keys, name, entry)
    if cells.rejected:
        return []
    provider = ctx.provider or entry.authority_name
    source = Source(provider, Rank.AUTHORITY, sheet.document, sheet.sha256)
    state = partial(Statement, asserted_at=version, source=source, row=cells.row)
    return list(entry_statements(state, entry, subject, Conduct(span) if span else None))


def _entry(cells: Cells, days: dict[str, Day | None]) -> Entry:
    entered, left = days["entered"], days["left"]
    inside, outside = cells.text("authority"), cells.text("authority_out")
    if entered is None and left is None and not cells.rejected:
        cells.reject("entered", "missing_value")
    if not (inside or (entered is None and outside)) and not cells.rejected:
        cells.reject("authority", "missing_value")
    _in_order(cells, days)
    leaving = {
        "out_doc_no": document_number(cells.text("number_out")),
        "out_authority": outside,
        "out_reason": cells.text("out_reason"),
    }
    reason, result = cells.text("reason"), cells.text("result")
    return Entry(
        code=_list(cells),
        number=document_number(cells.text("number_in")),
        authority=authority_id("", inside or outside),
        authority_name=inside or outside,
        entered=entered,
        determined=days["penalised"] or entered,
        reason=reason,
        left=End(_stop(cells, entered, left)),
        leaving={k: v for k, v in leaving.items() if v},
        said={
            "title": reason,
            "content": result,
            "legal_basis": cells.text("basis"),
            "rep_name": cells.text("rep"),
        },
    )


def _list(cells: Cells) -> ListCode:
    stated = cells.choice("list", LISTS)
    procurement = any(cells.has(field) for field in PROCUREMENT_ONLY)
    return stated or (ListCode.ZFCG if procurement else ListCode.YZWF)


def _in_order(cells: Cells, days: dict[str, Day | None]) -> None:
    entered, left, penalised = days["entered"], days["left"], days["penalised"]
    if entered is None or cells.rejected:
        return
    if left is not None and left < entered:
        cells.reject("left", "end_before_start", start=iso(entered))
    if penalised is not None and penalised > entered:
        cells.reject("penalised", "date_after_entry", entered=iso(entered))


def _stop(cells: Cells, entered: Day | None, left: Day | None) -> Day:
    """The day of removal; before it, the day after the last one of a stated term."""
    until = cells.day("until")
    if until is None or until == FOREVER:
        return left or FOREVER
    if entered is not None and until < entered and not cells.rejected:
        cells.reject("until", "end_before_start", start=iso(entered))
    return min(until + 1, left or FOREVER)


def _subject(cells: Cells, keys: KeyRing, name: str, entry: Entry) -> Someone:
    """A natural person stands in a column of numbers, or where the code of a unit would."""
    decision = entry.number or iso(entry.entered or entry.left.day)
    field = "number" if cells.secret("number") else "code"
    if field == "number" or reads_as_person(cells.secret("code")):
        found = natural_person(cells, keys, field, name, entry.authority, decision)
    else:
        found = unit(cells, "code", name, entry.authority)
    if entry.code is ListCode.JYYC and found.party.kind is NodeKind.PERSON:
        cells.reject(field, "person_listed")
    return found


_ROWS = ByRow(VIOLATIONS_LAYOUT, _statements, _DATED_BY)
read, check = _ROWS.read, _ROWS.check

VIOLATION_LIST = Loader(
    kind="violation_list",
    label=Text("严重违法失信等名单", "lists of serious violations"),
    rank=Rank.AUTHORITY,
    read=read,
    check=check,
)
