"""Bans that a document ordered, and what may lead to one. A ban that is over bars nobody."""

from collections.abc import Iterator

from graph.intervals import Day, iso, shift
from graph.policy import Procedure
from graph.policy.relations import BanRule, ClearRule, ConductRule
from graph.records import Node
from queries.bidders.found import Edge, Found
from queries.bidders.record import EventSeen, suspended
from queries.bidders.room import Room
from queries.shares import Verdict


def collusion_ban(room: Room, law: ConductRule) -> Iterator[Found]:
    """An event that does not say which act it was counts here, as its category's first word."""
    yield from _banned_for(room, law, or_unstated=True)
    yield from _grave(room, law, or_unstated=True)


def fraud_ban(room: Room, law: ConductRule) -> Iterator[Found]:
    yield from _banned_for(room, law, or_unstated=False)
    yield from _grave(room, law, or_unstated=False)


def supplier_ban(room: Room, law: BanRule) -> Iterator[Found]:
    for bidder in room.bidders:
        for measure in room.record.measures.get(bidder.ref, ()):
            yield from _barred(room, bidder, measure, law)


def ban_over(room: Room, law: ClearRule) -> Iterator[Found]:
    for bidder in room.bidders:
        for measure in over_by_then(room, bidder, law):
            facts = _facts(measure) | {"day": iso(measure.span.stop - 1)}
            no = Verdict.NO
            yield Found(
                who=(bidder,), code="ban_over", verdict=no, clue=True, facts=facts, path=(measure,)
            )  # fmt: skip


def over_by_then(room: Room, bidder: Node, law: ClearRule) -> list[Edge]:
    """Bans from procurement whose last day lies before the deadline."""
    return [
        measure
        for measure in room.record.measures.get(bidder.ref, ())
        if measure.props.get("code") in law.measures
        and _scope(measure) in ("", Procedure.PROCUREMENT)
        and measure.span.stop <= room.when
    ]


def _banned_for(room: Room, law: ConductRule, or_unstated: bool) -> Iterator[Found]:
    for bidder in room.bidders:
        for measure in room.record.measures.get(bidder.ref, ()):
            event = room.record.of_measure.get(measure.dst.ref)
            acts = event.words("acts") if event else ()
            if set(acts) & set(law.acts) or (not acts and or_unstated):
                yield from _barred(room, bidder, measure, law)


def _barred(room: Room, bidder: Node, measure: Edge, law: BanRule | ConductRule) -> Iterator[Found]:
    """By its scope; where the order states none, by the category of its event."""
    event = room.record.of_measure.get(measure.dst.ref)
    scope = _scope(measure)
    category = event.category if event else ""
    fits = scope == law.scope if scope else not category or category in law.categories
    revoked = event is not None and event.void is not None and room.when >= event.void
    if measure.props.get("code") not in law.measures or not fits or revoked:
        return
    if measure.span.holds(room.when):
        open_ = "ban_suspended" if suspended(measure, room.when) else "ban_scope_unknown"
        sure = bool(scope or category) and open_ != "ban_suspended"
        yield Found(
            who=(bidder,),
            code="banned" if sure else open_,
            verdict=Verdict.YES if sure else Verdict.UNKNOWN,
            facts=_facts(measure),
            path=(measure,),
        )


def _scope(measure: Edge) -> str:
    """The procedure that the order names; other words say nothing of it."""
    stated = str(measure.props.get("scope") or "")
    return next((procedure for procedure in Procedure if procedure == stated), "")


def _facts(measure: Edge) -> dict[str, str]:
    first, stop = measure.span.iso()
    return {"document": str(measure.props.get("doc_no") or ""), "from": first, "to": stop}


def _grave(room: Room, law: ConductRule, or_unstated: bool) -> Iterator[Found]:
    """情节严重: a ban may be ordered, so it is a clue. Both ends of the window are in."""
    for bidder in room.bidders:
        seen = [e for e in room.record.events.get(bidder.ref, ()) if _counts(room, e, law)]
        named = [e for e in seen if set(e.words("acts")) & set(law.acts)]
        unstated = [e for e in seen if or_unstated and not e.words("acts")]
        yield from _counted(bidder, named, unstated, law)
        for event in (*named, *unstated):
            loss = event.yuan("loss_yuan")
            if loss is not None and loss >= law.loss_from:
                facts = {"document": event.document, "loss": f"{loss:f}"}
                facts |= {"limit": str(law.loss_from), "ban": _terms(law)}
                path = (*event.subjects, event.fact)
                yield Found(who=(bidder,), code="grave_loss", clue=True, facts=facts, path=path)
        yield from _again(room, bidder, (*named, *unstated), law)


def _counted(
    bidder: Node, named: list[EventSeen], unstated: list[EventSeen], law: ConductRule
) -> Iterator[Found]:
    both = [*named, *unstated]
    if len(both) >= law.count_from:
        sure = len(named) >= law.count_from
        yield Found(
            who=(bidder,),
            code="grave_count" if sure else "grave_count_unstated",
            verdict=Verdict.YES if sure else Verdict.UNKNOWN,
            clue=True,
            facts={
                "count": str(len(both)),
                "limit": str(law.count_from),
                "ban": _terms(law),
            },
            path=tuple(e.fact for e in both),
        )


def _terms(law: ConductRule) -> str:
    return "–".join(law.ban)


def _again(
    room: Room, bidder: Node, events: tuple[EventSeen, ...], law: ConductRule
) -> Iterator[Found]:
    """Within the same time after a ban was over: the licence may be revoked."""
    for measure in room.record.measures.get(bidder.ref, ()):
        if measure.props.get("code") not in law.measures or measure.span.stop > room.when:
            continue
        last = shift(measure.span.stop, law.window)
        for event in events:
            if _within(event, measure.span.stop, last):
                facts = _facts(measure) | {"document": event.document}
                yield Found(
                    who=(bidder,), code="again", clue=True, facts=facts, path=(measure, event.fact)
                )  # fmt: skip


def _counts(room: Room, event: EventSeen, law: ConductRule) -> bool:
    first = shift(room.when, law.window, -1)
    within = _within(event, first, room.when)
    return event.category in law.categories and within and event.stands(room.when)


def _within(event: EventSeen, first: Day, last: Day) -> bool:
    return event.determined is not None and first <= event.determined <= last
