"""When the conduct was, and how serious, as far as a row says so."""

from graph.intervals import Day, Interval, iso
from graph.vocabulary import Severity
from loaders.tables import Cells

SEVERITIES = {s.label.zh: s for s in (Severity.MINOR, Severity.GENERAL, Severity.SERIOUS)} | {
    f"{s.label.zh}失信": s for s in (Severity.MINOR, Severity.GENERAL, Severity.SERIOUS)
}


def conduct(cells: Cells, determined: Day | None) -> Interval | None:
    """The days of the conduct; both bounds or none, in order, none after the document."""
    first, last = cells.known_day("conduct_first"), cells.known_day("conduct_last")
    if cells.rejected or (first is None and last is None):
        return None
    if first is None or last is None:
        missing = "start_missing" if first is None else "end_missing"
        cells.reject("conduct_first" if first is None else "conduct_last", missing)
        return None
    if last < first:
        cells.reject("conduct_last", "end_before_start", start=iso(first))
    elif determined is not None and last > determined:
        cells.reject("conduct_last", "date_after_determination", determined=iso(determined))
    return Interval(first, last + 1)


def severity(cells: Cells) -> tuple[str, str]:
    """The code of the severity and its basis, "" for what is not stated."""
    found = cells.choice("severity", SEVERITIES)
    basis = cells.text("severity_basis")
    if found and not basis:
        cells.warn("severity_basis", "no_basis")
    return found or "", basis
