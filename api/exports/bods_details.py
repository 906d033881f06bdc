"""Nodes as the details of entity and person records of BODS."""

from typing import Any

from api.exports.portion import Told
from graph.vocabulary import SubjectType

_TYPES = {
    SubjectType.GOV_BODY.value: "stateBody",
    SubjectType.UNKNOWN.value: "legalEntity",
    SubjectType.FOREIGN_ORG.value: "legalEntity",
}
_SUBTYPES = frozenset({"governmentDepartment", "stateAgency", "other", "trust", "nomination"})


def entity_details(told: Told) -> dict[str, Any]:
    props = told.props
    unspecified = str(props.get("unspecified") or "")
    type_ = str(props.get("entity_type") or unspecified or _type(told))
    details: dict[str, Any] = {
        "isComponent": props.get("component") is True,
        "entityType": {"type": type_},
    }
    if props.get("entity_subtype") in _SUBTYPES:
        details["entityType"]["subtype"] = props["entity_subtype"]
    details |= _reason(props, "unspecifiedEntityDetails") if unspecified else {}
    if told.node.name:
        details["name"] = told.node.name
    if props.get("aliases"):
        details["alternateNames"] = props["aliases"]
    if identifiers := _identifiers(told):
        details["identifiers"] = identifiers
    if jurisdiction := str(props.get("jurisdiction") or ""):
        code = {"code": jurisdiction} if 2 <= len(jurisdiction) <= 6 else {}
        details["jurisdiction"] = {"name": jurisdiction, **code}
    for own, key in (("established", "foundingDate"), ("cancelled", "dissolutionDate")):
        if props.get(own):
            details[key] = props[own]
    if props.get("listed") is not None:
        details["publicListing"] = {"hasPublicListing": props["listed"]}
    return details


def _type(told: Told) -> str:
    known = told.props.get("type")
    if known is None:
        return "unknownEntity" if told.node.key.startswith("x:") else "legalEntity"
    return _TYPES.get(str(known), "registeredEntity")


def _identifiers(told: Told) -> list[dict[str, str]]:
    """The codes of China, then the ids of other registers as their source gave them."""
    props = told.props
    schemes = {"uscc": "CN-USCC", "org_code": "CN-ORGCODE", "reg_no": "CN-REG"}
    codes = [(schemes[k], str(props[k])) for k in schemes if props.get(k)]
    if props.get("uscc"):  # the organisation code is inside it
        codes = [(scheme, code) for scheme, code in codes if scheme != "CN-ORGCODE"]
    ids = [tuple(str(found).rsplit(":", 1)) for found in _as_list(props.get("ids"))]
    return [{"scheme": pair[0], "id": pair[1]} for pair in (*codes, *ids)]


def person_details(told: Told) -> dict[str, Any]:
    props = told.props
    unspecified = str(props.get("unspecified") or "")
    details: dict[str, Any] = {
        "isComponent": props.get("component") is True,
        "personType": unspecified or "knownPerson",
    }
    if unspecified:
        return details | _reason(props, "unspecifiedPersonDetails")
    names = [{"type": "legal", "fullName": told.node.name}] if told.node.name else []
    names += [{"type": "alternative", "fullName": str(n)} for n in _as_list(props.get("aliases"))]
    details["names"] = names
    if nationalities := _as_list(props.get("nationalities")):
        details["nationalities"] = [_country(str(n)) for n in nationalities]
    return details


def _country(said: str) -> dict[str, str]:
    return {"name": said, "code": said} if len(said) == 2 else {"name": said}


def _reason(props: dict[str, object], key: str) -> dict[str, Any]:
    if not props.get("reason"):
        return {}
    found = {"reason": props["reason"]}
    return {key: found | ({"description": d} if (d := props.get("description")) else {})}


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
