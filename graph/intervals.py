"""World time: days and half-open intervals; and the pair of clocks of a question.

A day is the ordinal number of a date in Asia/Shanghai (`date.toordinal`), so that stores
compare integers. An interval holds its first day and not its last: `[start, stop)`.
An open end is `FOREVER`, never None; an unknown bound is a flag of the fact, never infinity.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple

from graph.errors import InputError
from graph.text import Text

Day = int

FOREVER: Day = date(9999, 12, 31).toordinal()
DAWN: Day = date(1000, 1, 1).toordinal()
CHINA = timezone(timedelta(hours=8))

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")


class Interval(NamedTuple):
    """`[start, stop)` in days.

    >>> Interval.parse("2026-02-01", "2026-02-20").iso()
    ('2026-02-01', '2026-02-21')
    """

    start: Day
    stop: Day

    @classmethod
    def parse(cls, first: str, last: str | None = None) -> "Interval":
        """From the first and the last day as sources write them, both inclusive."""
        return cls(day(first), day(last or first) + 1)

    @property
    def days(self) -> int:
        return max(0, self.stop - self.start)

    def overlap(self, other: "Interval") -> "Interval | None":
        start, stop = max(self.start, other.start), min(self.stop, other.stop)
        return Interval(start, stop) if start < stop else None

    def holds(self, when: Day) -> bool:
        return self.start <= when < self.stop

    def iso(self) -> tuple[str, str]:
        return iso(self.start), iso(self.stop)


ALWAYS = Interval(DAWN, FOREVER)


class Scope(NamedTuple):
    """Both clocks of a question: a day of the world and a commit (None: the newest)."""

    as_of: Day
    known_at: int | None = None


def day(value: str | date) -> Day:
    """The day number of an ISO date. Raises InputError for a day that does not exist."""
    if isinstance(value, date):
        return value.toordinal()
    try:
        return date.fromisoformat(value.strip()).toordinal()
    except ValueError:
        raise InputError(
            Text(
                f"日期“{value}”不存在或格式不对；请写成 2026-05-10 的形式",
                f"“{value}” is no date; write it as 2026-05-10",
            )
        ) from None


def iso(when: Day) -> str:
    return date.fromordinal(when).isoformat()


def china_day(instant: datetime) -> Day:
    """The day in China at an instant that knows its time zone."""
    return instant.astimezone(CHINA).date().toordinal()


def shift(when: Day, period: str, sign: int = 1) -> Day:
    """The corresponding day after (sign 1) or before (sign -1) an ISO period such as `P2Y`.

    A month without the corresponding day gives its last day (民法典 §202).
    Raises InputError for a period that cannot be read.

    >>> iso(shift(day("2024-02-29"), "P1Y"))
    '2025-02-28'
    """
    match = _PERIOD.fullmatch(period)
    if not match or period == "P":
        raise InputError(
            Text(
                f"期间“{period}”无法识别；请写成 P3M、P2Y 或 P30D",
                f"“{period}” is no period; write P3M, P2Y or P30D",
            )
        )
    years, months, days = (int(part or 0) for part in match.groups())
    return _shift_months(when, sign * (12 * years + months)) + sign * days


def _shift_months(when: Day, months: int) -> Day:
    start = date.fromordinal(when)
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, _month_days(year, month + 1))).toordinal()


def _month_days(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def merge(intervals: Iterable[Interval]) -> list[Interval]:
    """The same days as few, ordered, disjoint intervals."""
    merged: list[Interval] = []
    for part in sorted(i for i in intervals if i.days):
        if merged and part.start <= merged[-1].stop:
            merged[-1] = Interval(merged[-1].start, max(merged[-1].stop, part.stop))
        else:
            merged.append(part)
    return merged


def overlaps(some: Iterable[Interval], others: Iterable[Interval]) -> list[Interval]:
    """The days that stand in both lists."""
    right = merge(others)
    return merge(o for left in merge(some) for r in right if (o := left.overlap(r)))


def without(some: Iterable[Interval], taken: Iterable[Interval]) -> list[Interval]:
    """The days of the first list that are not in the second."""
    left = merge(some)
    for hole in merge(taken):
        left = [p for part in left for p in _cut(part, hole)]
    return left


def _cut(part: Interval, hole: Interval) -> list[Interval]:
    before = Interval(part.start, min(part.stop, hole.start))
    after = Interval(max(part.start, hole.stop), part.stop)
    return [p for p in (before, after) if p.days]
