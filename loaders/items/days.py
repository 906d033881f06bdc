"""Days as JSON publications write them: whole, with a time, or a year or month only."""

import re
import unicodedata
from typing import NamedTuple

from graph.intervals import FOREVER, Day, Interval, day, shift
from graph.vocabulary import Flag
from loaders.values import ValueFault, read_day

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2}))?")


class When(NamedTuple):
    """The first and the last day that a date may mean: one day, a month or a year."""

    first: Day
    last: Day

    @property
    def vague(self) -> bool:
        return self.first != self.last


def read_when(text: str) -> When | None:
    """Raises ValueFault for no date; None for one that stands for an open end."""
    written = unicodedata.normalize("NFKC", text).strip()
    partial = _PARTIAL.fullmatch(written)
    if not partial:
        found = read_day(written)
        return None if found == FOREVER else When(found, found)
    year, month = int(partial[1]), int(partial[2] or 1)
    if not (1900 <= year < 2100 and 1 <= month <= 12):
        raise ValueFault("no_such_date")
    first = day(f"{year:04}-{month:02}-01")
    return When(first, shift(first, "P1M" if partial[2] else "P1Y") - 1)


def span_of(start: When | None, last: When | None, seen: Day) -> tuple[Interval, Flag] | None:
    """The days from a start to a last day, both in; None where they contradict each other.

    A vague bound counts as unknown: nobody holds before the last day on which it may have begun,
    nor after the first on which it may have ended.
    """
    stop = last.first + 1 if last else FOREVER
    flags = Flag.STOP_UNKNOWN if last and last.vague else Flag.NONE
    if start is None or start.vague:
        begin = min(start.last if start else seen, stop - 1)
        if start and begin < start.first:
            return None
        return Interval(begin, stop), flags | Flag.START_UNKNOWN
    stop = max(stop, start.first + 1) if last and last.last >= start.first else stop
    return (Interval(start.first, stop), flags) if start.first < stop else None
