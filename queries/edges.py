"""What several sources state of one edge, read as one edge.

Facts of one kind between the same two nodes that hold on a day are one edge. The strongest source
gives its properties; others of the same rank that give another share make it a conflict, whose
values are bounds. A source that is silent on the share is no rival of one that states it.
Properties read of HOLDS_SHARE and HOLDS_VOTES: `pct`, `pct_min`, `pct_max`, `pct_min_open`,
`pct_max_open`, `derived` (a summary of a chain that stands beside it: never counted), `indirect`
(held through others who are not on file).
"""

from collections.abc import Iterable
from typing import NamedTuple

from graph.records import Fact, Ref
from graph.vocabulary import WEIGHT, Flag, Kind


class Share(NamedTuple):
    """What is known of a percentage: it lies between `low` and `high`, a bound that is open left
    out. One known figure is both bounds. The tests give None for what the record leaves open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def over(self, percent: float) -> bool | None:
        """More than this: 超过 leaves the figure out."""
        if self.low > percent or (self.low == percent and self.low_open):
            return True
        return None if self.high > percent else False

    def at_least(self, percent: float) -> bool | None:
        """This or more: 以上 takes the figure in."""
        if self.low >= percent:
            return True
        below = self.high < percent or (self.high == percent and self.high_open)
        return False if below else None

    def up_to(self, percent: float) -> bool | None:
        """This or less: 以下 takes the figure in."""
        over = self.over(percent)
        return None if over is None else not over

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
    def share(self) -> Share | None:
        """The percentage; None where no source of the highest rank states one."""
        shares = self._shares()
        found = shares[0] if shares else None
        for other in shares[1:]:
            found = found.hull(other) if found else other
        return found

    @property
    def conflict(self) -> bool:
        flagged = any(fact.flags & Flag.CONFLICT for fact in self.facts)
        return flagged or len(set(self._shares())) > 1

    @property
    def derived(self) -> bool:
        return bool(self.fact.props.get("derived"))

    @property
    def indirect(self) -> bool:
        return bool(self.fact.props.get("indirect"))

    def _shares(self) -> list[Share]:
        """What the sources of the highest rank that state a share say."""
        stating = [(fact, share) for fact in self.facts if (share := share_of(fact))]
        highest = max((_rank(fact) for fact, _ in stating), default=0)
        return [share for fact, share in stating if _rank(fact) == highest]


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
