"""Facts as interests of BODS, and back what no interest of it can say."""

from collections.abc import Mapping
from typing import Any

from graph.intervals import FOREVER, Day, iso
from graph.records import Fact, Node, Props
from graph.vocabulary import OFFICES, Flag, Kind, NodeKind
from loaders.bods.codes import INTERESTS, plain

_KINDS: dict[Kind, str] = {
    Kind.HOLDS_SHARE: "shareholding",
    Kind.HOLDS_VOTES: "votingRights",
    Kind.CONTROLS: "otherInfluenceOrControl",
    Kind.LINKED_TO: "unknownInterest",
    Kind.NOMINEE_FOR: "nominee",
    Kind.BENEFICIAL_OWNER_OF: "unknownInterest",
    Kind.CHAIR: "boardChair",
    **dict.fromkeys((Kind.DIRECTOR, Kind.INDEP_DIRECTOR, Kind.EXEC_DIRECTOR), "boardMember"),
    **dict.fromkeys(
        (
            Kind.LEGAL_REP,
            Kind.GENERAL_MANAGER,
            Kind.MANAGER,
            Kind.DEPUTY_MANAGER,
            Kind.CFO,
            Kind.MANAGING_PARTNER,
            Kind.OTHER_OFFICE,
        ),
        "seniorManagingOfficial",
    ),
}
_PARTIES = (NodeKind.ORGANIZATION, NodeKind.PERSON, NodeKind.RECORD)


def expressible(fact: Fact, far: Node | None) -> bool:
    """Whether BODS has words for it: who holds, directs or manages an organisation, or nobody."""
    if far is None:
        return fact.kind is Kind.UNSTATED_OWNER
    return fact.kind in _KINDS and far.kind in _PARTIES


def code_of(fact: Fact) -> str:
    stated = INTERESTS.get(plain(str(fact.props.get("type") or "")))
    return stated[1] if stated and stated[0] is fact.kind else _KINDS[fact.kind]


def interest(fact: Fact, props: Props, owned: set[str], day: Day) -> dict[str, Any]:
    """`day` is that of the version: an end that came later was not known to it."""
    nobody = fact.kind is Kind.UNSTATED_OWNER
    code = str(props["type"]) if nobody else code_of(fact)
    found: dict[str, Any] = {"type": code, "directOrIndirect": _directness(props)}
    owner = code in owned or fact.kind is Kind.BENEFICIAL_OWNER_OF
    found["beneficialOwnershipOrControl"] = owner
    details = props.get("details") or _office(fact, code)
    if details:
        found["details"] = details
    if share := _share(props):
        found["share"] = share
    if not fact.flags & Flag.START_UNKNOWN and (fact.kind not in OFFICES or _first(fact, day)):
        found["startDate"] = iso(fact.span.start)
    if fact.span.stop != FOREVER and not fact.flags & Flag.STOP_UNKNOWN and _last(fact, day):
        found["endDate"] = iso(fact.span.stop - 1)
    return found


def _first(fact: Fact, day: Day) -> bool:
    """A term is put together from versions of which only the first gives its start."""
    return day == min(p.asserted_at for p in fact.evidence)


def _last(fact: Fact, day: Day) -> bool:
    """Whether the version is the newest that states the fact, and so knows its end."""
    return day == max(p.asserted_at for p in fact.evidence)


def _directness(props: Props) -> str:
    if props.get("indirect") is True:
        return "indirect"
    return str(props.get("direct") or "unknown")


def _office(fact: Fact, code: str) -> str:
    """The office itself, where the code of the standard says less."""
    if code not in ("seniorManagingOfficial", "boardMember") or fact.kind is Kind.OTHER_OFFICE:
        return ""
    return "" if fact.props.get("type") == code else fact.kind.label.zh


def _share(props: Mapping[str, Any]) -> dict[str, float]:
    if "pct" in props and props["pct"] is not None:
        return {"exact": props["pct"]}
    found: dict[str, float] = {}
    for own, closed, strict in (
        ("pct_min", "minimum", "exclusiveMinimum"),
        ("pct_max", "maximum", "exclusiveMaximum"),
    ):
        if props.get(own) is not None:
            found[strict if props.get(f"{own}_open") else closed] = props[own]
    return found


def unstated(fact: Fact) -> dict[str, str]:
    """Why nobody is named."""
    found = {"reason": str(fact.props["reason"])}
    if description := fact.props.get("description"):
        found["description"] = str(description)
    return found
