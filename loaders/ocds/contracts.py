"""Contracts: their parties, what was due and met under them, and what was paid."""

from collections.abc import Iterator
from typing import Any

from graph.intervals import Interval
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind
from loaders.ocds.awards import suppliers_of
from loaders.ocds.failures import failure_statements
from loaders.ocds.process import amendments
from loaders.ocds.reading import At
from loaders.ocds.telling import Fields, Teller, code, money, period, since, told

_CONTRACT: Fields = {
    "title": ("title", At.text),
    "description": ("description", At.text),
    "status": ("status", code("pending", "active", "cancelled", "terminated")),
    "signed": ("dateSigned", At.iso_day),
    "award": ("awardID", At.text),
}
_MILESTONE: Fields = {
    "title": ("title", At.text),
    "kind": ("type", At.text),
    "code": ("code", At.text),
    "due": ("dueDate", At.iso_day),
    "met": ("dateMet", At.iso_day),
    "status": ("status", code("scheduled", "met", "notMet", "partiallyMet")),
}
_FINANCE: Fields = {
    "title": ("title", At.text),
    "asset_class": ("assetClass", At.texts),
    "priority": ("repaymentPriority", At.text),
}
SUPPLIER, PURCHASER, FINANCIER, SIGNATORY = "supplier", "purchaser", "financier", "signatory"
_BUYERS = frozenset({"buyer", "procuringEntity", "grantor", "publicAuthority"})
# Where a release names a party tells these already.
_TOLD_BY_PLACE = frozenset({"buyer", "procuringEntity", "supplier", "tenderer", "payer", "payee"})
_SUPPLIERS = frozenset({"supplier", "privateParty"})


def contract_statements(teller: Teller) -> Iterator[Statement]:
    for contract_id, contract in teller.release.at.named("contracts"):
        title = contract.text("title") or teller.title("contracts", contract_id)
        node = teller.thing(NodeKind.CONTRACT, contract_id, name=title)
        yield from _contract(teller, contract, contract_id, node)
        sides = _sides(teller, contract)
        span = since(contract.day("dateSigned") if contract.has("dateSigned") else None)
        for who, side, roles in sides:
            record = f"{node.key}|party|{side}|{teller.parties.label(who)}"
            props = {"side": side, "roles": roles}
            yield teller.say(Kind.PARTY_TO, who, node, record, props, span)
        done = contract.child("implementation")
        yield from _milestones(teller, contract, node, "contract")
        yield from _milestones(teller, done, node, "implementation")
        yield from _payments(teller, done, node)
        yield from failure_statements(teller, done, node, contract_id, sides)


def _contract(teller: Teller, contract: At, contract_id: str, node: Party) -> Iterator[Statement]:
    finance = {own: _finance(teller, one) for own, one in contract.named("finance")}
    props = {
        "contract_id": contract_id,
        **told(contract, _CONTRACT),
        **money(contract, "value"),
        **period(contract, "period", "start", "end"),
        **amendments(contract),
        **({"finance": finance} if finance else {}),
    }
    yield teller.profile(node, props)
    award = {"award": props["award"]} if props.get("award") else {}
    yield teller.say(Kind.CONTRACT_OF, node, teller.project, node.key, award)


def _finance(teller: Teller, at: At) -> dict[str, Any]:
    who = teller.parties.one(at, "financingParty")
    of = {"party": who.key} if who else {}
    return {**told(at, _FINANCE), **money(at, "value"), **of}


Side = tuple[Party, str, list[str]]


def _sides(teller: Teller, contract: At) -> list[Side]:
    """Who is bound: the suppliers of the award, the buyer, whoever signed, whoever finances."""
    found: dict[tuple[str, str], Side] = {}

    def add(who: Party | None, side: str) -> None:
        if who:
            roles = [r for r in teller.parties.roles(who) if r not in _TOLD_BY_PLACE]
            found.setdefault((who.key, side), (who, side, roles))

    suppliers, buyers = _suppliers(teller, contract), _buyers(teller, contract)
    known = {w.key: SUPPLIER for w in suppliers} | {w.key: PURCHASER for w in buyers}
    for who in (*suppliers, *buyers):
        add(who, known[who.key])
    for who in teller.parties.all_of(contract, "signatories"):
        roles = teller.parties.roles(who)
        add(who, known.get(who.key) or _side(roles))
    for one in contract.objects("finance"):
        add(teller.parties.one(one, "financingParty"), FINANCIER)
    return list(found.values())


def _side(roles: list[str]) -> str:
    if _SUPPLIERS.intersection(roles):
        return SUPPLIER
    return PURCHASER if _BUYERS.intersection(roles) else SIGNATORY


def _suppliers(teller: Teller, contract: At) -> list[Party]:
    own = teller.parties.all_of(contract, "suppliers")
    award_id = contract.text("awardID")
    if own or not award_id:
        return own
    award = next((at for known, at in teller.awards if known == award_id), None)
    empty = At({}, contract.where, contract.notes)
    found = suppliers_of(teller, award or empty, award_id)
    if not found and not contract.has("signatories"):
        contract.warn("awardID", "unknown_award")
    return found


def _buyers(teller: Teller, contract: At) -> list[Party]:
    named = teller.parties.all_of(contract, "buyers")
    at, merged = teller.release.at, teller.context
    buyer = teller.parties.one(at, "buyer") or teller.ref(merged.get("buyer"))
    entity = teller.parties.one(at.child("tender"), "procuringEntity") or teller.ref(
        merged.get("tender", {}).get("procuringEntity")
    )
    return named or [who for who in (buyer or entity,) if who]


def _milestones(teller: Teller, at: At, contract: Party, where: str) -> Iterator[Statement]:
    for own, milestone in at.named("milestones"):
        props = {
            "milestone": own,
            "place": where,
            **told(milestone, _MILESTONE),
            **money(milestone, "value"),
        }
        record = f"{contract.key}|milestone|{where}|{own}"
        yield teller.say(Kind.OBLIGATION, contract, None, record, props)


def _payments(teller: Teller, at: At, contract: Party) -> Iterator[Statement]:
    """In the words of 1.1 (value, payer, payee) or of 1.0 (amount, providerOrganization …)."""
    for own, one in at.named("transactions"):
        day = one.day("date")
        payer = _paid(teller, one, "payer", "providerOrganization")
        payee = _paid(teller, one, "payee", "receiverOrganization")
        amount = money(one, "value") or money(one, "amount")
        props = {"transaction": own, **amount}
        if day is not None:
            props["date"] = one.iso_day("date")
        if payer:
            props |= {"payer": payer.key, "payer_name": payer.name}
        span = since(None) if day is None else Interval(day, day + 1)
        record = f"{contract.key}|payment|{own}"
        yield teller.say(Kind.PAYMENT, contract, payee, record, props, span)


def _paid(teller: Teller, at: At, key: str, old: str) -> Party | None:
    if at.value.get(key):
        return teller.parties.one(at, key)
    identifier = at.child(old)
    if not identifier.value:
        return None
    named = {"identifier": dict(identifier.value), "name": identifier.text("legalName")}
    return teller.parties.of(At(named, identifier.where, at.notes))
