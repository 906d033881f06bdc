"""The ways from an organisation to others on a day, each with every hop.

Read are BRANCH_OF, SUCCEEDS, MANAGES, CONTROLS, HOLDS_SHARE (see `queries.shares`), HAS_CONTACT
(`type`: address, phone or account) and the offices. None of them carries a record: a link is
information. Without persons in sight no way leads through one, and none is counted.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.accountability.proof import Proof
from graph.intervals import Day, Interval
from graph.records import Fact, Hop, Node, Ref
from graph.store import View, Way
from graph.vocabulary import Kind, NodeKind, Word
from queries.shares import Share, Verdict, held_by, holdings_of
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


class Linked(NamedTuple):
    via: Via
    node: Node
    path: tuple[Proof, ...]


class Over(NamedTuple):
    """A place at which there are more than the limit: none of them is told."""

    via: Via
    number: int


@dataclass
class Ways:
    found: list[Linked] = field(default_factory=list)
    over: list[Over] = field(default_factory=list)

    def add(self, links: Collection[Linked], most: int) -> None:
        """All of one way, or none of it and their number."""
        for via in dict.fromkeys(link.via for link in links):
            own = [link for link in links if link.via is via]
            if len({link.node.ref for link in own}) > most:
                self.over.append(Over(via, len({link.node.ref for link in own})))
            else:
                self.found += own


def ways_from(root: Node, view: View, as_of: Day, sight: Sight, majority: float, most: int) -> Ways:
    """A fixed number of reads; `most` is the limit of each way."""
    ways, today = Ways(), [Interval(as_of, as_of + 1)]
    for kind, way, via in _TIES:
        ways.add(_tied(root, kind, way, via, view, today), most)
    ways.add(_shares(root, view, as_of, majority), most)
    ways.add(_contacts(root, view, today), most)
    if sight.persons:
        _through_persons(root, view, today, sight, most, ways)
    return ways


def _tied(
    root: Node, kind: Kind, way: Way, via: Via, view: View, today: list[Interval]
) -> list[Linked]:
    hops = view.expand({root.ref: today}, [kind], way).hops[root.ref]
    read = _Read(hops, view)
    return [
        Linked(via, far, (read.proof(hop),))
        for hop in hops
        if (far := read.far(hop, way)).kind is NodeKind.ORGANIZATION
    ]


def _shares(root: Node, view: View, as_of: Day, majority: float) -> list[Linked]:
    """Holders and holdings that are organisations, whatever the share; what is more than half
    says so."""
    above = holdings_of([root.ref], view, as_of).at[root.ref]
    below = held_by([root.ref], view, as_of).at[root.ref]
    links = [_share(s, s.holder, Via.MAJORITY_HOLDER, Via.HOLDER, majority) for s in above]
    links += [_share(s, s.target, Via.MAJORITY_HELD, Via.HELD, majority) for s in below]
    return [link for link in links if link.node.kind is NodeKind.ORGANIZATION]


def _share(share: Share, far: Node, most_of_it: Via, part_of_it: Via, majority: float) -> Linked:
    over = share.within.over(majority) is Verdict.YES and not share.indirect
    return Linked(most_of_it if over else part_of_it, far, share.proofs()[:1])


def _contacts(root: Node, view: View, today: list[Interval]) -> list[Linked]:
    own = view.expand({root.ref: today}, [Kind.HAS_CONTACT], "out").hops[root.ref]
    others = view.expand({h.dst: today for h in own}, [Kind.HAS_CONTACT], "in").hops
    read = _Read([*own, *(h for found in others.values() for h in found)], view)
    return [
        Linked(read.contact(hop), read.nodes[other.src], (read.proof(hop), read.proof(other)))
        for hop in own
        for other in others[hop.dst]
        if other.src != root.ref and read.nodes[other.src].kind is NodeKind.ORGANIZATION
    ]


def _through_persons(
    root: Node, view: View, today: list[Interval], sight: Sight, most: int, ways: Ways
) -> None:
    kinds = (*OFFICES, Kind.HOLDS_SHARE)
    near = view.expand({root.ref: today}, kinds, "in").hops[root.ref]
    read = _Read(near, view)
    shown = [h for h in near if _is_shown(read.nodes[h.src], sight)]
    shown.sort(key=lambda h: h.kind is Kind.HOLDS_SHARE)  # an office says more than a share
    holders = [Linked(Via.OFFICE_HOLDER, read.nodes[h.src], (read.proof(h),)) for h in shown]
    ways.add(_once(holders), most)
    if any(over.via is Via.OFFICE_HOLDER for over in ways.over):
        return
    people = {h.src: today for h in shown}
    far = view.expand(people, kinds, "out", cap=most)
    ways.over += [Over(Via.PERSON, number) for number in far.over.values()]
    others = _Read([h for hops in far.hops.values() for h in hops], view)
    first = {link.node.ref: link.path for link in reversed(holders)}
    ways.add(
        _once(
            Linked(Via.PERSON, others.nodes[h.dst], (*first[ref], others.proof(h)))
            for ref, hops in far.hops.items()
            for h in hops
            if h.dst != root.ref and others.nodes[h.dst].kind is NodeKind.ORGANIZATION
        ),
        most,
    )


def _is_shown(node: Node, sight: Sight) -> bool:
    named_only = node.key.startswith("c:")
    return (
        node.kind is NodeKind.PERSON
        and sight.shows(node.key)
        and (sight.candidates or not named_only)
    )


def _once(links: Iterable[Linked]) -> list[Linked]:
    """Each subject once, by the first path in order of the facts."""
    best: dict[Ref, Linked] = {}
    for link in links:
        best.setdefault(link.node.ref, link)
    return list(best.values())


class _Read:
    """The facts and the ends of some hops, read at once."""

    def __init__(self, hops: Collection[Hop], view: View) -> None:
        self.nodes = view.nodes({ref for h in hops for ref in (h.src, h.dst)})
        self.facts: dict[int, Fact] = view.facts([h.fact for h in hops])

    def far(self, hop: Hop, way: Way) -> Node:
        return self.nodes[hop.dst if way == "out" else hop.src]

    def proof(self, hop: Hop) -> Proof:
        return Proof.of(self.facts[hop.fact], self.nodes[hop.src].key, self.nodes[hop.dst].key)

    def contact(self, hop: Hop) -> Via:
        stated = self.facts[hop.fact].props.get("type")
        return next((v for v in _CONTACTS if v == stated), Via.CONTACT)


_CONTACTS = (Via.ADDRESS, Via.PHONE, Via.ACCOUNT)


def in_order(links: Iterable[Linked]) -> Iterator[Linked]:
    yield from sorted(links, key=lambda x: (list(Via).index(x.via), x.node.key))
