"""Working days in China, by the table of the policy. A year that it does not hold is not guessed.

Weekends are off and other days are worked, unless the notice of the State Council for the year
says otherwise.
"""

from collections.abc import Callable, Iterator
from datetime import date

from graph.intervals import Day, Interval, iso
from graph.policy.faults import Fault, Path
from graph.policy.model import Policy
from graph.policy.shapes import HolidayYear

_SATURDAY = 5


def working_day(policy: Policy, when: Day) -> bool | None:
    """Whether a day is worked; None where the table does not hold its year."""
    table = policy.holidays.get(_year(when))
    if table is None:
        return None
    if when in table.working_weekends:
        return True
    return not _weekend(when) and not any(rest.span.holds(when) for rest in table.days_off)


def add_working_days(policy: Policy, when: Day, count: int) -> Day | None:
    """The last of `count` working days after a day, which itself is not counted.

    None where the table lacks a year on the way: `missing_year` says which.
    """
    return _walk(policy, when, count)[0]


def missing_year(policy: Policy, when: Day, count: int) -> int | None:
    """The first year that `add_working_days` would need and the table does not hold."""
    return _walk(policy, when, count)[1]


def _walk(policy: Policy, when: Day, count: int) -> tuple[Day | None, int | None]:
    while count > 0:
        when += 1
        worked = working_day(policy, when)
        if worked is None:
            return None, _year(when)
        count -= worked
    return when, None


def _year(when: Day) -> int:
    return date.fromordinal(when).year


def _weekend(when: Day) -> bool:
    return date.fromordinal(when).weekday() >= _SATURDAY


def table_faults(policy: Policy) -> Iterator[Fault]:
    for year, table in policy.holidays.items():
        seen: set[Day] = set()
        for path, span in _listed(("holidays", year), table):
            if span.days == 0:
                facts = {"first": iso(span.start), "last": iso(span.stop - 1)}
                yield Fault(path, "days_reversed", facts)
                continue
            yield from _misplaced(path, span, year)
            for day in sorted(seen & set(range(*span)))[:1]:
                yield Fault(path, "day_twice", {"day": iso(day)})
            seen |= set(range(*span))
        for n, day in enumerate(table.working_weekends):
            if not _weekend(day):
                path = ("holidays", year, "working_weekends", n)
                yield Fault(path, "not_a_weekend", {"day": iso(day)})


def _listed(path: Path, table: HolidayYear) -> Iterator[tuple[Path, Interval]]:
    for n, rest in enumerate(table.days_off):
        yield (*path, "days_off", n), rest.span
    for n, day in enumerate(table.working_weekends):
        yield (*path, "working_weekends", n), Interval(day, day + 1)


def _misplaced(path: Path, span: Interval, year: int) -> Iterator[Fault]:
    for day in (span.start, span.stop - 1):
        if _year(day) != year:
            yield Fault(path, "not_in_year", {"day": iso(day), "year": year})
            return


CHECKS: tuple[Callable[[Policy], Iterator[Fault]], ...] = (table_faults,)
