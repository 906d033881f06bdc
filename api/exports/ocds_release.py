"""One process as releases: the words of the graph in the words of OCDS."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from api.exports.ocds_around import Around
from api.exports.ocds_parties import Cast
from graph.intervals import Day, iso
from graph.records import Node
from graph.vocabulary import Kind

Said = Mapping[str, Any]
Block = dict[str, Any]

_TENDER = {
    "title": "title",
    "description": "description",
    "status": "status",
    "procurementMethod": "method",
    "procurementMethodDetails": "method_details",
    "mainProcurementCategory": "category",
}
_LOT = {"title": "title", "description": "description", "status": "status"}
_AWARD = {"title": "title", "status": "status", "relatedBids": "bids", "relatedBid": "bid"}
_CONTRACT = {
    "title": "title",
    "description": "description",
    "status": "status",
    "awardID": "award",
}
_MILESTONE = {"title": "title", "type": "kind", "code": "code", "status": "status"}


def releases_of(around: Around) -> Iterator[Block]:
    """What is held was first seen on days of its own, so that each such day has a release; the
    last one tells all the rest."""
    said = around.said(around.project)
    if not said.get("ocid"):
        return
    last = max(p.asserted_at for fact in around.everything() for p in fact.evidence)
    cast = Cast(around)
    release = _release(around, cast, said)
    for day in sorted(cast.seen - {last}):
        parties = cast.holdings(day)
        yield _dated(said, day, ["tenderUpdate"], {"parties": parties})
    yield _dated(said, last, _tags(release), release | {"parties": cast.parties(last)})


def _dated(said: Said, day: Day, tags: Sequence[str], content: Block) -> Block:
    ocid, date = said["ocid"], moment(iso(day))
    head = {"ocid": ocid, "id": f"{ocid}-{iso(day)}", "date": date, "tag": list(tags)}
    return {**head, "initiationType": "tender", **content}


def _tags(release: Block) -> list[str]:
    parts = {"planning": "planning", "tender": "tender", "awards": "award", "contracts": "contract"}
    found = [tag for part, tag in parts.items() if part in release]
    done = any("implementation" in contract for contract in release.get("contracts", ()))
    return found + ["implementation"] * done or ["planning"]


def _release(around: Around, cast: Cast, said: Said) -> Block:
    buyers = {
        str(fact.props.get("role")): who for fact, who in around.of(around.project, Kind.PROCURES)
    }
    return filled(
        {
            "buyer": cast.ref(buyers.get("buyer"), "buyer"),
            "planning": _planning(said),
            "tender": _tender(around, cast, said, buyers.get("procuringEntity")),
            "bids": filled({"details": _bids(around, cast)}),
            "awards": _awards(around, cast, said),
            "contracts": [_contract(around, cast, one) for one in around.contracts],
        }
    )


def _planning(said: Said) -> Block:
    ppp = bool(said.get("ppp"))
    project = {
        "id": said.get("project_id"),
        "title": said.get("project_title") if ppp else None,
        "totalValue": money(said, "total_"),
    }
    budget = {
        "id": said.get("budget_id"),
        "project": None if ppp else said.get("project_title"),
        "amount": money(said, "budget_"),
    }
    found = filled({"budget": filled(budget)})
    return found | {"project": filled(project)} if ppp else found


def _tender(around: Around, cast: Cast, said: Said, entity: Node | None) -> Block:
    for _, agent in around.of(around.project, Kind.AGENT_FOR):
        cast.ref(agent, "procurementAgency")
    listed = [bid for bid in around.bids if around.said(bid).get("listed")]
    tenderers = {who.key: who for bid in listed for _, who in around.of(bid, Kind.SUBMITTED)}
    found = {
        "id": said.get("tender_id"),
        **words(said, _TENDER),
        "value": money(said),
        "tenderPeriod": period(said, "tender_start", "deadline"),
        "procuringEntity": cast.ref(entity, "procuringEntity"),
        "tenderers": [cast.ref(who, "tenderer") for who in tenderers.values()],
        "lots": [lot for node in around.lots if (lot := _lot(around.said(node)))],
        "amendments": amendments(said),
    }
    whole = filled(found)
    return {"id": said["ocid"], **whole} if whole and "id" not in whole else whole


def _lot(said: Said) -> Block:
    if not said.get("lot_id"):
        return {}
    return filled({"id": said["lot_id"], **words(said, _LOT), "value": money(said)})


def _bids(around: Around, cast: Cast) -> list[Block]:
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


def _awards(around: Around, cast: Cast, said: Said) -> list[Block]:
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


def _contract(around: Around, cast: Cast, node: Node) -> Block:
    said = around.said(node)
    sides = around.of(node, Kind.PARTY_TO)
    for fact, who in sides:
        cast.play(who, *fact.props.get("roles", ()))
    bound = {side: _on(sides, side) for side in ("supplier", "purchaser", "signatory")}
    awarded = suppliers(around, str(said.get("award") or ""))
    own = {who.key for who in bound["supplier"]} != {who.key for who in awarded}
    found = {
        "id": said.get("contract_id"),
        **words(said, _CONTRACT),
        "dateSigned": moment(said.get("signed")),
        "period": period(said, "start", "end"),
        "value": money(said),
        "suppliers": cast.refs(bound["supplier"]) if own else [],
        "buyers": cast.refs(bound["purchaser"]),
        "signatories": cast.refs(bound["signatory"]),
        "finance": [_finance(cast, own_id, one) for own_id, one in _by_id(said, "finance")],
        "amendments": amendments(said),
        "milestones": _milestones(around, node, "contract"),
        "implementation": filled(
            {
                "milestones": _milestones(around, node, "implementation"),
                "transactions": _transactions(around, cast, node),
            }
        ),
    }
    return filled(found)


def _on(sides: Sequence[tuple[Any, Node]], side: str) -> list[Node]:
    return [who for fact, who in sides if fact.props.get("side") == side]


def _finance(cast: Cast, own: str, said: Said) -> Block:
    found = {
        "id": own,
        "title": said.get("title"),
        "assetClass": said.get("asset_class"),
        "repaymentPriority": said.get("priority"),
        "value": money(said),
        "financingParty": cast.named(said.get("party")),
    }
    return filled(found)


def _milestones(around: Around, node: Node, place: str) -> list[Block]:
    found = []
    for fact in around.facts(node, Kind.OBLIGATION):
        said = fact.props
        if said.get("place") != place:
            continue
        dates = {"dueDate": moment(said.get("due")), "dateMet": moment(said.get("met"))}
        block = {"id": said["milestone"], **words(said, _MILESTONE), **dates, "value": money(said)}
        found.append(filled(block))
    return sorted(found, key=lambda milestone: str(milestone["id"]))


def _transactions(around: Around, cast: Cast, node: Node) -> list[Block]:
    paid = [(fact, None) for fact in around.facts(node, Kind.PAYMENT) if not fact.dst]
    found = []
    for fact, payee in [*around.of(node, Kind.PAYMENT), *paid]:
        said = fact.props
        block = {
            "id": said["transaction"],
            "date": moment(said.get("date")),
            "value": money(said),
            "payer": cast.named(said.get("payer"), str(said.get("payer_name") or "")),
            "payee": cast.ref(payee, "payee"),
        }
        found.append(filled(block))
    return sorted(found, key=lambda transaction: str(transaction["id"]))


def amendments(said: Said) -> list[Block]:
    return [
        filled(
            {
                "id": own,
                "date": moment(one.get("date")),
                "rationale": one.get("rationale"),
                "description": one.get("description"),
            }
        )
        for own, one in _by_id(said, "amendments")
    ]


def _by_id(said: Said, key: str) -> list[tuple[str, Said]]:
    return sorted((said.get(key) or {}).items())


def words(said: Said, names: Mapping[str, str]) -> Block:
    return {ours: said.get(theirs) for ours, theirs in names.items()}


def money(said: Said, prefix: str = "") -> Block:
    amount, currency = said.get(f"{prefix}amount"), said.get(f"{prefix}currency")
    return filled({"amount": None if amount is None else number(amount), "currency": currency})


def number(written: Any) -> int | float:
    value = Decimal(str(written))
    return int(value) if value == value.to_integral_value() else float(value)


def period(said: Said, start: str, end: str) -> Block:
    return filled({"startDate": moment(said.get(start)), "endDate": moment(said.get(end))})


def moment(day: Any) -> str | None:
    """A day as the standard writes it: only the day of it is known."""
    return f"{day}T00:00:00Z" if day else None


def filled(block: Block) -> Block:
    """Without what is not known: an empty list would say that there is none."""
    return {key: value for key, value in block.items() if value not in (None, "", [], {})}
