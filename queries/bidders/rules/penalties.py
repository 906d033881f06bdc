"""前三年内重大违法记录: by the day of the decision, both ends of the window in."""

from collections.abc import Iterator

from graph.intervals import iso, shift
from graph.policy.grading import plain_kind
from graph.policy.relations import PenaltyRule
from graph.records import Node
from graph.vocabulary import Flag
from queries.bidders.found import Found
from queries.bidders.record import EventSeen
from queries.bidders.room import Room
from queries.bidders.rules.bans import over_by_then
from queries.shares import Verdict


def grave_violation(room: Room, law: PenaltyRule) -> Iterator[Found]:
    """A penalty with a ban that is over by the deadline does not bar any more (条例 §19(2))."""
    first = shift(room.when, law.window, -1)
    for bidder in room.bidders:
        cleared = _cleared(room, bidder)
        for event in room.record.events.get(bidder.ref, ()):
            on = event.determined
            if on is None or not first <= on <= room.when or not event.stands(room.when):
                continue
            yield from _judged(bidder, event, law, event.node.ref in cleared)
        if bidder.ref in room.record.unread:
            yield Found(who=(bidder,), code="too_many_events", verdict=Verdict.UNKNOWN)


def _cleared(room: Room, bidder: Node) -> set[int]:
    law = room.law.rules.ban_over
    version = next((v for v in law if v.in_force(room.when)), None)
    return {m.dst.ref for m in over_by_then(room, bidder, version)} if version else set()


def _judged(bidder: Node, event: EventSeen, law: PenaltyRule, cleared: bool) -> Iterator[Found]:
    kinds = {plain_kind(kind) for kind in event.words("penalties")}
    heavy = kinds & set(map(plain_kind, law.kinds))
    fine = event.yuan("fine_yuan")
    facts = {"document": event.document, "determined": iso(event.determined or 0)}
    path = (*(e for e in event.subjects if e.src.ref == bidder.ref), event.fact)
    if heavy:
        code, verdict = "heavy_penalty", Verdict.YES
        facts["kinds"] = "、".join(sorted(heavy))
    elif fine is not None:
        code, verdict = "fine", Verdict.YES if fine >= law.fine_from else Verdict.NO
        facts |= {"fine": f"{fine:f}", "limit": str(law.fine_from)}
        code = "large_fine" if verdict is Verdict.YES else "fine_below"
    elif kinds & set(map(plain_kind, law.fines)):
        code, verdict = "fine_unknown", Verdict.UNKNOWN
    else:
        return
    if verdict is not Verdict.NO and cleared:
        code, verdict = "penalty_cleared", Verdict.NO
    elif verdict is Verdict.YES and event.fact.flags & Flag.CONFLICT:
        code, verdict = "event_conflict", Verdict.UNKNOWN
    yield Found(who=(bidder,), code=code, verdict=verdict, facts=facts, path=path)
