"""Contracts with their parties, their finance, what was due under them and what was paid."""

from collections.abc import Sequence

from api.exports.ocds_around import Around, Edge
from api.exports.ocds_awards import suppliers
from api.exports.ocds_parties import Cast
from api.exports.ocds_words import (
    Block,
    Said,
    amendments,
    by_id,
    filled,
    moment,
    money,
    period,
    words,
)
from graph.records import Node
from graph.vocabulary import Kind

_CONTRACT = {
    "title": "title",
    "description": "description",
    "status": "status",
    "awardID": "award",
}
_MILESTONE = {"title": "title", "type": "kind", "code": "code", "status": "status"}


def contract_block(around: Around, cast: Cast, node: Node) -> Block:
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
        "finance": [_finance(cast, own_id, one) for own_id, one in by_id(said, "finance")],
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


def _on(sides: Sequence[Edge], side: str) -> list[Node]:
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
