"""What a row says of the event: its category, its document, its day, its content."""

from typing import Any, NamedTuple

from graph.intervals import FOREVER, Day, Interval, iso
from graph.vocabulary import EventCategory, EventState
from loaders.events.layout import (
    ACTS,
    CATEGORIES,
    ELSEWHERE,
    GOING_ON,
    PERFORMANCES,
    STATES,
)
from loaders.penalties.conduct import severity
from loaders.penalties.decision import amount
from loaders.penalties.events import document_number
from loaders.rows import YES_NO, filled
from loaders.tables import Cells
from loaders.values import iso_or_none


class Found(NamedTuple):
    """`category` is None in a row that is rejected."""

    category: EventCategory | None
    name: str
    code: str
    number: str
    day: Day | None
    props: dict[str, Any]

    @property
    def provider(self) -> str:
        return f"{self.code} {self.name}".strip()


def found(cells: Cells, day: Day | None) -> Found:
    """Of a rejected row the values are as far as they could be read."""
    category = _category(cells)
    name, code = cells.text("authority"), cells.text("authority_code")
    number = cells.text("doc_no")
    said = {
        "category": category,
        "state": cells.choice("state", STATES) or EventState.CONFIRMED,
        "doc_no": document_number(number),
        "doc_name": cells.text("doc_name"),
        "authority_name": name,
        "authority_code": code,
        "determined": iso_or_none(day),
        **_content(cells),
    }
    return Found(category, name, code, number, day, said)


def _category(cells: Cells) -> EventCategory | None:
    category = cells.choice("category", CATEGORIES)
    if category in ELSEWHERE:
        cells.reject("category", "format_of_its_own", kind=ELSEWHERE[category])
        return None
    return category


def _content(cells: Cells) -> dict[str, Any]:
    level, basis = severity(cells)
    said = {
        "title": cells.text("title"),
        "matter": cells.text("matter"),
        "legal_basis": cells.text("legal_basis"),
        "acts": cells.choices("acts", ACTS),
        "amount_yuan": amount(cells, "amount"),
        "loss_yuan": amount(cells, "loss"),
        "social_impact": cells.text("impact"),
        "performance": cells.choice("performance", PERFORMANCES),
        "extended_limitation": cells.choice("extended", YES_NO),
        "commitment": document_number(cells.text("commitment")),
        "project": cells.text("project"),
    }
    always = {
        "penalties": cells.split("kinds"),
        "simple_procedure": False,
        "severity": level,
        "severity_basis": basis,
        "rep_name": cells.text("rep"),
        "rep_key": "",
    }
    return filled(said) | always


def conduct(cells: Cells, day: Day | None) -> Interval | None:
    """The days of the conduct; 至今 for one that went on when the document was written."""
    going_on = cells.text("conduct_last") in GOING_ON
    first = cells.known_day("conduct_first")
    last = FOREVER if going_on else cells.day("conduct_last")
    if cells.rejected or (first is None and last is None):
        return None
    if first is None or last is None:
        field = "conduct_first" if first is None else "conduct_last"
        cells.reject(field, "start_missing" if first is None else "end_missing_or_open")
        return None
    if last < first:
        cells.reject("conduct_last", "end_before_start", start=iso(first))
    known = first if last == FOREVER else last
    if day is not None and known > day:
        field = "conduct_first" if last == FOREVER else "conduct_last"
        cells.reject(field, "date_after_determination", determined=iso(day))
    return Interval(first, FOREVER if last == FOREVER else last + 1)
