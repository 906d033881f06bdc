"""Everything on record above an organisation, or below a party, on a day: one batch a level.

Read are HOLDS_SHARE and HOLDS_VOTES (see `queries.shares`), CONTROLS (`joint`, `instrument`),
NOMINEE_FOR (who holds for whom; `organization`: the key of the one whose shares are meant) and
ACTS_IN_CONCERT (`organization` in the same sense; `agreement`: which one).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from graph.intervals import Day, Interval
from graph.records import Fact, Node, Ref
from graph.store import View, Way
from graph.vocabulary import Kind, NodeKind
from queries.owners.limits import Limits
from queries.shares import Share, held_by, holdings_of, strength


class Tie(NamedTuple):
    """One edge that is no holding, with all the facts that state it, the strongest first."""

    kind: Kind
    src: Node
    dst: Node
    facts: tuple[Fact, ...]

    @property
    def organization(self) -> str:
        """The key of the one organisation that it is about; "" for any."""
        return str(self.facts[0].props.get("organization") or "")

    def told(self, name: str) -> str:
        return str(self.facts[0].props.get(name) or "")

    @property
    def joint(self) -> bool:
        return self.facts[0].props.get("joint") is True


@dataclass
class Cone:
    """What was read around `root`. `over` were too many to read, `unread` came too late."""

    root: Node
    nodes: dict[Ref, Node]
    shares: list[Share] = field(default_factory=list)
    votes: list[Share] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    over: dict[Ref, int] = field(default_factory=dict)
    unread: set[Ref] = field(default_factory=set)

    def tied(self, kind: Kind) -> list[Tie]:
        """The ties of a kind, each once, from whichever end it was met."""
        found = {(t.src.ref, t.dst.ref): t for t in self.ties if t.kind is kind}
        return list(found.values())

    def without(self, hidden: Collection[Ref]) -> "Cone":
        """The same with some parties gone, and everything that passes through them."""
        if not hidden:
            return self
        return replace(
            self,
            nodes={ref: node for ref, node in self.nodes.items() if ref not in hidden},
            shares=[s for s in self.shares if s.holder.ref not in hidden],
            votes=[s for s in self.votes if s.holder.ref not in hidden],
            ties=[t for t in self.ties if t.src.ref not in hidden and t.dst.ref not in hidden],
        )


def read_up(root: Node, view: View, as_of: Day, limits: Limits) -> Cone:
    """All who hold, vote or direct, of any depth, and for whom they do it."""
    cone, level = Cone(root, {root.ref: root}), {root.ref: root}
    while level:
        met = _holdings(cone, level, view, as_of, limits, "in")
        met |= _ties(cone, level, view, as_of, limits, Kind.CONTROLS, "in")
        met |= _ties(cone, level, view, as_of, limits, Kind.NOMINEE_FOR, "out")
        level = _next(cone, met, limits)
    _concerts(cone, list(cone.nodes), view, as_of)
    return cone


def read_down(root: Node, view: View, as_of: Day, limits: Limits) -> Cone:
    """All that is held or directed, of any depth, also through nominees; and what those who act
    in concert with the root hold. For whom a party holds that is met below is read as well."""
    cone = Cone(root, {root.ref: root})
    level = cone.nodes | _concerts(cone, [root.ref], view, as_of)
    cone.nodes |= level
    behind: dict[Ref, Node] = {}
    while level:
        met = _holdings(cone, level, view, as_of, limits, "out")
        met |= _ties(cone, level, view, as_of, limits, Kind.CONTROLS, "out")
        met |= _ties(cone, level, view, as_of, limits, Kind.NOMINEE_FOR, "in")
        behind |= _ties(cone, level, view, as_of, limits, Kind.NOMINEE_FOR, "out")
        level = _next(cone, met, limits)
    while new := {ref: node for ref, node in behind.items() if ref not in cone.nodes}:
        cone.nodes |= new
        behind = _ties(cone, new, view, as_of, limits, Kind.NOMINEE_FOR, "out")
    return cone


def _next(cone: Cone, met: dict[Ref, Node], limits: Limits) -> dict[Ref, Node]:
    """The parties met for the first time, unless there are too many."""
    new = {ref: node for ref, node in met.items() if ref not in cone.nodes}
    cone.nodes |= new
    if len(cone.nodes) <= limits.nodes:
        return new
    cone.unread |= {r for r, n in new.items() if n.kind is NodeKind.ORGANIZATION}
    return {}


def _holdings(
    cone: Cone, level: Iterable[Ref], view: View, as_of: Day, limits: Limits, way: Way
) -> dict[Ref, Node]:
    read = holdings_of if way == "in" else held_by
    refs = [r for r in level if way == "out" or cone.nodes[r].kind is NodeKind.ORGANIZATION]
    met: dict[Ref, Node] = {}
    for kind, into in ((Kind.HOLDS_SHARE, cone.shares), (Kind.HOLDS_VOTES, cone.votes)):
        found = read(refs, view, as_of, limits.holders, kind)
        cone.over |= found.over
        for shares in found.at.values():
            into += shares
            for share in shares:
                far = share.holder if way == "in" else share.target
                met[far.ref] = far
    return met


def _ties(
    cone: Cone,
    level: Iterable[Ref],
    view: View,
    as_of: Day,
    limits: Limits,
    kind: Kind,
    way: Way,
) -> dict[Ref, Node]:
    found, over = _edges(level, view, as_of, kind, way, limits.holders)
    cone.over |= over
    cone.ties += found
    return {n.ref: n for n in ((t.src if way == "in" else t.dst) for t in found)}


def _edges(
    refs: Iterable[Ref], view: View, as_of: Day, kind: Kind, way: Way, cap: int | None
) -> tuple[list[Tie], dict[Ref, int]]:
    day = [Interval(as_of, as_of + 1)]
    hops, over = view.expand(dict.fromkeys(refs, day), [kind], way, cap)
    facts = view.facts([hop.fact for found in hops.values() for hop in found])
    nodes = view.nodes({ref for f in facts.values() for ref in (f.src, f.dst)})
    edges: dict[tuple[Ref, Ref], list[Fact]] = defaultdict(list)
    for fact in facts.values():
        edges[fact.src, fact.dst].append(fact)
    ties = [
        Tie(kind, nodes[src], nodes[dst], tuple(sorted(stated, key=strength, reverse=True)))
        for (src, dst), stated in edges.items()
    ]
    return sorted(ties, key=lambda t: (t.src.key, t.dst.key)), over


def _concerts(cone: Cone, refs: Collection[Ref], view: View, as_of: Day) -> dict[Ref, Node]:
    """Whoever acts in concert with these, whichever of the two the record names first."""
    found: dict[tuple[str, str], Tie] = {}
    for way in ("out", "in"):
        for tie in _edges(refs, view, as_of, Kind.ACTS_IN_CONCERT, way, None)[0]:
            found[tie.src.key, tie.dst.key] = tie
    cone.ties += [found[ends] for ends in sorted(found)]
    return {n.ref: n for tie in found.values() for n in (tie.src, tie.dst)}
