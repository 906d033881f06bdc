"""Days as places on a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from graph.intervals import Day, day

_LEAST = 150  # days shown on either side
_SHARE = 0.25  # of the length of what is looked at, shown on either side


@dataclass(frozen=True)
class Bar:
    """An interval as far as it is shown; `begins` and `ends` say whether its ends are."""

    x: float
    width: float
    begins: bool
    ends: bool


@dataclass(frozen=True)
class Scale:
    first: Day
    last: Day
    left: float
    right: float

    @classmethod
    def around(cls, days: Sequence[tuple[str, str]], also: str, left: float, right: float) -> Self:
        """Shows these days with some before and after them, and one day more."""
        start, stop = day(days[0][0]), day(days[-1][1])
        beside = max(_LEAST, int((stop - start) * _SHARE))
        return cls(start - beside, max(stop, day(also) + 1) + beside, left, right)

    def at(self, when: Day) -> float:
        share = (min(max(when, self.first), self.last) - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def bar(self, span: tuple[str, str]) -> Bar:
        """At least wide enough to be seen; nothing where it lies beyond what is shown."""
        start, stop = day(span[0]), day(span[1])
        x, end = self.at(start), self.at(stop)
        seen = stop > self.first and start < self.last
        return Bar(x, max(end - x, 2) if seen else 0, start >= self.first, stop <= self.last)
