"""Bids and awards of a process."""

from api.exports.ocds_around import Around
from api.exports.ocds_parties import Cast
from api.exports.ocds_words import Block, Said, filled, moment, money, number, words
from graph.records import Node
from graph.vocabulary import Kind

_AWARD = {"title": "title", "status": "status", "relatedBids": "bids", "relatedBid": "bid"}


def bid_blocks(around: Around, cast: Cast) -> list[Block]:
    found = []
    for bid in around.bids:
        said = around.said(bid)
        if said.get("listed") or not said.get("bid_id"):
            continue
        rank = said.get("rank")
        block = {
            "id": said["bid_id"],
            "date": moment(said.get("submitted")),
            "status": said.get("status"),
            "rank": None if rank is None else number(rank),
            "value": money(said),
            "tenderers": [cast.ref(who, "tenderer") for _, who in around.of(bid, Kind.SUBMITTED)],
            "relatedLots": _lots_of(around, bid),
        }
        found.append(filled(block))
    return found


def _lots_of(around: Around, bid: Node) -> list[str]:
    at = [n for n in around.lots if any(b.ref == bid.ref for _, b in around.of(n, Kind.FOR_LOT))]
    return [own for lot in at if (own := around.said(lot).get("lot_id"))]


def award_blocks(around: Around, cast: Cast, said: Said) -> list[Block]:
    ids = {lot.key: around.said(lot).get("lot_id") for lot in around.lots}
    found = []
    for award_id, award in sorted((said.get("awards") or {}).items()):
        preferred = [cast.named(key) for key in award.get("preferred", ())]
        block = {
            "id": award_id,
            **words(award, _AWARD),
            "date": moment(award.get("date")),
            "value": money(award),
            "suppliers": [cast.ref(who, "supplier") for who in suppliers(around, award_id)],
            "preferredBidders": [ref for ref in preferred if ref],
            "relatedLots": [own for key in award.get("lots", ()) if (own := ids.get(key))],
        }
        found.append(filled(block))
    return found


def suppliers(around: Around, award_id: str) -> list[Node]:
    found = {
        who.key: who
        for lot in around.lots
        for fact, who in around.of(lot, Kind.AWARDED)
        if fact.props.get("award") == award_id
    }
    return [found[key] for key in sorted(found)]
