"""单位负责人为同一人: by the key of the person at the deadline, never by the name."""

from collections.abc import Iterator

from graph.policy import RelationRule
from graph.records import Ref
from graph.vocabulary import NodeKind
from queries.bidders.found import Found, Placed, pairs
from queries.bidders.room import Room
from queries.shares import Verdict


def same_head(room: Room, law: RelationRule) -> Iterator[Found]:
    """Several heads (managing partners) are compared as sets: one in common is enough."""
    for left, right in _in_common(room):
        disputed = _disputed(left, right)
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


def _in_common(room: Room) -> Iterator[tuple[Placed, Placed]]:
    """Of several persons in common one whom no source disputes: one is enough."""
    by_person: dict[Ref, list[Placed]] = {}
    for bidder in room.bidders:
        if bidder.kind is NodeKind.ORGANIZATION:
            for edge in room.heads[bidder.ref].identified:
                by_person.setdefault(edge.src.ref, []).append((bidder, edge))

    def rivals(left: Placed, right: Placed) -> bool:
        return room.rivals(left[0], right[0])

    found: dict[tuple[Ref, Ref], tuple[Placed, Placed]] = {}
    for members in by_person.values():
        for two in pairs(members, rivals):
            ends = two[0][0].ref, two[1][0].ref
            if ends not in found or (_disputed(*found[ends]) and not _disputed(*two)):
                found[ends] = two
    yield from found.values()


def _disputed(left: Placed, right: Placed) -> bool:
    return left[1].conflict or right[1].conflict
