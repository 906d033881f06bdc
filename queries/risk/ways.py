"""The ways from an organisation to others on a day, each with every hop.

Read are BRANCH_OF, SUCCEEDS, MANAGES, CONTROLS, HOLDS_SHARE (see `queries.edges`; `derived`,
`indirect`), HAS_CONTACT (`type`: address, phone or account) and the offices. None of them carries a
record: a link is information. Without persons in sight no way leads through one, and none is
counted: the ends of edges are read without a cap, and the limit is of organisations.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.accountability.proof import Proof
from graph.intervals import Day, Interval
from graph.records import Hop, Node, Props, Ref
from graph.store import View, Way
from graph.vocabulary import Kind, NodeKind, Word
from queries.edges import Edge, edges_of
from queries.shares import Verdict
from queries.sight import Sight


class Via(Word):
    """By what an organisation or a person is linked."""

    HEAD_OFFICE = "head_office", "所属法人（总机构）", "head office"
    BRANCH = "branch", "分支机构", "branch"
    PREDECESSOR = "predecessor", "被承继的单位", "predecessor"
    SUCCESSOR = "successor", "承继的单位", "successor"
    MAJORITY_HOLDER = "majority_holder", "持股超过半数的出资人", "holds more than half of it"
    HOLDER = "holder", "出资人", "holds a share of it"
    MAJORITY_HELD = "majority_held", "持股超过半数的企业", "more than half of it is held"
    HELD = "held", "所投资企业", "a share of it is held"
    DIRECTED_BY = "directed_by", "实际支配或管理它的单位", "directs or manages it"
    DIRECTS = "directs", "它实际支配或管理的单位", "is directed or managed by it"
    PERSON = "person", "同一自然人任职或出资", "a person with an office or share at both"
    OFFICE_HOLDER = "office_holder", "在它任职或出资的自然人", "a person with an office or share"
    ADDRESS = "address", "同一地址", "the same address"
    PHONE = "phone", "同一电话", "the same telephone"
    ACCOUNT = "account", "同一账户", "the same account"
    CONTACT = "contact", "同一联系方式", "the same contact"


# Offices by which a person links two organisations; agents and staff act for many.
OFFICES = (
    Kind.LEGAL_REP,
    Kind.CHAIR,
    Kind.EXEC_DIRECTOR,
    Kind.DIRECTOR,
    Kind.GENERAL_MANAGER,
    Kind.MANAGER,
    Kind.DEPUTY_MANAGER,
    Kind.SUPERVISOR,
    Kind.CFO,
    Kind.MANAGING_PARTNER,
    Kind.PARTNER_DELEGATE,
    Kind.GENERAL_PARTNER,
    Kind.INVESTOR_OWNER,
    Kind.OPERATOR,
    Kind.BRANCH_HEAD,
    Kind.HEAD_OF_BODY,
    Kind.ACTING_HEAD,
)
_TIES: tuple[tuple[Kind, Way, Via], ...] = (
    (Kind.BRANCH_OF, "out", Via.HEAD_OFFICE),
    (Kind.BRANCH_OF, "in", Via.BRANCH),
    (Kind.SUCCEEDS, "out", Via.PREDECESSOR),
    (Kind.SUCCEEDS, "in", Via.SUCCESSOR),
    (Kind.CONTROLS, "in", Via.DIRECTED_BY),
    (Kind.MANAGES, "in", Via.DIRECTED_BY),
    (Kind.CONTROLS, "out", Via.DIRECTS),
    (Kind.MANAGES, "out", Via.DIRECTS),
)


_SHARES: tuple[tuple[Way, Via, Via], ...] = (
    ("in", Via.MAJORITY_HOLDER, Via.HOLDER),
    ("out", Via.MAJORITY_HELD, Via.HELD),
)
# Read at once: one step each way.
_READ: dict[Way, list[Kind]] = {
    side: [Kind.HOLDS_SHARE, *(kind for kind, way, _ in _TIES if way == side)]
    for side in ("out", "in")
}


class Linked(NamedTuple):
    via: Via
    node: Node
    path: tuple[Proof, ...]


class Over(NamedTuple):
    """A way by which there are more than the limit: none of them is told."""

    via: Via
    number: int


@dataclass
class Ways:
    most: int
    found: list[Linked] = field(default_factory=list)
    over: list[Over] = field(default_factory=list)

    def few(self, via: Via, refs: Iterable[Ref]) -> bool:
        """Whether they are within the limit; notes how many they are if not."""
        number = len(set(refs))
        if number > self.most:
            self.over.append(Over(via, number))
        return number <= self.most


def ways_from(root: Node, view: View, as_of: Day, sight: Sight, majority: float, most: int) -> Ways:
    """A fixed number of reads; facts are read of what is told only."""
    ways, today = Ways(most), [Interval(as_of, as_of + 1)]
    sides = {way: _Near(root, kinds, way, view, today) for way, kinds in _READ.items()}
    for kind, way, via in _TIES:
        near = sides[way]
        hops = near.organizations(kind)
        if ways.few(via, map(near.end, hops)):
            read = _Facts(hops, view)
            ways.found += [Linked(via, near.node(h), (read.proof(h),)) for h in hops]
    for way, over_half, part in _SHARES:
        near = sides[way]
        hops = near.organizations(Kind.HOLDS_SHARE)
        if ways.few(part, map(near.end, hops)):
            ways.found += _shares(hops, near, over_half, part, majority, view)
    _contacts(root, view, today, ways)
    if sight.persons:
        _through_persons(root, view, today, sight, ways)
    return ways


class _Near:
    """The ends of the edges of some kinds at one node, without their facts."""

    def __init__(
        self, root: Node, kinds: Collection[Kind], way: Way, view: View, today: list[Interval]
    ) -> None:
        self._root, self._way = root, way
        self.hops = view.expand({root.ref: today}, kinds, way).hops[root.ref]
        self._nodes = view.nodes({self.end(h) for h in self.hops})

    def end(self, hop: Hop) -> Ref:
        return hop.dst if self._way == "out" else hop.src

    def node(self, hop: Hop) -> Node:
        return self._nodes[self.end(hop)]

    def organizations(self, kind: Kind) -> list[Hop]:
        return [h for h in self.hops if h.kind is kind and self._is_other(h)]

    def _is_other(self, hop: Hop) -> bool:
        far = self.node(hop)
        return far.kind is NodeKind.ORGANIZATION and far.ref != self._root.ref


class _Facts:
    """The facts and the ends of the hops that are told."""

    def __init__(self, hops: Collection[Hop], view: View) -> None:
        self.nodes = view.nodes({ref for h in hops for ref in (h.src, h.dst)})
        self.facts = view.facts([h.fact for h in hops])

    def proof(self, hop: Hop) -> Proof:
        return Proof.of(self.facts[hop.fact], self.nodes[hop.src].key, self.nodes[hop.dst].key)


def _shares(
    hops: Sequence[Hop], near: _Near, over_half: Via, part: Via, majority: float, view: View
) -> list[Linked]:
    """Holders or holdings, whatever the share; what is more than half for certain says so."""
    read = _Facts(hops, view)
    ends = {(h.src, h.dst): near.node(h) for h in hops}
    counted = [f for f in read.facts.values() if f.props.get("derived") is not True]
    links = []
    for edge in edges_of(counted):
        via = over_half if _is_majority(edge, majority) else part
        src, dst = read.nodes[edge.src].key, read.nodes[edge.dst].key
        links.append(Linked(via, ends[edge.src, edge.dst], (Proof.of(edge.fact, src, dst),)))
    return links


def _is_majority(edge: Edge, majority: float) -> bool:
    """Only of a share that is held directly, and certainly more than half."""
    bounds = edge.direct.bounds if edge.direct else None
    return bounds is not None and bounds.over(majority) is Verdict.YES


def _contacts(root: Node, view: View, today: list[Interval], ways: Ways) -> None:
    own = view.expand({root.ref: today}, [Kind.HAS_CONTACT], "out").hops[root.ref]
    others = view.expand({h.dst: today for h in own}, [Kind.HAS_CONTACT], "in").hops
    nodes = view.nodes({h.src for found in others.values() for h in found})
    kept = _Facts(own, view)
    for via in (*_CONTACTS, Via.CONTACT):
        mine = [h for h in own if _contact(kept.facts[h.fact].props) is via]
        pairs = [
            (h, other)
            for h in mine
            for other in others[h.dst]
            if other.src != root.ref and nodes[other.src].kind is NodeKind.ORGANIZATION
        ]
        if ways.few(via, [other.src for _, other in pairs]):
            read = _Facts([other for _, other in pairs], view)
            ways.found += [
                Linked(via, nodes[other.src], (kept.proof(h), read.proof(other)))
                for h, other in pairs
            ]


_CONTACTS = (Via.ADDRESS, Via.PHONE, Via.ACCOUNT)


def _contact(props: Props) -> Via:
    return next((v for v in _CONTACTS if v == props.get("type")), Via.CONTACT)


def _through_persons(
    root: Node, view: View, today: list[Interval], sight: Sight, ways: Ways
) -> None:
    kinds = (*OFFICES, Kind.HOLDS_SHARE)
    near = _Near(root, kinds, "in", view, today)
    shown = [h for h in near.hops if _is_shown(near.node(h), sight)]
    shown.sort(key=lambda h: h.kind is Kind.HOLDS_SHARE)  # an office says more than a share
    if not ways.few(Via.OFFICE_HOLDER, [h.src for h in shown]):
        return
    read = _Facts(shown, view)
    first = {h.src: (read.proof(h),) for h in reversed(shown)}
    ways.found += [Linked(Via.OFFICE_HOLDER, read.nodes[ref], path) for ref, path in first.items()]
    far = view.expand(dict.fromkeys(first, today), kinds, "out", cap=ways.most)
    ways.over += [Over(Via.PERSON, number) for number in far.over.values()]
    hops = [h for ref in far.hops for h in far.hops[ref] if h.dst != root.ref]
    ends = view.nodes({h.dst for h in hops})
    hops = [h for h in hops if ends[h.dst].kind is NodeKind.ORGANIZATION]
    if ways.few(Via.PERSON, [h.dst for h in hops]):
        others = _Facts(hops, view)
        ways.found += _once(
            Linked(Via.PERSON, ends[h.dst], (*first[h.src], others.proof(h))) for h in hops
        )


def _is_shown(node: Node, sight: Sight) -> bool:
    named_only = node.key.startswith("c:")
    return (
        node.kind is NodeKind.PERSON
        and sight.shows(node.key)
        and (sight.candidates or not named_only)
    )


def _once(links: Iterable[Linked]) -> list[Linked]:
    """Each subject once, by the path whose keys come first."""
    best: dict[Ref, Linked] = {}
    for link in sorted(links, key=lambda x: [(p.src, p.kind, p.dst) for p in x.path]):
        best.setdefault(link.node.ref, link)
    return list(best.values())


def in_order(links: Iterable[Linked]) -> Iterator[Linked]:
    yield from sorted(links, key=lambda x: (list(Via).index(x.via), x.node.key))
