"""失信被执行人: each row states an entry, its debtor, and since when the debt is not performed."""

import re
from functools import partial
from typing import Any

from graph.intervals import Day, Interval, iso
from graph.records import Source, Statement
from graph.text import Text
from graph.vocabulary import Flag, ListCode, Rank
from loaders.base import Context, Loader
from loaders.lists.court_layout import COURT_LAYOUT, PARTIES, PERFORMED
from loaders.lists.entries import Conduct, End, Entry, entry_statements
from loaders.lists.spelling import case_number
from loaders.lists.subjects import natural_person, reads_as_person, unit
from loaders.penalties.events import authority_id
from loaders.tables import ByRow, Cells, Sheet, not_after

# Not at 、: one description may hold several ways of resisting.
_COMMAS = re.compile(r"[,，;；\n]+")
_DATED_BY = "published"


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    days = {f: cells.known_day(f) for f in ("published", "registered", "performed", "removed")}
    version = sheet.version(cells, max((d for d in days.values() if d), default=None))
    for field, day in days.items():
        not_after(cells, field, day, version)
    entry = _entry(cells, days, version)
    conduct = _conduct(cells, days, entry)
    name, person = cells.text("name"), _is_person(cells)
    if cells.rejected or version is None:
        return []
    if person:
        subject = natural_person(cells, ctx.keys, "card", name, entry.authority, entry.number)
    else:
        subject = unit(cells, "card", name, entry.authority)
    provider = ctx.provider or entry.authority_name
    source = Source(provider, Rank.AUTHORITY, sheet.document, sheet.sha256)
    state = partial(Statement, asserted_at=version, source=source, row=cells.row)
    return list(entry_statements(state, entry, subject, conduct))


def _entry(cells: Cells, days: dict[str, Day | None], version: Day | None) -> Entry:
    court, said = cells.text("court"), _said(cells)
    entered, left = days["published"], _left(cells, days, said["performance"], version)
    if entered is None and left == End() and not cells.rejected:
        cells.reject("published", "missing_value")
    _in_order(cells, "removed", entered, days["removed"])
    leaving = {
        "out_doc_no": cells.text("removal_no"),
        "out_reason": cells.text("removal_reason"),
    }
    return Entry(
        code=ListCode.SXBZXR,
        number=case_number(cells.text("case_no")),
        authority=authority_id("", court),
        authority_name=court,
        entered=entered,
        determined=entered,
        reason="；".join(said["reasons"]),
        left=left,
        leaving={k: v for k, v in leaving.items() if v},
        said=said,
    )


def _said(cells: Cells) -> dict[str, Any]:
    reasons = _reasons(cells)
    return {
        "title": "；".join(reasons) or ListCode.SXBZXR.label.zh,
        "matter": cells.text("duty"),
        "reasons": reasons,
        "legal_basis": cells.text("basis_no"),
        "basis_authority": cells.text("basis_unit"),
        "area": cells.text("area"),
        "performance": cells.text("performance"),
        "performed_part": cells.text("performed_part"),
        "unperformed_part": cells.text("unperformed_part"),
        "rep_name": cells.text("rep"),
    }


def _reasons(cells: Cells) -> list[str]:
    parts = (part.strip() for part in _COMMAS.split(cells.text("reasons")))
    return list(dict.fromkeys(part for part in parts if part))


def _left(cells: Cells, days: dict[str, Day | None], performance: str, version: Day | None) -> End:
    """When the entry ended: on its removal, else on performance, for then it must be removed."""
    day = days["removed"] or days["performed"]
    if day is not None:
        return End(day)
    if performance not in PERFORMED or version is None:
        return End()
    cells.warn("performance", "performed_undated")
    return End(version, Flag.STOP_UNKNOWN)


def _conduct(cells: Cells, days: dict[str, Day | None], entry: Entry) -> Conduct | None:
    """From the registration of the execution case until performance or removal."""
    start, entered = days["registered"], entry.entered
    if entered is None:
        return None
    if start is None:
        if not cells.rejected:
            cells.warn("registered", "no_start_of_default")
        return None
    if start > entered:
        cells.reject("registered", "date_after_entry", entered=iso(entered))
    for field in ("performed", "removed"):
        _in_order(cells, field, start, days[field])
    ends = [day for field in ("performed", "removed") if (day := days[field])]
    stop = min(ends, default=entry.left.day)
    return Conduct(Interval(start, max(stop, start + 1)), entry.left.flags)


def _in_order(cells: Cells, field: str, start: Day | None, end: Day | None) -> None:
    if start is not None and end is not None and end < start and not cells.rejected:
        cells.reject(field, "end_before_start", start=iso(start))


def _is_person(cells: Cells) -> bool:
    """By the kind of party; a row without one tells it by its number."""
    kind = cells.choice("party", PARTIES)
    return kind == "person" if kind else reads_as_person(cells.secret("card"))


_ROWS = ByRow(COURT_LAYOUT, _statements, _DATED_BY)
read, check = _ROWS.read, _ROWS.check

COURT_LIST = Loader(
    kind="court_list",
    label=Text("失信被执行人名单", "list of defaulting judgment debtors"),
    rank=Rank.AUTHORITY,
    read=read,
    check=check,
)
