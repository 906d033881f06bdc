"""One process as releases: the words of the graph in the words of OCDS."""

from collections.abc import Iterator, Sequence

from api.exports.ocds_around import Around
from api.exports.ocds_awards import award_blocks, bid_blocks
from api.exports.ocds_contracts import contract_block
from api.exports.ocds_parties import Cast
from api.exports.ocds_words import Block, Said, amendments, filled, moment, money, period, words
from graph.intervals import Day, iso
from graph.records import Node
from graph.vocabulary import Kind

_TENDER = {
    "title": "title",
    "description": "description",
    "status": "status",
    "procurementMethod": "method",
    "procurementMethodDetails": "method_details",
    "mainProcurementCategory": "category",
}
_LOT = {"title": "title", "description": "description", "status": "status"}


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
            "bids": filled({"details": bid_blocks(around, cast)}),
            "awards": award_blocks(around, cast, said),
            "contracts": [contract_block(around, cast, one) for one in around.contracts],
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
