"""What lies near two bidders and is no ruling: information, and said as no more."""

from collections.abc import Iterator

from graph.identifiers import normalise
from graph.policy import RelationRule
from graph.policy.relations import GroupRule
from graph.records import Node, Ref
from graph.vocabulary import NodeKind
from queries.bidders.found import Edge, Found, pairs, share_path
from queries.bidders.holdings import Chain
from queries.bidders.room import Room
from queries.shares import Verdict


def not_related(room: Room, law: GroupRule) -> Iterator[Found]:
    siblings = set()
    for (one, above), (other, beside) in under_one(room, law.share_over):
        if above and beside:
            siblings.add((one.ref, other.ref))
            path = (*share_path(above.links), *share_path(beside.links))
            no = Verdict.NO
            yield Found(who=(one, other), code="siblings", verdict=no, clue=True, path=path)
    for found in _common(room):
        person = found.code == "common_person"
        if person or (found.who[0].ref, found.who[1].ref) not in siblings:
            yield found
    yield from _namesakes(room)


def _common(room: Room) -> Iterator[Found]:
    """Somebody in office at both or a shareholder of one, who is not the head of both."""
    near: dict[Ref, list[tuple[Node, Edge]]] = {}
    for bidder in room.bidders:
        for edge in room.offices.get(bidder.ref, ()):
            near.setdefault(edge.src.ref, []).append((bidder, edge))
        for share in room.holdings.shares.get(bidder.ref, ()):
            near.setdefault(share.holder.ref, []).append((bidder, share_path([share])[0]))

    def counts(left: tuple[Node, Edge], right: tuple[Node, Edge]) -> bool:
        return room.rivals(left[0], right[0]) and not _heads_both(room, left, right)

    for members in near.values():
        for left, right in pairs(members, counts):
            person = left[1].src.kind is NodeKind.PERSON
            yield Found(
                who=(left[0], right[0]),
                code="common_person" if person else "common_organization",
                verdict=Verdict.NO,
                clue=True,
                path=(left[1], right[1]),
            )


def _heads_both(room: Room, *sides: tuple[Node, Edge]) -> bool:
    return all(
        any(head.src.ref == edge.src.ref for head in room.heads[bidder.ref].identified)
        for bidder, edge in sides
    )


def _namesakes(room: Room) -> Iterator[Found]:
    """Heads of one name under different keys: whether one person, nobody knows from the name."""
    by_name: dict[str, list[tuple[Node, Edge]]] = {}
    for bidder in room.bidders:
        for edge in room.heads[bidder.ref].holders:
            name = normalise(edge.src.name or str(edge.props.get("name") or ""))
            if name:
                by_name.setdefault(name, []).append((bidder, edge))

    def others(left: tuple[Node, Edge], right: tuple[Node, Edge]) -> bool:
        return left[1].src.ref != right[1].src.ref and room.rivals(left[0], right[0])

    for members in by_name.values():
        for left, right in pairs(members, others):
            identified = all(edge in room.heads[b.ref].identified for b, edge in (left, right))
            yield Found(
                who=(left[0], right[0]),
                code="name_coincidence" if identified else "name_without_number",
                verdict=Verdict.NO if identified else Verdict.UNKNOWN,
                clue=True,
                path=(left[1], right[1]),
            )


Placed = tuple[Node, Chain | None]


def under_one(room: Room, limit: float) -> Iterator[tuple[Placed, Placed]]:
    """Pairs under one holder by chains over the limit; None in place of a chain for the holder
    itself. The nearest common holder, by the length of both chains and then by key."""
    below: dict[Ref, list[Placed]] = {b.ref: [(b, None)] for b in room.bidders}
    for bidder in room.bidders:
        for chain in room.holdings.chains(bidder, limit):
            if chain.sure:
                below.setdefault(chain.top.ref, []).append((bidder, chain))
    nearest: dict[tuple[Ref, Ref], tuple[int, str, Placed, Placed]] = {}
    for placed in below.values():
        ordered = sorted(placed, key=lambda p: p[0].key)
        for n, left in enumerate(ordered):
            for right in ordered[n + 1 :]:
                if room.rivals(left[0], right[0]):
                    ends = left[0].ref, right[0].ref
                    length = sum(len(c.links) for _, c in (left, right) if c)
                    top = next((c.top.key for _, c in (left, right) if c), "")
                    found = (length, top, left, right)
                    nearest[ends] = min(nearest.get(ends, found), found, key=lambda f: f[:2])
    yield from ((left, right) for _, _, left, right in nearest.values())


def branch(room: Room, law: RelationRule) -> Iterator[Found]:
    """A branch is no legal person of its own: with its company, or beside another branch of it."""
    by_company: dict[Ref, list[tuple[Node, Edge]]] = {}
    for edge in room.branches:
        if edge.src.ref in room.is_bidder:
            by_company.setdefault(edge.dst.ref, []).append((edge.src, edge))
    for company, branches in by_company.items():
        for one, edge in branches:
            if company in room.is_bidder and room.rivals(one, edge.dst):
                yield Found(who=(one, edge.dst), code="branch", clue=True, path=(edge,))
        for left, right in pairs(branches):
            if room.rivals(left[0], right[0]):
                path = (left[1], right[1])
                yield Found(who=(left[0], right[0]), code="branches", clue=True, path=path)
