"""FollowTheMoney, one entity a line: nodes, and what links them, each with its version day."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.exports.ftm_entities import entity_of, sanction_of
from api.exports.ftm_links import award_of, link_of, link_schema
from api.exports.portion import Portion, Told
from api.exports.records import fingerprint, newest, record_of
from graph.intervals import iso
from graph.records import Fact, Node
from graph.vocabulary import OFFICES, Kind, NodeKind
from loaders.ftm.entity import PROVIDER

Entity = dict[str, Any]

# Said as properties of a call or a contract, and not as entities of their own.
_INSIDE = frozenset(
    {
        Kind.PROCURES,
        Kind.PARTY_TO,
        Kind.CONTRACT_OF,
        Kind.SUBMITTED,
        Kind.FOR_LOT,
        Kind.LOT_OF,
    }
)


def write_ftm(portion: Portion, path: Path) -> None:
    inside = _properties(portion)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for told in portion.told():
            for entity in _entities(told, portion, inside):
                json.dump(entity, file, ensure_ascii=False)
                file.write("\n")


def _properties(portion: Portion) -> dict[str, dict[str, list[str]]]:
    """Of calls and contracts, what edges say: who procures, who is a party, who tendered. They
    are few beside all nodes, and stay in memory."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    bids: dict[str, list[str]] = defaultdict(list)
    lots: dict[str, str] = {}
    wholes: dict[str, str] = {}
    for told in portion.told():
        for fact, far in told.edges:
            one, other = _id(told.node, portion), _id(far, portion)
            match fact.kind:
                case Kind.PROCURES:
                    found[other][str(fact.props.get("role") or "authority")].append(one)
                case Kind.PARTY_TO if fact.props.get("side") == "purchaser":
                    found[other]["authority"].append(one)
                case Kind.CONTRACT_OF if not fact.props.get("award"):
                    found[one]["project"].append(other)
                case Kind.SUBMITTED:
                    bids[other].append(one)
                case Kind.FOR_LOT:
                    lots[one] = other
                case Kind.LOT_OF:
                    wholes[one] = other
    for bid, lot in lots.items():
        found[wholes.get(lot, lot)]["tenderers"] += bids[bid]
    return found


def _id(node: Node, portion: Portion) -> str:
    return record_of(node, portion, PROVIDER)


def _entities(
    told: Told, portion: Portion, inside: dict[str, dict[str, list[str]]]
) -> Iterator[Entity]:
    own = _id(told.node, portion)
    found = entity_of(told, inside.get(own, {}), _is_held(told.node, portion))
    if found is None:
        if told.node.kind not in (NodeKind.BID, NodeKind.CONTACT):
            portion.left_out[told.node.kind.value] += 1
    else:
        schema, properties = found
        yield _entity(own, schema, properties, told.about)
    yield from _lists(told, own, portion)
    yield from _links(told, own, portion)


def _is_held(node: Node, portion: Portion) -> bool:
    """Whether somebody owns of it: what is owned is an asset there, as only a company is."""
    held = (Kind.HOLDS_SHARE, Kind.BENEFICIAL_OWNER_OF)
    return portion.view.degrees([node.ref], held, "in")[node.ref] > 0


def _lists(told: Told, own: str, portion: Portion) -> Iterator[Entity]:
    for fact in told.about:
        if fact.kind is Kind.LISTED:
            record = fingerprint([own, dict(fact.props), list(fact.span)])
            yield _entity(record, "Sanction", sanction_of(fact, own), [fact])
        elif fact.kind not in (Kind.PROFILE, Kind.FORMER_NAME):
            portion.left_out[fact.kind.value] += 1


def _links(told: Told, own: str, portion: Portion) -> Iterator[Entity]:
    records: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    calls = _calls(told, portion)
    for fact, far in told.edges:
        if (fact.kind in _INSIDE and not _supplies(fact)) or _award(fact) in calls:
            continue
        other, schema = _id(far, portion), link_schema(fact)
        if fact.kind is Kind.PAYMENT and told.node.kind is NodeKind.CONTRACT:
            yield from _paid(fact, own, other, portion)
            continue
        if schema is None:
            portion.left_out[fact.kind.value] += 1
            continue
        record = str(fact.props.get("record") or fact.props.get("award") or "")
        record = record or fingerprint([schema, own, other, list(fact.span), dict(fact.props)])
        records[record, schema, other].append(fact)
    for (record, schema, other), facts in records.items():
        for version, some in _versions(facts):
            name = f"{record}/{version}" if version else record
            yield _entity(name, schema, _said(some, schema, own, other, calls), some)


def _paid(fact: Fact, contract: str, payee: str, portion: Portion) -> Iterator[Entity]:
    """A payment under a contract, told from the contract; without a payer it has no words."""
    key = str(fact.props.get("payer") or "")
    payer = portion.view.find([key]).get(key) if key else None
    if payer is None or not portion.shows(payer):
        portion.left_out[fact.kind.value] += 1
        return
    record = fingerprint([contract, payee, list(fact.span), dict(fact.props)])
    properties = link_of([fact], "Payment", _id(payer, portion), payee) | {"contract": contract}
    yield _entity(record, "Payment", properties, [fact])


def _said(
    facts: list[Fact], schema: str, own: str, other: str, calls: dict[str, list[str]]
) -> Entity:
    if schema != "ContractAward":
        return link_of(facts, schema, own, other)
    called = calls.get(str(facts[0].props.get("award")), [])
    return award_of(facts, own, other) | {"callForTenders": called}


def _calls(told: Told, portion: Portion) -> dict[str, list[str]]:
    """The calls of the awards that are published as awards of a contract."""
    awards = {str(f.props.get("award")) for f, _ in told.edges if _supplies(f)}
    found: dict[str, list[str]] = defaultdict(list)
    for fact, far in told.edges:
        if (award := _award(fact)) in awards:
            found[award].append(_id(far, portion))
    return found


def _award(fact: Fact) -> str:
    return str(fact.props.get("award") or "") if fact.kind is Kind.AWARDED else ""


def _supplies(fact: Fact) -> bool:
    return fact.kind is Kind.PARTY_TO and fact.props.get("side") == "supplier"


def _versions(facts: list[Fact]) -> Iterator[tuple[int, list[Fact]]]:
    """Facts of one record that hold at different times are entities of their own; several offices,
    or a share and its declared owner, of one time are one entity."""
    spans: dict[Any, list[Fact]] = defaultdict(list)
    for fact in facts:
        spans[fact.span, _group(fact)].append(fact)
    return iter(enumerate(spans.values()))


def _group(fact: Fact) -> Kind:
    if fact.kind in OFFICES:
        return Kind.OTHER_OFFICE
    return Kind.HOLDS_SHARE if fact.kind is Kind.BENEFICIAL_OWNER_OF else fact.kind


def _entity(own: str, schema: str, properties: Entity, facts: Any) -> Entity:
    days = [newest(fact) for fact in facts]
    stamped = {"modifiedAt": [iso(max(days))]} if days else {}
    said = {k: _texts(v) for k, v in (properties | stamped).items()}
    return {"id": own, "schema": schema, "properties": {k: v for k, v in said.items() if v}}


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(v) for v in values if v not in (None, "")]
