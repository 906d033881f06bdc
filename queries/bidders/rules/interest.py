"""与招标人的利害关系: a tie is a clue; whether it may affect fairness is for a person to decide."""

from collections.abc import Iterator

from graph.policy import RelationRule
from graph.records import Node, Ref
from queries.bidders.found import Edge, Found, share_path
from queries.bidders.holdings import Chain
from queries.bidders.room import Room
from queries.bidders.rules.collusion import found_on_lot


def interest(room: Room, law: RelationRule) -> Iterator[Found]:
    yield from found_on_lot(room, ("ZB-34.1",), "interest_found", stated=True)
    for tenderer in room.tenderers:
        for bidder in room.bidders:
            path = _tie(room, tenderer, bidder)
            if path or tenderer.ref == bidder.ref:
                code = "interest" if path else "is_tenderer"
                yield Found(who=(bidder,), code=code, clue=True, path=path)


def _tie(room: Room, tenderer: Node, bidder: Node) -> tuple[Edge, ...]:
    """The first that there is: a direct edge, somebody at both, one owner above both."""
    ends = {tenderer.ref, bidder.ref}
    direct = [e for e in (*room.direction, *room.branches) if {e.src.ref, e.dst.ref} == ends]
    if direct:
        return (direct[0],)
    for one, other in ((tenderer, bidder), (bidder, tenderer)):
        for share in room.holdings.shares.get(one.ref, ()):
            if share.holder.ref == other.ref:
                return share_path([share])
    return _shared(room, tenderer, bidder) or _above(room, tenderer, bidder)


def _shared(room: Room, tenderer: Node, bidder: Node) -> tuple[Edge, ...]:
    near = {e.src.ref: e for e in reversed(_near(room, tenderer))}
    for edge in _near(room, bidder):
        if edge.src.ref in near:
            return near[edge.src.ref], edge
    itself = [e for e in _near(room, tenderer) if e.src.ref == bidder.ref]
    return tuple(itself[:1])


def _near(room: Room, unit: Node) -> list[Edge]:
    return [
        *room.offices.get(unit.ref, ()),
        *share_path(room.holdings.shares.get(unit.ref, ())),
    ]


def _above(room: Room, tenderer: Node, bidder: Node) -> tuple[Edge, ...]:
    limit = room.policy.ownership.control.over
    over_tenderer: dict[Ref, Chain] = {}
    for chain in room.holdings.chains(tenderer, limit):
        over_tenderer.setdefault(chain.top.ref, chain)
    for chain in room.holdings.chains(bidder, limit):
        if chain.top.ref == tenderer.ref:
            return share_path(chain.links)
        if chain.top.ref in over_tenderer:
            other = over_tenderer[chain.top.ref]
            return (*share_path(other.links), *share_path(chain.links))
    own = over_tenderer.get(bidder.ref)
    return share_path(own.links) if own else ()
