"""What rules yield, and the edges on which they rest; proofs are made of them at the end."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.intervals import Interval
from graph.records import Fact, Node, Props, Ref
from graph.store import View, Way
from graph.vocabulary import Flag, Kind, NodeKind
from queries.shares import Share, Verdict

NOWHERE = Node(0, "", NodeKind.EVENT, "")


class Edge(NamedTuple):
    """One fact on a path; `dst` is NOWHERE for what is said of a node itself."""

    fact: int
    kind: Kind
    src: Node
    dst: Node
    span: Interval
    flags: Flag
    props: Props

    @classmethod
    def of(cls, fact: Fact, src: Node, dst: Node = NOWHERE) -> "Edge":
        return cls(fact.id, fact.kind, src, dst, fact.span, fact.flags, fact.props)

    @property
    def conflict(self) -> bool:
        return bool(self.flags & Flag.CONFLICT)


@dataclass(frozen=True, kw_only=True)
class Found:
    """`who` is one bidder or a pair. A clue never becomes a ruling, nor a ruling a clue.

    `facts` hold no name of a person: persons stand on the path alone, where sight is applied.
    """

    who: tuple[Node, ...]
    code: str
    verdict: Verdict = Verdict.YES
    clue: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    path: tuple[Edge, ...] = ()


@dataclass
class Reader:
    """Reads edges in batches, and keeps which nodes had more of them than the cap."""

    view: View
    cap: int
    over: set[Ref] = field(default_factory=set)

    def edges(
        self, refs: Iterable[Ref], kinds: Collection[Kind], way: Way, during: Interval
    ) -> list[Edge]:
        """With what is said of them, in three reads whatever the number of nodes."""
        expansion = self.view.expand({ref: [during] for ref in refs}, kinds, way, self.cap)
        self.over |= expansion.over.keys()
        hops = [hop for ref in expansion.hops for hop in expansion.hops[ref]]
        nodes = self.view.nodes({ref for h in hops for ref in (h.src, h.dst)})
        facts = self.view.facts({h.fact for h in hops})
        return [Edge.of(facts[h.fact], nodes[h.src], nodes.get(h.dst, NOWHERE)) for h in hops]


def share_path(links: Iterable[Share]) -> tuple[Edge, ...]:
    return tuple(Edge.of(share.facts[0], share.holder, share.target) for share in links)


def by_source(found: Iterable[Edge]) -> dict[Ref, list[Edge]]:
    return _grouped(found, 0)


def by_target(found: Iterable[Edge]) -> dict[Ref, list[Edge]]:
    return _grouped(found, 1)


def _grouped(found: Iterable[Edge], end: int) -> dict[Ref, list[Edge]]:
    groups: dict[Ref, list[Edge]] = {}
    for edge in found:
        groups.setdefault((edge.src, edge.dst)[end].ref, []).append(edge)
    return groups


Placed = tuple[Node, Edge]


def _any_two(left: Placed, right: Placed) -> bool:
    return True


def pairs(
    members: Sequence[Placed], count: Callable[[Placed, Placed], bool] = _any_two
) -> Iterator[tuple[Placed, Placed]]:
    """Every two of different bidders once, in order of key, by the first edges that count."""
    ordered = sorted(members, key=lambda m: (m[0].key, m[1].kind, m[1].fact))
    seen: set[tuple[Ref, Ref]] = set()
    for n, left in enumerate(ordered):
        for right in ordered[n + 1 :]:
            ends = left[0].ref, right[0].ref
            if left[0].ref != right[0].ref and ends not in seen and count(left, right):
                seen.add(ends)
                yield left, right
