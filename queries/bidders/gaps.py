"""What an answer could not know or did not read, and why: unknown is never taken for no."""

from collections.abc import Iterable

from graph.accountability.holdings import is_identified
from graph.policy import Procedure
from graph.records import Node
from graph.vocabulary import NodeKind, SubjectType
from queries.bidders.limits import Limits
from queries.bidders.room import Room
from queries.bidders.shapes import LeftOut
from queries.bidders.sighted import shows
from queries.bidders.words import LEFT_OUT
from queries.said import Said, Subject
from queries.sight import Sight

# Only these have shareholders on a register.
_WITH_HOLDERS = frozenset({SubjectType.COMPANY, SubjectType.UNKNOWN})


def left_out(
    room: Room, unknown: tuple[Subject, ...], beyond: int, sight: Sight, limits: Limits
) -> tuple[LeftOut, ...]:
    found = []
    if unknown:
        found.append(_said("not_on_file", unknown))
    if beyond:
        found.append(_said("findings", (), limit=limits.findings, more=beyond))
    if room.crowded:
        found.append(_said("degree", _subjects(room.crowded, sight), limit=limits.degree))
    if room.holdings.deeper:
        found.append(_said("hops", (), limit=limits.hops))
    if not sight.persons:
        found.append(_said("persons"))
    else:
        found += _of_persons(room, sight)
    return (*found, *_of_lot(room, sight))


def _of_persons(room: Room, sight: Sight) -> list[LeftOut]:
    """Whether holders or reviewers are on file tells of persons."""
    found = []
    bare = [b for b in room.bidders if _without_holders(b, room)]
    if bare:
        found.append(_said("no_holders", _subjects(bare, sight)))
    if room.lot and Procedure.PROCUREMENT in room.procedures:
        reviewers = [edge.src for edge in room.reviewing.reviewers.values()]
        if not reviewers:
            found.append(_said("no_reviewers"))
        elif not all(is_identified(node.key) for node in reviewers):
            found.append(_said("reviewers_unnumbered"))
    return found


def _without_holders(bidder: Node, room: Room) -> bool:
    owned = room.holdings.shares.get(bidder.ref) or bidder.ref in room.holdings.over
    kind = bidder.kind is NodeKind.ORGANIZATION and room.types[bidder.ref] in _WITH_HOLDERS
    return kind and not owned


def _of_lot(room: Room, sight: Sight) -> list[LeftOut]:
    if room.lot is None:
        return []
    found = [_said("no_file_likeness")]
    if room.lot.dropped:
        found.append(_said("not_bidding", (Subject.of(bid.node) for bid in room.lot.dropped)))
    several = [b for b in room.bidders if len(room.bids_of.get(b.ref, ())) > 1]
    if several:
        found.append(_said("several_bids", _subjects(several, sight)))
    if not room.tenderers and Procedure.TENDERING in room.procedures:
        found.append(_said("no_tenderer"))
    return found


def _subjects(nodes: Iterable[Node], sight: Sight) -> list[Subject]:
    return [Subject.of(node) for node in nodes if shows(node, sight)]


def _said(code: str, of: Iterable[Subject] = (), **facts: int) -> LeftOut:
    told = Said.of(LEFT_OUT[code].fill(**facts))
    return LeftOut(code=code, said=told, of=tuple(of))
