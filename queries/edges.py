"""What several sources state of one edge, read as one edge.

Facts of one kind between the same two nodes that hold on a day are one edge. The strongest source
gives its properties; others of the same rank that give another share make it a conflict.
Properties read: `pct`, `pct_min`, `pct_max`, `pct_min_open`, `pct_max_open` (HOLDS_SHARE,
HOLDS_VOTES).
"""

from collections.abc import Iterable
from typing import NamedTuple

from graph.records import Fact, Ref
from graph.vocabulary import WEIGHT, Flag, Kind


class Share(NamedTuple):
    """What is known of a percentage: it lies between `low` and `high`, a bound that is open left
    out. One known figure is both bounds."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def over(self, percent: float) -> bool:
        """Whether it is more than this for certain."""
        return self.low > percent or (self.low == percent and self.low_open)

    def may_be_over(self, percent: float) -> bool:
        return self.high > percent

    def hull(self, other: "Share") -> "Share":
        """What is known when either of the two may be right."""
        low, high = min(self.low, other.low), max(self.high, other.high)
        return Share(
            low,
            high,
            all(s.low_open for s in (self, other) if s.low == low),
            all(s.high_open for s in (self, other) if s.high == high),
        )


class Edge(NamedTuple):
    """`facts`, the strongest first, are never empty."""

    kind: Kind
    src: Ref
    dst: Ref
    facts: tuple[Fact, ...]

    @property
    def fact(self) -> Fact:
        return self.facts[0]

    @property
    def rivals(self) -> tuple[Fact, ...]:
        """The facts of the highest rank, the strongest among them."""
        return tuple(f for f in self.facts if _rank(f) == _rank(self.fact))

    @property
    def share(self) -> Share | None:
        """The percentage; None where it is unknown, be it to one of the rivals only."""
        shares = [share_of(fact) for fact in self.rivals]
        known = [share for share in shares if share is not None]
        if len(known) < len(shares) or not known:
            return None
        found = known[0]
        for other in known[1:]:
            found = found.hull(other)
        return found

    @property
    def conflict(self) -> bool:
        flagged = any(fact.flags & Flag.CONFLICT for fact in self.facts)
        return flagged or len({share_of(fact) for fact in self.rivals}) > 1


def edges_of(facts: Iterable[Fact]) -> list[Edge]:
    """One edge for each kind and pair of ends, in no order that matters."""
    grouped: dict[tuple[Kind, Ref, Ref], list[Fact]] = {}
    for fact in facts:
        grouped.setdefault((fact.kind, fact.src, fact.dst), []).append(fact)
    return [
        Edge(*ends, tuple(sorted(group, key=_strength, reverse=True)))
        for ends, group in grouped.items()
    ]


def share_of(fact: Fact) -> Share | None:
    """What one fact says of a percentage; None where it says nothing."""
    pct = _number(fact, "pct")
    if pct is not None:
        return Share(pct, pct)
    low, high = _number(fact, "pct_min"), _number(fact, "pct_max")
    if low is None and high is None:
        return None
    return Share(
        0.0 if low is None else low,
        100.0 if high is None else high,
        bool(fact.props.get("pct_min_open")),
        bool(fact.props.get("pct_max_open")),
    )


def _number(fact: Fact, name: str) -> float | None:
    value = fact.props.get(name)
    return None if value is None else float(value)


def _rank(fact: Fact) -> int:
    return max(WEIGHT[source.rank] for source in fact.evidence)


def _strength(fact: Fact) -> tuple[int, int, str]:
    """Rank, then the version day, then the content: never arrival."""
    best = max(fact.evidence, key=lambda p: (WEIGHT[p.rank], p.asserted_at, p.statement))
    return WEIGHT[best.rank], best.asserted_at, best.statement
