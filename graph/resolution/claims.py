"""Claims: the days on which a source vouches for a holder of an office.

A record vouches from its start to the day its source wrote it; what it says of later days (an open
end, a planned last day) is projection and no claim. Several versions of one record are several
claims; the newer corrects the older only on days that both speak of.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.intervals import DAWN, FOREVER, Day, Interval, without
from graph.records import Ref
from graph.resolution.said import Said
from graph.vocabulary import Flag

Holder = Ref | str  # a key stands for a person whom only change items name


@dataclass(frozen=True, slots=True)
class Claim:
    """`begins`: the term began on the first day; `ends`: it ended on the last. `by_change`: it is
    the word of a change item, which knows its own day and no other."""

    holder: Holder
    days: Interval
    begins: bool
    ends: bool
    seen: Day
    weight: int
    provider: str
    props: dict[str, Any]
    evidence: tuple[int, ...]
    planned: Day = FOREVER  # the last day that the source foresaw, not vouched for
    by_change: bool = False
    conflict: bool = False

    def cut(self, holes: Iterable[Interval]) -> list["Claim"]:
        """What is left of the claim; a bound that was cut is not the bound of the term."""
        return [self.part(p) for p in without([self.days], holes)]

    def part(self, days: Interval) -> "Claim":
        return replace(
            self,
            days=days,
            begins=self.begins and days.start == self.days.start,
            ends=self.ends and days.stop == self.days.stop,
        )


def claims_of(records: Sequence[Said], holders: dict[int, Holder]) -> list[Claim]:
    """The claims of all versions of the records; `holders` by statement."""
    slots: dict[str, list[Said]] = {}
    for said in records:
        slots.setdefault(said.slot, []).append(said)
    return [c for versions in slots.values() for c in _of_slot(versions, holders)]


def _of_slot(versions: Sequence[Said], holders: dict[int, Holder]) -> list[Claim]:
    claims = [(s, _claim(s, holders[s.id])) for s in versions]
    rivals = [any(_rival(one, other) for other, _ in claims) for one, _ in claims]
    kept: list[Claim] = []
    for (said, claim), rival in zip(claims, rivals, strict=True):
        holes = [h for newer, c in claims if (h := _corrected(said, claim, newer, c))]
        kept += [replace(c, conflict=rival) for c in claim.cut(holes)]
    return kept


def _claim(said: Said, holder: Holder) -> Claim:
    ended = said.span.stop <= said.asserted_at
    stop = said.span.stop if ended else max(said.asserted_at, said.span.start) + 1
    return Claim(
        holder=holder,
        days=Interval(said.span.start, stop),
        begins=not said.flags & Flag.START_UNKNOWN,
        ends=ended,
        seen=said.asserted_at,
        weight=said.weight,
        provider=said.provider,
        props=dict(said.props),
        evidence=(said.id,),
        planned=FOREVER if ended else said.span.stop,
    )


def _rival(one: Said, other: Said) -> bool:
    """Two versions of one record and one day that differ: neither replaces the other."""
    same = (one.weight, one.asserted_at) == (other.weight, other.asserted_at)
    return same and one.digest != other.digest


def _corrected(said: Said, claim: Claim, newer: Said, later: Claim) -> Interval | None:
    """The days of a version that a newer version of the same record takes back.

    A newer start that the older version had seen pass is a correction of the start, or of the
    person; a start after all that it saw is another term, and takes nothing back.
    """
    if (newer.weight, newer.asserted_at) <= (said.weight, said.asserted_at):
        return None
    if later.ends and later.holder == claim.holder and later.days.stop < claim.days.stop:
        return Interval(later.days.stop, FOREVER)
    if not later.begins or later.days.start >= claim.days.stop:
        return None
    if later.holder == claim.holder:
        return Interval(DAWN, later.days.start)
    return Interval(later.days.start, FOREVER)
