"""Bids: who submitted which, for which lot; more than one tenderer of a bid is a consortium."""

from collections.abc import Iterator
from typing import Any

from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind
from loaders.ocds.reading import At
from loaders.ocds.telling import Fields, Teller, code, money, told

_BID: Fields = {
    "submitted": ("date", At.iso_day),
    "status": ("status", code("invited", "pending", "valid", "disqualified", "withdrawn")),
    "rank": ("rank", At.number),
}


def bid_statements(teller: Teller) -> Iterator[Statement]:
    at = teller.release.at
    for bid_id, bid in at.child("bids").named("details"):
        props = told(bid, _BID) | money(bid, "value") | {"bid_id": bid_id}
        party = teller.thing(NodeKind.BID, bid_id)
        who = _tenderers(teller, bid, bid_id)
        yield from _bid(teller, party, props, who, teller.lots("bids", bid_id, bid))
    yield from _listed(teller, at.child("tender"))


def _tenderers(teller: Teller, bid: At, bid_id: str) -> list[Party]:
    """Those named here, else those whom another release names under the same bid."""
    named = teller.parties.all_of(bid, "tenderers")
    return named if bid.has("tenderers") else teller.elsewhere("bids", bid_id, "tenderers")


def _bid(
    teller: Teller, bid: Party, props: dict[str, Any], who: list[Party], lots: list[Party]
) -> Iterator[Statement]:
    yield teller.profile(bid, props)
    consortium = len(who) > 1
    for tenderer in who:
        record = f"{bid.key}|by|{teller.parties.label(tenderer)}"
        yield teller.say(Kind.SUBMITTED, tenderer, bid, record, {"consortium": consortium})
    for lot in lots:
        yield teller.say(Kind.FOR_LOT, bid, lot, f"{bid.key}|for|{lot.key}")


def _listed(teller: Teller, tender: At) -> Iterator[Statement]:
    """Tenderers of whom only that they tendered is published: each has a bid of its own, unless
    a bid names it. `listed` says that the bid itself was not published."""
    label = teller.parties.label
    published = {label(who) for who in teller.all_elsewhere("bids", "tenderers")}
    for who in teller.parties.all_of(tender, "tenderers"):
        if label(who) not in published:
            bid = teller.thing(NodeKind.BID, "tenderer", label(who))
            yield from _bid(teller, bid, {"listed": True}, [who], [teller.lot])
