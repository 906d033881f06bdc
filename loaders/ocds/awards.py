"""Awards: an edge from each supplier to each lot; and every award, the failed ones too, in the
profile of the project."""

from collections.abc import Iterator
from typing import Any

from graph.intervals import day
from graph.records import Party, Statement
from graph.vocabulary import Kind
from loaders.ocds.reading import At
from loaders.ocds.telling import Fields, Teller, code, money, since, told

_AWARD: Fields = {
    "title": ("title", At.text),
    "status": ("status", code("pending", "active", "cancelled", "unsuccessful")),
    "date": ("date", At.iso_day),
    "bids": ("relatedBids", At.texts),
    "bid": ("relatedBid", At.text),
}
_WITHOUT_SUPPLIERS = ("cancelled", "unsuccessful")


def awards_said(teller: Teller) -> dict[str, Any]:
    """Every award by its id, as the profile of the project has it."""
    found: dict[str, Any] = {}
    for award_id, award in teller.awards:
        props = told(award, _AWARD) | money(award, "value")
        preferred = teller.parties.all_of(award, "preferredBidders")
        if preferred:
            props["preferred"] = sorted(party.key for party in preferred)
        if award.has("relatedLots") or award.has("relatedLot"):
            props["lots"] = [lot.key for lot in teller.lots("awards", award_id, award)]
        found[award_id] = props
    return found


def award_statements(teller: Teller, said: dict[str, Any]) -> Iterator[Statement]:
    for award_id, award in teller.awards:
        yield from _awarded(teller, award, award_id, said[award_id])


def suppliers_of(teller: Teller, award: At, award_id: str) -> list[Party]:
    """Those named here, else those whom another release names under the same award."""
    named = teller.parties.all_of(award, "suppliers")
    return named if award.has("suppliers") else teller.elsewhere("awards", award_id, "suppliers")


def _awarded(
    teller: Teller, award: At, award_id: str, props: dict[str, Any]
) -> Iterator[Statement]:
    who = suppliers_of(teller, award, award_id)
    if not who and props.get("status") not in _WITHOUT_SUPPLIERS and len(award.value) > 1:
        award.warn("suppliers", "award_without_suppliers")
    span = since(day(props["date"]) if props.get("date") else None)
    for supplier in who:
        for lot in teller.lots("awards", award_id, award):
            record = f"award|{award_id}|{lot.key}|{teller.parties.label(supplier)}"
            said = {"award": award_id, "consortium": len(who) > 1, **_terms(props)}
            yield teller.say(Kind.AWARDED, supplier, lot, record, said, span)


def _terms(props: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in props.items() if k not in ("lots", "preferred")}
