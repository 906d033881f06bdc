"""Nodes as entities of FollowTheMoney, and list entries as sanctions."""

from typing import Any

from api.exports.portion import Told
from graph.intervals import FOREVER, iso
from graph.records import Fact
from graph.vocabulary import Flag, ListCode, NodeKind, SubjectType
from loaders.ftm.schemata import ORGANIZATIONS

Properties = dict[str, Any]

_SCHEMATA = {
    SubjectType.GOV_BODY.value: "PublicBody",
    SubjectType.PUBLIC_INSTITUTION.value: "PublicBody",
    SubjectType.SOCIAL_ORG.value: "Organization",
    SubjectType.VILLAGE_BODY.value: "Organization",
    SubjectType.LAW_FIRM.value: "Organization",
    SubjectType.UNKNOWN.value: "LegalEntity",
    SubjectType.FOREIGN_ORG.value: "LegalEntity",
}
_REGISTERS = {
    "XI-LEI": "leiCode",
    "RU-OGRN": "ogrnCode",
    "RU-INN": "innCode",
    "XI-DUNS": "dunsCode",
}
_SUFFIXES = ("registrationNumber", "taxNumber", "idNumber")


def entity_of(
    told: Told, inside: dict[str, list[str]], held: bool
) -> tuple[str, Properties] | None:
    """Schema and properties; None for what the format has no schema for."""
    match told.node.kind:
        case NodeKind.ORGANIZATION:
            return _organization(told, held)
        case NodeKind.PERSON:
            return "Person", _person(told)
        case NodeKind.PROJECT:
            return _project(told, inside)
        case NodeKind.LOT:
            return "Project", {"name": told.node.name or told.node.key}
        case NodeKind.CONTRACT:
            return "Contract", _contract(told, inside)
        case NodeKind.RECORD:
            return _record(told)
    return None


def _organization(told: Told, held: bool) -> tuple[str, Properties]:
    """Under the schema of its source; else by its type, and what is owned as a company."""
    props = told.props
    schema = str(props.get("schema") or "")
    by_type = "Company" if held else _SCHEMATA.get(str(props.get("type")), "Company")
    known = schema if schema in ORGANIZATIONS else by_type
    found: Properties = {
        "name": told.node.name or told.node.key,
        "alias": props.get("aliases") or [],
        "jurisdiction": str(props.get("jurisdiction") or "").lower(),
        "uscCode": props.get("uscc"),
        "legalForm": props.get("type_text"),
        "status": props.get("status"),
        "incorporationDate": props.get("established"),
        "dissolutionDate": props.get("cancelled"),
    }
    if not props.get("uscc") and props.get("reg_no"):
        found["registrationNumber"] = props["reg_no"]
        found["jurisdiction"] = found["jurisdiction"] or "cn"
    for scheme, value in _ids(props):
        found.setdefault(_property(scheme), []).append(value)
    return known, found


def _ids(props: dict[str, object]) -> list[tuple[str, str]]:
    stated = props.get("ids")
    pairs = [str(i).rsplit(":", 1) for i in (stated if isinstance(stated, list) else [])]
    return [(p[0], p[1]) for p in pairs if len(p) == 2 and p[0] != "CN-USCC"]


def _property(scheme: str) -> str:
    suffix = next((s for s in _SUFFIXES if scheme.endswith(f"-{s}")), "registrationNumber")
    return _REGISTERS.get(scheme, suffix)


def _person(told: Told) -> Properties:
    props = told.props
    nationalities = props.get("nationalities")
    found = nationalities if isinstance(nationalities, list) else []
    return {
        "name": told.node.name or told.node.key,
        "alias": props.get("aliases") or [],
        "nationality": [str(n).lower() for n in found],
    }


def _project(told: Told, inside: dict[str, list[str]]) -> tuple[str, Properties]:
    """A call for tenders where somebody procures; else a project."""
    name = told.node.name or told.node.key
    props = told.props
    if "authority" not in inside or props.get("schema") == "Project":
        return "Project", {"name": name, "status": props.get("status")}
    deadline = props.get("deadline")
    return "CallForTenders", {
        "name": name,
        "title": name,
        "submissionDeadline": deadline,
        "procedure": props.get("method_details"),
        **{k: v for k, v in inside.items() if k in ("authority", "onBehalfOf", "tenderers")},
    }


def _contract(told: Told, inside: dict[str, list[str]]) -> Properties:
    props = told.props
    name = told.node.name or told.node.key
    return {
        "name": name,
        "title": name,
        "contractDate": props.get("date"),
        "status": props.get("status"),
        "procedureNumber": props.get("procedure_number"),
        "amount": props.get("amount"),
        "currency": props.get("currency"),
        "amountEur": props.get("amount_eur"),
        "amountUsd": props.get("amount_usd"),
        "authority": inside.get("authority", []),
        "project": inside.get("project", []),
    }


def _record(told: Told) -> tuple[str, Properties] | None:
    """A court case; of what a source left unidentified, that it is there."""
    props = told.props
    if props.get("schema") == "CourtCase":
        return "CourtCase", {
            "name": told.node.name,
            "caseNumber": props.get("case_no"),
            "court": props.get("court"),
            "status": props.get("status"),
        }
    return None


def sanction_of(fact: Fact, own: str) -> Properties:
    props = fact.props
    code = ListCode(props["list_code"])
    ended = fact.span.stop != FOREVER and not fact.flags & Flag.STOP_UNKNOWN
    began = not fact.flags & Flag.START_UNKNOWN
    return {
        "entity": own,
        "program": props.get("list_name") or code.label.zh,
        "authority": props.get("authority_name"),
        "authorityId": props.get("doc_no"),
        "reason": props.get("reason"),
        "provisions": props.get("provisions") or [],
        "listingDate": iso(fact.span.start) if began else None,
        "endDate": iso(fact.span.stop - 1) if ended else None,
        "status": "inactive" if fact.flags & Flag.STOP_UNKNOWN else None,
    }
