"""What several sources state of one edge, read as one edge.

Facts of one kind between the same two nodes that hold on a day are one edge. The strongest source
gives its properties; how the shares of several are read stands in `queries.shares`.
Properties read: those of `queries.shares`.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from graph.records import Fact, Ref
from graph.vocabulary import Flag, Kind
from queries.shares import Stated, stated_share

WITH_SHARE = frozenset({Kind.HOLDS_SHARE, Kind.HOLDS_VOTES})


class Ends(NamedTuple):
    kind: Kind
    src: Ref
    dst: Ref


class Edge:
    """`facts`, the strongest first, are never empty."""

    def __init__(self, ends: Ends, facts: Iterable[Fact]) -> None:
        self.kind, self.src, self.dst = ends
        self._all = stated_share(facts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self._all.facts

    @property
    def fact(self) -> Fact:
        return self.facts[0]

    @property
    def conflict(self) -> bool:
        flagged = any(fact.flags & Flag.CONFLICT for fact in self.facts)
        stated = self.along_a_chain
        return flagged or bool(self.kind in WITH_SHARE and stated and stated.conflict)

    @property
    def derived(self) -> bool:
        """Whether it only sums up a chain that stands beside it: shown, and never counted."""
        return self.along_a_chain is None

    @cached_property
    def along_a_chain(self) -> Stated | None:
        """The share with what is held through others who are not on file."""
        counted = [f for f in self.facts if f.props.get("derived") is not True]
        return stated_share(counted) if counted else None

    @cached_property
    def direct(self) -> Stated | None:
        """The share that is held directly; None where nothing is."""
        stated = self.along_a_chain
        counted = [f for f in stated.facts if f.props.get("indirect") is not True] if stated else []
        return stated_share(counted) if counted else None


def edges_of(facts: Iterable[Fact]) -> list[Edge]:
    """One edge for each kind and pair of ends, in no order that matters."""
    grouped: dict[Ends, list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(Ends(fact.kind, fact.src, fact.dst), []).append(fact)
    return [Edge(ends, group) for ends, group in grouped.items()]
