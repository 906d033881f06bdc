"""单位负责人为同一人: by the key of the person at the deadline, never by the name."""

from collections.abc import Iterator

from graph.policy import RelationRule
from graph.records import Node, Ref
from graph.vocabulary import NodeKind
from queries.bidders.found import Edge, Found, pairs
from queries.bidders.room import Room
from queries.shares import Verdict


def same_head(room: Room, law: RelationRule) -> Iterator[Found]:
    """Several heads (managing partners) are compared as sets: one in common is enough."""
    for left, right in _in_common(room):
        disputed = left[1].conflict or right[1].conflict
        yield Found(
            who=(left[0], right[0]),
            code="head_conflict_pair" if disputed else "same_head",
            verdict=Verdict.UNKNOWN if disputed else Verdict.YES,
            path=(left[1], right[1]),
        )
    for bidder in room.bidders:
        heads = room.heads[bidder.ref]
        if heads.open:
            unknown = Verdict.UNKNOWN
            yield Found(who=(bidder,), code=heads.open, verdict=unknown, path=heads.holders)


def _in_common(room: Room) -> Iterator[tuple[tuple[Node, Edge], ...]]:
    by_person: dict[Ref, list[tuple[Node, Edge]]] = {}
    for bidder in room.bidders:
        if bidder.kind is NodeKind.ORGANIZATION:
            for edge in room.heads[bidder.ref].identified:
                by_person.setdefault(edge.src.ref, []).append((bidder, edge))
    seen: set[tuple[Ref, Ref]] = set()
    for members in by_person.values():
        for left, right in pairs(members):
            ends = left[0].ref, right[0].ref
            if ends not in seen and room.rivals(left[0], right[0]):
                seen.add(ends)
                yield left, right
