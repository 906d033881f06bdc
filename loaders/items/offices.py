"""Offices by the words of a role, Chinese or English. No words name no office."""

import re

from graph.vocabulary import Kind, SubjectType
from loaders.offices import offices_of

_ENGLISH: dict[Kind, str] = {
    Kind.LEGAL_REP: "legal representative|statutory representative|legal person representative",
    Kind.CHAIR: "chair|chairman|chairwoman|chairperson|board chair|chair of the board"
    "|chairman of the board|chairperson of the board|president of the board",
    # A registry's 执行董事 stands in for a board; an executive director sits on one.
    Kind.DIRECTOR: "director|board member|member of the board|member of the board of directors"
    "|executive director|non-executive director|vice chairman|deputy chairman|vice chairperson"
    "|nominee director|alternate director",
    Kind.INDEP_DIRECTOR: "independent director|independent non-executive director",
    Kind.GENERAL_MANAGER: "general manager|managing director|chief executive|president"
    "|chief executive officer|ceo",
    Kind.DEPUTY_MANAGER: "deputy general manager|vice general manager|vice president"
    "|deputy manager|executive vice president",
    Kind.SUPERVISOR: "supervisor|member of the supervisory board|chair of the supervisory board"
    "|chairman of the supervisory board|supervisory board member",
    Kind.CFO: "chief financial officer|cfo|finance director|financial director|head of finance",
    Kind.GENERAL_PARTNER: "general partner",
    Kind.LIMITED_PARTNER: "limited partner",
    Kind.MANAGING_PARTNER: "managing partner|executive partner",
}
_OFFICES = {title: kind for kind, titles in _ENGLISH.items() for title in titles.split("|")}
_SEPARATORS = re.compile(r"\s*(?:[,;/&+、，；]|\band\b)\s*")


def office_of_role(role: str) -> list[Kind]:
    """The offices that a text names; OTHER_OFFICE for words that are not known, or none."""
    found: dict[Kind, None] = {}
    for part in filter(None, _SEPARATORS.split(role.strip())):
        english = _OFFICES.get(" ".join(part.lower().split()))
        found |= dict.fromkeys([english] if english else offices_of(part, SubjectType.UNKNOWN))
    return list(found) or [Kind.OTHER_OFFICE]
