"""A term: one person's time in one office, while the timeline of the office is worked out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from graph.intervals import FOREVER, Day, Interval
from graph.records import Party, Ref, canonical
from graph.resolution.said import Said
from graph.vocabulary import Flag, Kind

Holder = Ref | Party


@dataclass(frozen=True, slots=True)
class Term:
    """`seen` is the newest day on which the source claims the term; what an open end says of
    later days is projection, and yields to any newer claim."""

    office: Kind
    holder: Holder
    name: str
    span: Interval
    flags: Flag
    seen: Day
    weight: int
    provider: str
    props: tuple[tuple[str, object], ...]
    evidence: tuple[int, ...]

    @classmethod
    def of(cls, said: Said, holder: Holder) -> Self:
        return cls(
            office=said.kind,
            holder=holder,
            name=str(said.props.get("name", "")),
            span=said.span,
            flags=said.flags,
            seen=said.asserted_at,
            weight=said.weight,
            provider=said.provider,
            props=tuple(sorted(said.props.items())),
            evidence=(said.id,),
        )

    @property
    def claim(self) -> Interval:
        """The days that the source vouches for."""
        if self.span.stop != FOREVER:
            return self.span
        return Interval(self.span.start, max(self.seen, self.span.start) + 1)

    @property
    def open(self) -> bool:
        return self.span.stop == FOREVER

    def until(self, stop: Day, unknown: bool = False) -> Self:
        flag = Flag.STOP_UNKNOWN if unknown else Flag.NONE
        flags = (self.flags & ~Flag.STOP_UNKNOWN) | flag
        return replace(self, span=Interval(self.span.start, stop), flags=flags)

    def since(self, start: Day) -> Self:
        flags = self.flags & ~Flag.START_UNKNOWN
        return replace(self, span=Interval(start, self.span.stop), flags=flags)

    def seen_until_known(self) -> Self:
        """Ends on the last day seen, the true end being unknown."""
        return self.until(self.claim.stop, unknown=True)

    def flagged(self, flag: Flag) -> Self:
        return replace(self, flags=self.flags | flag)

    def proved_by(self, *evidence: int) -> Self:
        return replace(self, evidence=tuple(dict.fromkeys(self.evidence + evidence)))


def together(terms: Sequence[Term]) -> Term:
    """One term from several of the same holder that overlap or touch; the strongest names it."""
    first = min(terms, key=lambda t: (t.span.start, bool(t.flags & Flag.START_UNKNOWN)))
    last = max(terms, key=lambda t: (t.span.stop, not t.flags & Flag.STOP_UNKNOWN))
    flags = (first.flags & Flag.START_UNKNOWN) | (last.flags & Flag.STOP_UNKNOWN)
    conflict = any(t.flags & Flag.CONFLICT for t in terms)
    strongest = max(terms, key=lambda t: (t.weight, t.seen, canonical(t.props)))
    return replace(
        strongest,
        span=Interval(first.span.start, last.span.stop),
        flags=flags | (Flag.CONFLICT if conflict else Flag.NONE),
        evidence=tuple(dict.fromkeys(e for t in terms for e in t.evidence)),
    )
