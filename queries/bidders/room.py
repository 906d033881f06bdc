"""Everything that the rules read, fetched for all bidders in a fixed number of batches.

Rules evaluate what is here and ask the store nothing: the cost of a question grows with the number
of bidders and of what they share, not with the number of pairs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.intervals import ALWAYS, Day, Interval
from graph.policy import Policy, Procedure, Relations
from graph.records import Fact, Node, Ref
from graph.vocabulary import OFFICES, Kind, NodeKind, SubjectType
from queries.bidders.found import Edge, Reader, by_source, by_target
from queries.bidders.heads import Heads, heads_of, type_of
from queries.bidders.holdings import Holdings, read_holdings
from queries.bidders.limits import Limits
from queries.bidders.lots import Bid, Lot
from queries.bidders.record import Record, read_record

_DIRECTION = (Kind.CONTROLS, Kind.MANAGES)


@dataclass(frozen=True)
class Reviewing:
    """Those who handle or review the procurement, with their own ties; dated by each rule."""

    reviewers: Mapping[Ref, Edge]
    offices: Mapping[Ref, tuple[Edge, ...]]
    shares: Mapping[Ref, tuple[Edge, ...]]
    kin: Mapping[Ref, tuple[Edge, ...]]


@dataclass(frozen=True)
class Room:
    when: Day
    procedures: tuple[Procedure, ...]
    policy: Policy
    law: Relations
    lot: Lot | None
    bidders: tuple[Node, ...]
    tenderers: tuple[Node, ...]
    types: Mapping[Ref, SubjectType]
    profiles: Mapping[Ref, list[Fact]]
    offices: Mapping[Ref, tuple[Edge, ...]]  # by organisation
    heads: Mapping[Ref, Heads]
    holdings: Holdings
    direction: tuple[Edge, ...]  # CONTROLS and MANAGES at bidders and tenderers
    branches: tuple[Edge, ...]
    succession: tuple[Edge, ...]
    licences: Mapping[Ref, list[Fact]]
    record: Record
    reviewing: Reviewing
    crowded: tuple[Node, ...]  # with more edges than the limit

    @cached_property
    def is_bidder(self) -> frozenset[Ref]:
        return frozenset(node.ref for node in self.bidders)

    @cached_property
    def bids_by(self) -> Mapping[Ref, tuple[Bid, ...]]:
        """The bids that each bidder is in; nothing for a list of units."""
        found: dict[Ref, list[Bid]] = {}
        for bid in self.lot.bids if self.lot else ():
            for member in bid.members:
                found.setdefault(member.ref, []).append(bid)
        return {ref: tuple(bids) for ref, bids in found.items()}

    @cached_property
    def bids_of(self) -> Mapping[Ref, frozenset[Ref]]:
        return {ref: frozenset(b.node.ref for b in bids) for ref, bids in self.bids_by.items()}

    def rivals(self, one: Node, other: Node) -> bool:
        """Whether two bidders stand in different bids: members of one consortium do not."""
        mine, theirs = self.bids_of.get(one.ref), self.bids_of.get(other.ref)
        same_bid = mine is not None and mine == theirs and len(mine) == 1
        return one.ref != other.ref and not same_bid

    def consortium_of(self, bidder: Node) -> tuple[Node, ...]:
        """The other members of every bid that the bidder is in."""
        own = self.bids_by.get(bidder.ref, ())
        others = {m.ref: m for b in own for m in b.members if m.ref != bidder.ref}
        return tuple(sorted(others.values(), key=lambda node: node.key))


def read_room(
    bidders: tuple[Node, ...],
    lot: Lot | None,
    when: Day,
    procedures: tuple[Procedure, ...],
    policy: Policy,
    law: Relations,
    reader: Reader,
    limits: Limits,
) -> Room:
    tenderers, view = _tenderers(lot), reader.view
    units = {n.ref: n for n in (*bidders, *tenderers)}
    day = Interval(when, when + 1)
    offices = reader.edges(units, OFFICES, "in", day)
    at = {ref: tuple(found) for ref, found in by_target(offices).items()}
    control = policy.ownership.control.over
    holdings = read_holdings(units.values(), view, when, control, limits)
    owners = {s.holder.ref: s.holder for found in holdings.shares.values() for s in found}
    known = units | {r: n for r, n in owners.items() if n.kind is NodeKind.ORGANIZATION}
    profiles = view.about(list(known), [Kind.PROFILE])
    types = {ref: type_of(node, profiles) for ref, node in known.items()}
    heads = {r: heads_of(n, types[r], at.get(r, ()), policy, law) for r, n in units.items()}
    nearby = [e.src for found in heads.values() for e in found.holders]
    nearby += [s.holder for n in bidders for s in holdings.shares.get(n.ref, ())]
    branches = reader.edges(units, [Kind.BRANCH_OF], "out", day)
    nearby += [e.dst for e in branches]
    places = lot.places if lot else ()
    record = read_record(bidders, nearby, places, reader)
    own = [bidder.ref for bidder in bidders]
    succession = reader.edges(own, [Kind.SUCCEEDS], "in", ALWAYS)
    direction = reader.edges(units, _DIRECTION, "in", day)
    reviewing = _reviewing(lot, reader)
    crowded = view.nodes(reader.over | holdings.over.keys()).values()
    return Room(
        when=when,
        procedures=procedures,
        policy=policy,
        law=law,
        lot=lot,
        bidders=bidders,
        tenderers=tenderers,
        types=types,
        profiles=profiles,
        offices=at,
        heads=heads,
        holdings=holdings,
        direction=tuple(direction),
        branches=tuple(branches),
        succession=tuple(succession),
        licences=view.about(own, [Kind.LICENCE]),
        record=record,
        reviewing=reviewing,
        crowded=tuple(sorted(crowded, key=lambda node: node.key)),
    )


def _tenderers(lot: Lot | None) -> tuple[Node, ...]:
    found = {e.src.ref: e.src for e in (lot.sources(Kind.PROCURES) if lot else ())}
    return tuple(sorted(found.values(), key=lambda node: node.key))


def _reviewing(lot: Lot | None, reader: Reader) -> Reviewing:
    """All their offices and shares of all times: the window is the rule's."""
    reviews = {e.src.ref: e for e in (lot.sources(Kind.REVIEWS) if lot else ())}
    offices = reader.edges(reviews, OFFICES, "out", ALWAYS)
    owned = reader.edges(reviews, [Kind.HOLDS_SHARE, Kind.CONTROLS], "out", ALWAYS)
    kin: dict[Ref, list[Edge]] = by_source(reader.edges(reviews, [Kind.KIN_OF], "out", ALWAYS))
    for ref, found in by_target(reader.edges(reviews, [Kind.KIN_OF], "in", ALWAYS)).items():
        kin.setdefault(ref, []).extend(found)
    return Reviewing(
        reviewers=reviews,
        offices={ref: tuple(found) for ref, found in by_source(offices).items()},
        shares={ref: tuple(found) for ref, found in by_source(owned).items()},
        kin={ref: tuple(found) for ref, found in kin.items()},
    )
