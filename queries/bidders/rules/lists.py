"""Lists at the deadline: of the bidder itself, of its consortium, and of who is only near it."""

from collections.abc import Iterator

from graph.policy.relations import ListRule
from graph.records import Node
from graph.vocabulary import ListCode, NodeKind
from queries.bidders.found import Edge, Found, share_path
from queries.bidders.room import Room
from queries.shares import Verdict


def listed(room: Room, law: ListRule) -> Iterator[Found]:
    """The list entry of one member counts as the consortium's."""
    yield from _listed(room, law, clue=False)


def listed_tenderer(room: Room, law: ListRule) -> Iterator[Found]:
    """Excluded where the tender document says so; a clue otherwise."""
    says_so = room.lot is not None and room.lot.props.get("excludes_listed") is True
    yield from _listed(room, law, clue=not says_so)


def _listed(room: Room, law: ListRule, clue: bool) -> Iterator[Found]:
    for bidder in room.bidders:
        for entry in room.record.listed(bidder, law.lists, room.when):
            verdict = Verdict.UNKNOWN if entry.conflict else Verdict.YES
            facts = _facts(entry)
            yield Found(
                who=(bidder,), code="listed", verdict=verdict, clue=clue, facts=facts, path=(entry,)
            )  # fmt: skip
            for member in room.consortium_of(bidder):
                yield Found(
                    who=(member,),
                    code="member_listed",
                    verdict=verdict,
                    clue=clue,
                    facts=facts | {"member": _name(bidder)},
                    path=(entry,),
                )


def listed_nearby(room: Room, law: ListRule) -> Iterator[Found]:
    """The notice speaks of the supplier; its head, shareholder or head office is another."""
    for bidder in room.bidders:
        for code, edge, near in _near(room, bidder):
            for entry in room.record.listed(near, law.lists, room.when):
                path, no = (edge, entry), Verdict.NO
                yield Found(
                    who=(bidder,), code=code, verdict=no, clue=True, facts=_facts(entry), path=path
                )  # fmt: skip


def _near(room: Room, bidder: Node) -> Iterator[tuple[str, Edge, Node]]:
    for edge in room.heads[bidder.ref].holders:
        yield "head_listed", edge, edge.src
    for share in room.holdings.shares.get(bidder.ref, ()):
        person = share.holder.kind is NodeKind.PERSON
        code = "shareholder_listed" if person else "owner_listed"
        yield code, share_path([share])[0], share.holder
    for edge in room.branches:
        if edge.src.ref == bidder.ref:
            yield "company_listed", edge, edge.dst


def post(room: Room, law: ListRule) -> Iterator[Found]:
    """A person listed for a large debt of his own may not be director or manager; the registry
    decides, and the bid is not touched."""
    for bidder in room.bidders:
        for edge in room.heads[bidder.ref].holders:
            for entry in room.record.listed(edge.src, law.lists, room.when):
                path = (edge, entry)
                yield Found(
                    who=(bidder,), code="post", clue=True, facts=_facts(entry), path=path
                )  # fmt: skip


def _facts(entry: Edge) -> dict[str, str]:
    first, stop = entry.span.iso()
    code = ListCode(entry.props["list_code"])
    return {"list": code, "from": first, "to": stop}


def _name(bidder: Node) -> str:
    """Names of persons stand on paths alone."""
    return "" if bidder.kind is NodeKind.PERSON else bidder.name
