"""Edges as entities of FollowTheMoney that link two others."""

from typing import Any

from graph.intervals import ALWAYS, FOREVER, iso
from graph.records import Fact, Props
from graph.vocabulary import OFFICES, Flag, Kind
from loaders.ftm.schemata import EDGES

Properties = dict[str, Any]

_SCHEMATA = {
    Kind.HOLDS_SHARE: "Ownership",
    Kind.BENEFICIAL_OWNER_OF: "Ownership",
    Kind.HOLDS_VOTES: "Control",
    Kind.CONTROLS: "Control",
    Kind.KIN_OF: "Family",
    Kind.SUCCEEDS: "Succession",
    Kind.PAYMENT: "Payment",
    Kind.PARTY_TO: "ContractAward",
    Kind.AWARDED: "ProjectParticipant",
    **dict.fromkeys(OFFICES, "Directorship"),
    **dict.fromkeys(
        (
            Kind.LINKED_TO,
            Kind.NOMINEE_FOR,
            Kind.ACTS_IN_CONCERT,
            Kind.MANAGES,
            Kind.HOSTS,
            Kind.SITE_OF,
            Kind.BRANCH_OF,
            Kind.AGENT_FOR,
        ),
        "UnknownLink",
    ),
}


def link_schema(fact: Fact) -> str | None:
    """The schema that the source itself used where it is one of the same kind of fact."""
    stated = str(fact.props.get("type") or "")
    same = stated in EDGES and (EDGES[stated].kind is fact.kind or _both_offices(stated, fact.kind))
    return stated if same else _SCHEMATA.get(fact.kind)


def _both_offices(schema: str, kind: Kind) -> bool:
    return EDGES[schema].kind in OFFICES and kind in OFFICES


def link_of(facts: list[Fact], schema: str, own: str, other: str) -> Properties:
    """Of facts that one record states at one time."""
    shape, first = EDGES[schema], facts[0]
    props = first.props
    found: Properties = {shape.source: own, shape.target: other}
    words = _words(facts, props)
    found |= {shape.words[0]: words} | _dates(first) | {"status": props.get("status")}
    if schema == "Ownership":
        found |= {"percentage": percentage(props), "ownershipType": _types(facts)}
    if first.kind is Kind.PAYMENT:
        found |= _amounts(props) | {k: props.get(k) for k in ("contract", "project")}
        if first.flags & Flag.START_UNKNOWN:
            found.pop("date", None)
    return found


def _words(facts: list[Fact], props: Props) -> list[str] | str:
    """The words of the source; where it gave none, what the kind of fact is called."""
    first = facts[0]
    if first.kind in OFFICES:
        position = str(props.get("position") or "")
        office = (
            "" if first.kind is Kind.OTHER_OFFICE else "；".join(f.kind.label.zh for f in facts)
        )
        return position or office
    if details := str(props.get("details") or ""):
        return details.split("；")
    if first.kind in (Kind.LINKED_TO, Kind.CONTROLS) or props.get("type") in EDGES:
        return "" if props.get("type") in EDGES else str(props.get("type") or "")
    return first.kind.label.zh


def _dates(fact: Fact) -> Properties:
    if fact.kind is Kind.PAYMENT:
        return {"date": iso(fact.span.start)}
    found: Properties = {}
    if not fact.flags & Flag.START_UNKNOWN and fact.span.start != ALWAYS.start:
        found["startDate"] = iso(fact.span.start)
    if fact.span.stop != FOREVER and not fact.flags & Flag.STOP_UNKNOWN:
        found["endDate"] = iso(fact.span.stop - 1)
    return found


def percentage(props: Props) -> str:
    """`51`, `25-50`, `>25`, `<50`; blank for an unknown share."""
    if props.get("pct") is not None:
        return _number(props["pct"])
    low, high = props.get("pct_min"), props.get("pct_max")
    if low is not None and high is not None:
        return f"{_number(low)}-{_number(high)}"
    if low is not None:
        return (">" if props.get("pct_min_open") else ">=") + _number(low)
    if high is not None:
        return ("<" if props.get("pct_max_open") else "<=") + _number(high)
    return ""


def _number(value: float) -> str:
    return f"{value:g}" if value == round(value, 5) else str(value)


def _types(facts: list[Fact]) -> list[str]:
    found = ["indirect"] if any(f.props.get("indirect") is True for f in facts) else []
    declared = any(f.kind is Kind.BENEFICIAL_OWNER_OF for f in facts)
    return [*found, "beneficial"] if declared else found


def _amounts(props: Props) -> Properties:
    return {
        "amount": props.get("amount"),
        "currency": props.get("currency"),
        "amountEur": props.get("amount_eur"),
        "amountUsd": props.get("amount_usd"),
    }


def award_of(facts: list[Fact], own: str, other: str) -> Properties:
    first = facts[0]
    return {
        "supplier": own,
        "contract": other,
        "documentNumber": first.props.get("doc_no"),
        "lotNumber": first.props.get("lot_number"),
        "status": first.props.get("status"),
        **_amounts(first.props),
    }
