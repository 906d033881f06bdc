"""Days of a row: none after the version that states it, and each in its order."""

from graph.intervals import ALWAYS, FOREVER, Day, Interval, iso
from graph.vocabulary import Flag
from loaders.tables import Cells, not_after


def known_days(cells: Cells, version: Day | None, *fields: str) -> dict[str, Day | None]:
    """Days of things that have happened: rejects one that is open or after the version day."""
    days = {field: cells.known_day(field) for field in fields}
    for field, day in days.items():
        not_after(cells, field, day, version)
    return days


def in_order(
    cells: Cells,
    field: str,
    start: Day | None,
    end: Day | None,
    reason: str = "end_before_start",
) -> None:
    """Rejects an end that lies before its start."""
    if start is not None and end is not None and end < start and not cells.rejected:
        cells.reject(field, reason, start=iso(start))


def stop_of(last: Day | None) -> Day:
    """The first day that is no longer part of a term; blank is open."""
    return FOREVER if last is None or last == FOREVER else last + 1


def term(cells: Cells, first: str, last: str) -> Interval:
    """From the first day to the last one, both part of it; a blank bound is open."""
    start, end = cells.known_day(first), cells.day(last)
    in_order(cells, last, start, end)
    begin = ALWAYS.start if start is None else start
    return Interval(begin, max(stop_of(end), begin + 1))


def needed(cells: Cells, *fields: str) -> None:
    """Rejects a row that leaves one of these blank."""
    for field in fields:
        if not cells.secret(field) and not cells.rejected:
            cells.reject(field, "missing_value")


def dated(cells: Cells, first: str, last: str, seen: Day | None) -> tuple[Interval, Flag]:
    """As `term`; a start that is not stated is the day first seen, and says so."""
    span = term(cells, first, last)
    if span.start != ALWAYS.start or seen is None:
        return span, Flag.NONE
    return Interval(min(seen, span.stop - 1), span.stop), Flag.START_UNKNOWN
