"""联合体: a member that also bids alone or in another consortium."""

from collections.abc import Iterable, Iterator

from graph.intervals import iso
from graph.policy import RelationRule
from graph.records import Node
from queries.bidders.found import Edge, Found
from queries.bidders.lots import Bid
from queries.bidders.room import Room


def consortium(room: Room, law: RelationRule) -> Iterator[Found]:
    """Of one project, whatever the lot; and a change of members after prequalification."""
    lot = room.lot
    yield from _twice(room, (*lot.bids, *lot.elsewhere) if lot else ())
    yield from _changed(room)


def supplier_consortium(room: Room, law: RelationRule) -> Iterator[Found]:
    """Under one contract only."""
    yield from _twice(room, room.lot.bids if room.lot else ())


def _twice(room: Room, bids: Iterable[Bid]) -> Iterator[Found]:
    """Every bid of the member is touched, and with it whoever is in one of them."""
    by_member: dict[int, list[tuple[Bid, Edge]]] = {}
    for bid in bids:
        for edge in bid.submitted:
            by_member.setdefault(edge.src.ref, []).append((bid, edge))
    for entries in by_member.values():
        joint = any(len(bid.members) > 1 for bid, _ in entries)
        if joint and len({bid.node.ref for bid, _ in entries}) > 1:
            path = tuple(edge for _, edge in entries)
            names = ", ".join(sorted({bid.node.name or bid.node.key for bid, _ in entries}))
            for touched in _touched(room, (bid for bid, _ in entries)):
                code = "member_twice"
                yield Found(who=(touched,), code=code, facts={"bids": names}, path=path)


def _touched(room: Room, bids: Iterable[Bid]) -> list[Node]:
    members = {m.ref: m for bid in bids for m in bid.members if m.ref in room.is_bidder}
    return sorted(members.values(), key=lambda node: node.key)


def _changed(room: Room) -> Iterator[Found]:
    """Whoever joined after the prequalification, or left between it and the deadline."""
    for bid in room.lot.bids if room.lot else ():
        since = bid.on("prequalified")
        if since is None or len(bid.members) < 2:
            continue
        moved = [e for e in bid.submitted if e.span.start > since or e.span.stop <= room.when]
        if moved:
            facts = {"prequalified": iso(since), "bids": bid.node.name or bid.node.key}
            for touched in _touched(room, (bid,)):
                code = "members_changed"
                yield Found(who=(touched,), code=code, facts=facts, path=tuple(moved))
