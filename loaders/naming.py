"""Whom an instrument names as responsible, with what it finds of that person."""

from typing import Any

from graph.identifiers import KeyRing, candidate_key
from graph.records import Party
from graph.vocabulary import EvidenceLevel, Finding
from loaders.penalties.subjects import Someone, person
from loaders.tables import Cells, Layout, column

NAMED: Layout = {
    "name": column("责任人姓名", limit=50),
    "document": column("责任人证件类型", limit=64),
    "number": column("责任人证件号码", secret=True),
    "position": column("责任人职务", limit=100),
    "finding": column("责任认定"),
    "level": column("证据等级"),
    "sanction": column("处分或处罚", limit=2000),
}

_FINDINGS = {finding.label.zh: finding for finding in Finding}
_LEVELS = {name: level for level in EvidenceLevel for name in (level, level.lower(), f"{level}级")}
_OF_PERSON = ("document", "number", "position", "finding", "level", "sanction")


def naming(cells: Cells) -> dict[str, Any] | None:
    """What the row says of the person whom it names; None when it names none."""
    name = cells.text("name")
    if not name:
        if any(cells.secret(field) for field in _OF_PERSON):
            cells.reject("name", "missing_value")
        return None
    finding, level = cells.choice("finding", _FINDINGS), cells.choice("level", _LEVELS)
    if not finding and not cells.rejected:
        cells.reject("finding", "missing_value")
    if not level and not cells.rejected:
        cells.warn("level", "no_level")
    return {
        "name": name,
        "finding": finding,
        "level": level or EvidenceLevel.E4,
        "sanction": cells.text("sanction"),
        "position": cells.text("position"),
    }


def named_person(
    cells: Cells, keys: KeyRing, event: Party, named: dict[str, Any] | None
) -> Someone | None:
    if named is None:
        return None
    name = named["name"]
    mention = candidate_key("named", event.key, name)
    return person(cells, keys, "number", "document", name, mention)


def said_of(named: dict[str, Any], someone: Someone) -> dict[str, Any]:
    """The properties of the statement that names a person.

    The name stays with the person: on this statement it would become a name of the event.
    """
    mask = {"mask_key": someone.mask_key} if someone.mask_key else {}
    doubt = {"number_doubted": True} if someone.doubted else {}
    own = {k: v for k, v in named.items() if k != "name"}
    return own | {"assurance": someone.assurance} | mask | doubt
