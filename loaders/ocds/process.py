"""The process itself: project, lots, who buys and who acts for the buyer."""

from collections.abc import Iterator
from typing import Any

from graph.records import Statement
from graph.vocabulary import Kind, NodeKind
from loaders.ocds.reading import At
from loaders.ocds.telling import Fields, Teller, code, money, period, told

_STATUS = code(
    "planning", "planned", "active", "cancelled", "unsuccessful", "complete", "withdrawn"
)
_TENDER: Fields = {
    "title": ("title", At.text),
    "description": ("description", At.text),
    "status": ("status", _STATUS),
    "method": ("procurementMethod", code("open", "selective", "limited", "direct")),
    "method_details": ("procurementMethodDetails", At.text),
    "category": ("mainProcurementCategory", code("goods", "works", "services")),
    "tender_id": ("id", At.text),
}
_PROJECT: Fields = {
    "project_id": ("id", At.text),
    "project_title": ("title", At.text),
}
_LOT: Fields = {
    "title": ("title", At.text),
    "description": ("description", At.text),
    "status": ("status", _STATUS),
}
# Works are tendered (招标投标法), goods and services procured (政府采购法).
_PROCEDURE = {"works": "tendering", "goods": "procurement", "services": "procurement"}
_OF_LOTS = ("deadline", "method", "procedure")
_AGENTS = frozenset(
    {
        "agent", "procuringAgent", "procurementAgent", "procurementAgency", "tenderAgent",
        "tenderAgency", "tenderingAgent", "代理机构", "采购代理机构", "招标代理机构",
    }
)  # fmt: skip


def process_statements(teller: Teller, awards: dict[str, Any]) -> Iterator[Statement]:
    at, project = teller.release.at, teller.project
    tender = at.child("tender")
    said = {
        "ocid": teller.release.ocid,
        "prefix": teller.release.prefix,
        **_of_planning(at),
        **told(tender, _TENDER),
        **money(tender, "value"),
        **period(tender, "tenderPeriod", "tender_start", "deadline"),
        **amendments(tender),
    }
    if said.get("category") in _PROCEDURE:
        said["procedure"] = _PROCEDURE[said["category"]]
    if teller.release.publisher:
        said["publisher"] = teller.release.publisher
    of_awards = {"awards": awards} if awards else {}
    yield teller.profile(project, {**said, **of_awards})
    yield from _lots(teller, tender, said)
    yield from _purchasers(teller, at, tender)


def _of_planning(at: At) -> dict[str, Any]:
    planning = at.child("planning")
    project = planning.child("project")
    budget = planning.child("budget")
    return {
        **told(project, _PROJECT),
        **told(budget, {"project_title": ("project", At.text), "budget_id": ("id", At.text)}),
        **money(budget, "amount", "budget_"),
        **money(project, "totalValue", "total_"),
        **({"ppp": True} if planning.has("project") else {}),
    }


def amendments(at: At) -> dict[str, Any]:
    fields: Fields = {
        "date": ("date", At.iso_day),
        "rationale": ("rationale", At.text),
        "description": ("description", At.text),
    }
    found = {own: told(one, fields) for own, one in at.named("amendments")}
    return {"amendments": found} if found else {}


def _lots(teller: Teller, tender: At, said: dict[str, Any]) -> Iterator[Statement]:
    """The lots that the tender names, and the whole; what is said of the tender holds for each."""
    shared = {k: said[k] for k in _OF_LOTS if k in said}
    own = dict(tender.named("lots"))
    others = [lot["id"] for lot in teller.context.get("tender", {}).get("lots", ())]
    for lot_id in dict.fromkeys([*own, *others, *_referred(teller.release.at)]):
        of = told(own[lot_id], _LOT) | money(own[lot_id], "value") if lot_id in own else {}
        yield from _lot(teller, (lot_id,), {**shared, **of})
    whole: dict[str, Any] = {
        k: said[k] for k in ("title", "status", "amount", "currency") if k in said
    }
    yield from _lot(teller, (), {**shared, **whole})


def _referred(at: At) -> Iterator[str]:
    """The lots that bids, awards and contracts name, whether or not a tender does."""
    told = [*at.child("bids").objects("details"), *at.objects("awards"), *at.objects("contracts")]
    for one in told:
        yield from one.texts("relatedLots") or ([own] if (own := one.text("relatedLot")) else [])


def _lot(teller: Teller, lot_id: tuple[str, ...], props: dict[str, Any]) -> Iterator[Statement]:
    title = str(props.get("title") or "")
    named = title or teller.title("tender/lots", lot_id[0]) if lot_id else teller.lot.name
    lot = teller.thing(NodeKind.LOT, *lot_id, name=named)
    package = "|".join((teller.release.ocid, *lot_id))
    yield teller.profile(lot, {"package": package, "lot_id": "".join(lot_id), **props})
    yield teller.say(Kind.LOT_OF, lot, teller.project, f"lot|{lot.key}")


def _purchasers(teller: Teller, at: At, tender: At) -> Iterator[Statement]:
    parties, project = teller.parties, teller.project
    found = {
        "buyer": parties.one(at, "buyer"),
        "procuringEntity": parties.one(tender, "procuringEntity"),
    }
    for role, who in found.items():
        if who:
            record = f"{role}|{teller.parties.label(who)}"
            yield teller.say(Kind.PROCURES, who, project, record, {"role": role})
    for party, who in parties.described():
        if _AGENTS.intersection(party.texts("roles")):
            yield teller.say(Kind.AGENT_FOR, who, project, f"agent|{parties.label(who)}")
