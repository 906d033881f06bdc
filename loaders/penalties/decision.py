"""What a row says of the decision itself."""

import re
from typing import Any, NamedTuple

from graph.identifiers import KeyRing
from graph.intervals import Day
from graph.vocabulary import EventCategory
from loaders.penalties.conduct import severity
from loaders.penalties.events import authority_id, document_number
from loaders.penalties.layout import CATEGORIES, STATUSES
from loaders.penalties.subjects import Someone, numbered
from loaders.tables import Cells, not_after
from loaders.values import iso_or_none

_SIMPLE = re.compile(r"简易程序|当场(?:行政)?处罚")


class Decision(NamedTuple):
    """`document` is the number in its one spelling, `authority` what tells its maker apart.

    `rep` is the representative, if the row gives a number to know one by.
    """

    name: str
    document: str
    authority: str
    provider: str
    determined: Day | None
    props: dict[str, Any]
    rep: Someone | None = None


def decision(cells: Cells, version: Day | None, keys: KeyRing) -> Decision:
    """Of a rejected row the values are as far as they could be read."""
    code, authority = cells.text("authority_code"), cells.text("authority")
    document, determined = document_number(cells.text("doc_no")), cells.known_day("determined")
    not_after(cells, "determined", determined, version)
    rep_name = cells.text("rep")
    rep = numbered(cells, keys, "rep_number", "rep_document", rep_name)
    props = {
        "category": EventCategory.XZCF,
        "state": cells.choice("status", STATUSES) or "confirmed",
        "doc_no": document,
        "authority_name": authority,
        "authority_code": code,
        "determined": iso_or_none(determined),
        "subject_category": cells.choice("category", CATEGORIES),
        **_penalty(cells, document),
        "rep_name": rep_name,
        "rep_key": rep.party.key if rep else "",
    }
    provider = _provider(cells) or _named(code, authority)
    identity = authority_id(code, authority)
    return Decision(cells.text("name"), document, identity, provider, determined, props, rep)


def _penalty(cells: Cells, document: str) -> dict[str, Any]:
    content, (level, basis) = cells.text("content"), severity(cells)
    return {
        "title": cells.text("title"),
        "matter": cells.text("matter"),
        "legal_basis": cells.text("legal_basis"),
        "penalties": kinds(cells),
        "content": content,
        "fine_yuan": amount(cells, "fine"),
        "confiscated_yuan": amount(cells, "confiscated"),
        "penalty_valid_to": iso_or_none(cells.day("valid_to")),
        "publish_until": iso_or_none(cells.day("publish_until")),
        "simple_procedure": bool(_SIMPLE.search(f"{document}\n{content}\n{cells.text('note')}")),
        "severity": level,
        "severity_basis": basis,
    }


def kinds(cells: Cells) -> list[str]:
    """The kinds of the penalty, by name; a code has no certain meaning and rejects the row."""
    found = list(dict.fromkeys(cells.split("kinds") + cells.split("more_kinds")))
    if any(kind.isdigit() for kind in found):
        cells.reject("kinds", "coded_value")
    return found


def amount(cells: Cells, field: str) -> str | None:
    """In yuan, from the column in 万元, else from the one in yuan."""
    return cells.yuan(field) or cells.yuan(f"{field}_in_yuan", unit=1)


def _provider(cells: Cells) -> str:
    return _named(cells.text("source_code"), cells.text("source"))


def _named(code: str, name: str) -> str:
    return f"{code} {name}".strip()
