"""串通: an act that an authority or the committee found about the lot; else a clue at most."""

from collections.abc import Iterator, Sequence

from graph.intervals import iso
from graph.policy import RelationRule
from graph.policy.relations import GroupRule
from graph.records import Node
from graph.vocabulary import EventCategory
from queries.bidders.found import Edge, Found, share_path
from queries.bidders.holdings import Chain
from queries.bidders.record import EventSeen
from queries.bidders.room import Room
from queries.bidders.rules.nearness import under_one
from queries.shares import Verdict


def collusion(room: Room, law: GroupRule) -> Iterator[Found]:
    yield from found_on_lot(room, ("ZB-39",), "collusion_found")
    yield from _one_group(room, law)


def malicious_collusion(room: Room, law: GroupRule) -> Iterator[Found]:
    yield from found_on_lot(room, ("CG-74", "ZB-39"), "collusion_found")
    yield from _one_group(room, law)


def with_tenderer(room: Room, law: RelationRule) -> Iterator[Found]:
    yield from found_on_lot(room, ("ZB-41",), "tenderer_found", stated=True)


def found_on_lot(
    room: Room, rules: Sequence[str], code: str, stated: bool = False
) -> Iterator[Found]:
    """Findings that concern the lot, whatever their day: they come after the deadline.

    One that names no rule is a finding of collusion between bidders. Not yet confirmed, it is a
    clue. `stated`: only what names the rule counts.
    """
    for event in room.record.on_lot:
        named = event.words("found")
        fits = set(named) & set(rules) or not (named or stated)
        if event.category != EventCategory.CTTB or not fits or event.void is not None:
            continue
        for bidder in _subjects(room, event):
            facts = {"document": event.document}
            if event.determined is not None:
                facts["determined"] = iso(event.determined)
            sure = event.confirmed
            yield Found(
                who=(bidder,),
                code=code if sure else "not_confirmed",
                verdict=Verdict.YES if sure else Verdict.UNKNOWN,
                clue=not sure,
                facts=facts,
                path=(*(e for e in event.subjects if e.src.ref == bidder.ref), event.fact),
            )


def _subjects(room: Room, event: EventSeen) -> list[Node]:
    parties = {edge.src.ref for edge in event.subjects}
    return [bidder for bidder in room.bidders if bidder.ref in parties]


def _one_group(room: Room, law: GroupRule) -> Iterator[Found]:
    """Membership alone is no collusion; under the state alone it is not even a group."""
    state = room.policy.ownership.state
    for (one, above), (other, beside) in under_one(room, law.share_over):
        tops = [chain.top if chain else unit for unit, chain in ((one, above), (other, beside))]
        if not any(room.types.get(top.ref) in state for top in tops):
            path = (*_links(above), *_links(beside))
            yield Found(who=(one, other), code="one_group", clue=True, path=path)


def _links(chain: Chain | None) -> tuple[Edge, ...]:
    return share_path(chain.links) if chain else ()
