"""视为串通: what different bids have in common (条例第四十条, 87号令第三十七条)."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from graph.identifiers import normalise
from graph.policy import RelationRule
from graph.policy.relations import PricesRule
from graph.records import Ref
from graph.vocabulary import Kind
from queries.bidders.found import Edge, Found, Placed, pairs
from queries.bidders.lots import Bid
from queries.bidders.room import Room
from queries.bidders.rules.collusion import found_on_lot
from queries.shares import Verdict


def same_author(room: Room, law: RelationRule) -> Iterator[Found]:
    yield from _shared(room, Kind.PREPARED_BID, "same_author", "rival_author")


def same_agent(room: Room, law: RelationRule) -> Iterator[Found]:
    yield from _shared(room, Kind.ENTRUSTED, "same_agent", "rival_agent")


def same_member(room: Room, law: RelationRule) -> Iterator[Found]:
    yield from _shared(room, Kind.PROJECT_MEMBER, "same_member", "rival_member")


def same_account(room: Room, law: RelationRule) -> Iterator[Found]:
    """The account itself, or several accounts of one unit or person."""
    by_payer: dict[Hashable, list[tuple[Bid, Edge]]] = {}
    owners: dict[Ref, list[Ref]] = {}
    if room.lot is None:
        return
    for edge in room.lot.owners:
        owners.setdefault(edge.dst.ref, []).append(edge.src.ref)
    for edge in room.lot.deposits:
        for payer in (edge.dst.ref, *owners.get(edge.dst.ref, ())):
            by_payer.setdefault(payer, []).append((room.lot.by_ref[edge.src.ref], edge))
    yield from _between_bids(by_payer, "same_account")


def mixed(room: Room, law: RelationRule) -> Iterator[Found]:
    yield from found_on_lot(room, ("ZB-40.5",), "mixed_found", stated=True)


def alike(room: Room, law: PricesRule) -> Iterator[Found]:
    """Regular prices are seen by the program; whether files are abnormally alike, by people."""
    yield from found_on_lot(room, ("ZB-40.4",), "alike_found", stated=True)
    bids = [(p, b) for b in (room.lot.bids if room.lot else ()) if (p := _price(b))]
    prices = sorted(price for price, _ in bids)
    steps = {later - earlier for earlier, later in pairwise(prices)}
    if len(bids) >= law.bids_from and len(steps) == 1:
        facts = {"step": f"{steps.pop():f}", "count": str(len(bids))}
        for _, bid in bids:
            for member in bid.members:
                yield Found(who=(member,), code="prices_regular", clue=True, facts=facts)


_GROUNDS: tuple[tuple[str, Callable[[Room, PricesRule], Iterator[Found]]], ...] = (
    ("1", same_author),
    ("2", same_agent),
    ("3", same_member),
    ("4", alike),
    ("5", mixed),
    ("6", same_account),
)


def supplier_alike(room: Room, law: PricesRule) -> Iterator[Found]:
    """The same six acts under one article; `item` says which."""
    yield from found_on_lot(room, ("CG-87-37",), "alike_found", stated=True)
    for item, ground in _GROUNDS:
        for found in ground(room, law):
            yield replace(found, facts={**found.facts, "item": item})


def _shared(room: Room, kind: Kind, code: str, rival: str) -> Iterator[Found]:
    by_source: dict[Hashable, list[tuple[Bid, Edge]]] = {}
    by_name: dict[Hashable, list[tuple[Bid, Edge]]] = {}
    if room.lot is None:
        return
    for edge in room.lot.on_bids:
        if edge.kind is kind:
            entry = (room.lot.by_ref[edge.dst.ref], edge)
            by_source.setdefault(edge.src.ref, []).append(entry)
            by_name.setdefault(normalise(edge.src.name), []).append(entry)
            yield from _by_rival(room, edge, entry[0], rival)
    yield from _between_bids(by_source, code)
    by_name.pop("", None)
    for found in _between_bids(by_name, "same_name_on_bids", others=True):
        yield replace(found, verdict=Verdict.UNKNOWN, clue=True)


def _by_rival(room: Room, edge: Edge, bid: Bid, code: str) -> Iterator[Found]:
    """Another bidder did it for this bid; who did it for its own bid may not be on file."""
    for member in bid.members:
        if edge.src.ref in room.is_bidder and room.rivals(edge.src, member):
            unknown = Verdict.UNKNOWN
            yield Found(who=(edge.src, member), code=code, verdict=unknown, clue=True, path=(edge,))


def _between_bids(
    groups: Mapping[Hashable, list[tuple[Bid, Edge]]], code: str, others: bool = False
) -> Iterator[Found]:
    """Each two bidders of different bids once, however many they have in common. `others`: only
    where it is another who did it for each."""
    seen: set[tuple[Ref, Ref]] = set()
    for group in groups.values():
        members = [(m, edge) for bid, edge in group for m in bid.members]
        bid_of = {(m.ref, edge.fact): bid.node.ref for bid, edge in group for m in bid.members}

        def apart(left: Placed, right: Placed, bid_of: dict[tuple[Ref, int], Ref] = bid_of) -> bool:
            bids = [bid_of[node.ref, edge.fact] for node, edge in (left, right)]
            return bids[0] != bids[1] and not (others and left[1].src.ref == right[1].src.ref)

        for left, right in pairs(members, apart):
            ends = left[0].ref, right[0].ref
            if ends not in seen:
                seen.add(ends)
                yield Found(who=(left[0], right[0]), code=code, path=(left[1], right[1]))


def _price(bid: Bid) -> Decimal | None:
    value = bid.props.get("amount")
    try:
        return None if value in (None, "") else Decimal(str(value))
    except InvalidOperation:
        return None
