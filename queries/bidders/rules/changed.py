"""投标人重大变化或失去资格, from the bid until the award.

Read of a bidder's PROFILE: `cancelled`, `revoked`, `bankrupt` (ISO days), `status`; of SUCCEEDS
`kind`; of LICENCE `name`; of AWARDED `status`.
"""

from collections.abc import Iterator

from graph.intervals import DAWN, FOREVER, Day, day, iso
from graph.policy import RelationRule
from graph.records import Node
from graph.vocabulary import NodeKind
from queries.bidders.found import Edge, Found
from queries.bidders.room import Room
from queries.shares import Verdict

_NO_AWARD = frozenset({"cancelled", "unsuccessful"})
_ENDS = ("cancelled", "revoked", "bankrupt")
_ENDED = ("注销", "吊销", "破产")
_FORMS = {"合并": "merged", "merger": "merged", "分立": "divided", "division": "divided"}


def changed(room: Room, law: RelationRule) -> Iterator[Found]:
    until = award_day(room)
    for bidder in room.bidders:
        yield from _ended(room, bidder, until)
        yield from _other_form(room, bidder, until)
        yield from _unqualified(room, bidder, until)


def award_day(room: Room) -> Day:
    """What changes on the day of the award or later changes nothing; without one, all counts."""
    made = [e for e in (room.lot.awards if room.lot else ()) if e.span.start > DAWN]
    days = (e.span.start for e in made if e.props.get("status") not in _NO_AWARD)
    return min(days, default=FOREVER)


def _ended(room: Room, bidder: Node, until: Day) -> Iterator[Found]:
    for fact in room.profiles.get(bidder.ref, ())[:1]:
        path = (Edge.of(fact, bidder),)
        days = {field: fact.props.get(field) for field in _ENDS}
        known = {field: str(value)[:10] for field, value in days.items() if value}
        for field, on in known.items():
            if day(on) < until:
                yield Found(who=(bidder,), code=f"unit_{field}", facts={"day": on}, path=path)
        status = str(fact.props.get("status") or "")
        if not known and any(word in status for word in _ENDED):
            facts, unknown = {"status": status}, Verdict.UNKNOWN
            yield Found(
                who=(bidder,), code="unit_ended", verdict=unknown, facts=facts, path=path
            )  # fmt: skip


def _other_form(room: Room, bidder: Node, until: Day) -> Iterator[Found]:
    since = _since(room, bidder)
    invalid = room.law.switches.change_of_form_invalidates.on
    for edge in room.succession:
        form = _FORMS.get(str(edge.props.get("kind") or ""))
        if edge.dst.ref == bidder.ref and form and since <= edge.span.start < until:
            yield Found(
                who=(bidder,),
                code=f"unit_{form}",
                verdict=Verdict.YES if invalid else Verdict.UNKNOWN,
                facts={"day": iso(edge.span.start), "successor": edge.src.name},
                path=(edge,),
            )


def _since(room: Room, bidder: Node) -> Day:
    """From the day of its first bid; where that is not on file, from the deadline."""
    days = [bid.on("submitted") for bid in room.bids_by.get(bidder.ref, ())]
    return min((d for d in days if d is not None), default=room.when)


def _unqualified(room: Room, bidder: Node, until: Day) -> Iterator[Found]:
    """The licences that the lot asks for, on every day from the deadline to the award."""
    wanted = (room.lot.props.get("qualifications") or ()) if room.lot else ()
    for name in wanted:
        held = [f for f in room.licences.get(bidder.ref, ()) if f.props.get("name") == name]
        path = tuple(Edge.of(f, bidder) for f in held)
        facts = {"licence": str(name)}
        if not held and bidder.kind is NodeKind.ORGANIZATION:
            code, unknown = "licence_unknown", Verdict.UNKNOWN
            yield Found(who=(bidder,), code=code, verdict=unknown, facts=facts)
        elif held and not any(f.span.holds(room.when) for f in held):
            yield Found(who=(bidder,), code="licence_over", facts=facts, path=path)
        elif held and until < FOREVER and max(f.span.stop for f in held) < until:
            facts |= {"day": iso(max(f.span.stop for f in held))}
            yield Found(who=(bidder,), code="licence_lost", facts=facts, path=path)
