"""The persons of a notice: who obtained a repair alone, and who left an office when."""

from typing import NamedTuple

from graph.identifiers import KeyRing, candidate_key
from graph.intervals import Day
from graph.records import Party
from graph.vocabulary import Assurance, Kind
from loaders.offices import offices_of, subject_type
from loaders.penalties.subjects import Someone, person
from loaders.tables import Cells, not_after


class Leaver(NamedTuple):
    """Who is said to have left which offices, in which words, on which day."""

    someone: Someone
    position: str
    offices: tuple[Kind, ...]
    left: Day


def applicant(cells: Cells, keys: KeyRing) -> Party | None:
    """Who obtained the repair alone; only a whole number tells whose entry closes."""
    name = cells.text("applicant")
    if not name:
        if cells.secret("applicant_number"):
            cells.reject("applicant", "missing_value")
        return None
    mention = candidate_key("applicant", name)
    someone = person(cells, keys, "applicant_number", "applicant_document", name, mention)
    if someone.assurance is not Assurance.VERIFIED_ID:
        cells.reject("applicant_number", "number_needed")
    return someone.party


def leaver(cells: Cells, keys: KeyRing, at: Party, version: Day | None) -> Leaver | None:
    """None for a row that is rejected. Without a number the person is a mention at `at`."""
    name, position, left = cells.text("name"), cells.text("position"), cells.known_day("left")
    for field, value in (("name", name), ("position", position), ("left", left)):
        if not value and not cells.rejected:
            cells.reject(field, "missing_value")
    not_after(cells, "left", left, version)
    offices = _offices(cells, position, at)
    if cells.rejected or left is None:
        return None
    mention = candidate_key("org", at.key, name)
    return Leaver(person(cells, keys, "number", "document", name, mention), position, offices, left)


def _offices(cells: Cells, position: str, at: Party) -> tuple[Kind, ...]:
    """The offices that the words name, for a subject of the type that its code shows."""
    code = at.key[2:] if at.key.startswith("u:") else ""
    named = offices_of(position, subject_type("", code, at.name))
    known = tuple(office for office in named if office is not Kind.OTHER_OFFICE)
    if position and not known:
        cells.reject("position", "unknown_position")
    return known
