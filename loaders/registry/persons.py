"""The persons table: who holds which office, from when to when."""

import re
from collections.abc import Iterator
from typing import Any

from graph.identifiers import PersonNumber, person_number
from graph.intervals import FOREVER, Interval, iso
from graph.records import Party, Statement
from graph.vocabulary import Family, Flag, Kind, NodeKind, SubjectType
from loaders.base import Yield
from loaders.masks import mask_record, masks_of
from loaders.offices import is_head, offices_of
from loaders.registry.columns import TableKind
from loaders.registry.identities import Identity, natural_person, organisation, record_part
from loaders.registry.ledger import Subject
from loaders.registry.names import Mention, Principal, principals
from loaders.registry.reading import Dated, Line, Reading

_YES = frozenset({"1", "是", "TRUE", "T", "Y", "YES", "√"})
_OPEN_ENDS = ("2099", "9999", "至今", "现任")
_CODE = re.compile(r"(?=.*[0-9])[0-9A-Z]+")

Role = tuple[Identity, Kind]


def read_persons(reading: Reading) -> Iterator[Yield]:
    return reading.read(TableKind.PERSONS, _row, Family.OFFICES)


def _row(line: Line) -> Iterator[Statement]:
    subject, dated = line.subject(), term(line)
    line.cells.secret("name")
    if subject is None:
        return
    ledger, fit = line.reading.ledger, not line.cells.rejected
    ledger.note_row(Family.OFFICES, subject, line.place, whole=fit)
    if dated is not None and fit:
        yield from _said(line, subject, dated)


def _said(line: Line, subject: Subject, dated: Dated) -> Iterator[Statement]:
    """The offices of the row, and what ties its person to a mask."""
    who = _principal(line.cells.secret("name"))
    number = _number(line, who)
    roles = list(_roles(line, subject, who, number))
    for identity, office in roles:
        if dated[0].stop > line.reading.published and _heads(identity, office, subject):
            line.reading.ledger.represent(subject)
        yield _office(line, subject, identity, office, dated)
    for person in {i.party for i, _ in roles if i.party.kind is NodeKind.PERSON}:
        yield from _mask(line, subject, person, number)


def term(line: Line) -> Dated | None:
    """The days in office. The last day is inclusive; None rejects the row."""
    start, last = line.cells.day("from"), _last(line)
    stop = FOREVER if last is None or last == FOREVER else last + 1
    if start is None:
        # Who left before the version day was in office at least on the last day.
        return Interval(min(line.reading.published, stop - 1), stop), Flag.START_UNKNOWN
    if start >= stop:
        reason = "end_before_start" if stop < FOREVER else "not_a_date"
        line.reject("to" if stop < FOREVER else "from", reason, start=iso(start))
        return None
    return Interval(start, stop), Flag.NONE


def _last(line: Line) -> int | None:
    open_end = line.cells.text("to").startswith(_OPEN_ENDS)
    return FOREVER if open_end else line.cells.day("to")


def _roles(line: Line, subject: Subject, who: Principal, number: PersonNumber) -> Iterator[Role]:
    offices = _offices(line, subject, who)
    if who.organisation:
        yield from _of_organisation(line, subject, who.organisation, offices)
    if who.person:
        line.warn_number("number", number)
        person = natural_person(line.reading.ctx.keys, subject.org, who.person.name, number)
        yield from ((person, o) for o in ([Kind.PARTNER_DELEGATE] if who.organisation else offices))


def _principal(written: str) -> Principal:
    """A name in the form of no name is taken as it stands: the registry holds this row for it."""
    found = principals(written)
    return found[0] if len(found) == 1 else Principal(person=Mention(written))


def _number(line: Line, who: Principal) -> PersonNumber:
    beside = who.person.number if who.person else ""
    return person_number(line.cells.secret("number") or beside, line.cells.text("document_type"))


def _offices(line: Line, subject: Subject, who: Principal) -> list[Kind]:
    position = line.cells.text("position")
    if _CODE.fullmatch(position.upper()):
        line.warn("position", "position_code")
    if who.delegate and not who.organisation:
        position = f"{position}、委派代表"
    marked = is_yes(line.cells.text("representative"))
    return offices_of(position, subject.type, marked)


def is_yes(text: str) -> bool:
    return text.strip().upper() in _YES


def _of_organisation(
    line: Line, subject: Subject, name: str, offices: list[Kind]
) -> Iterator[Role]:
    """An organisation that executes a partnership; its delegate is a role of its own."""
    cell = line.cells.secret("number")
    identity = organisation(subject.provider, subject.org, name, cell)
    executes = {Kind.PARTNER_DELEGATE, Kind.MANAGING_PARTNER} & set(offices)
    if subject.type is SubjectType.PARTNERSHIP and executes:
        line.reading.ledger.settle_partner(subject, name)
        offices = [Kind.MANAGING_PARTNER]
    yield from ((identity, office) for office in offices)


def _heads(identity: Identity, office: Kind, subject: Subject) -> bool:
    natural = identity.party.kind is NodeKind.PERSON
    return natural and is_head(office, subject.type)


def _office(
    line: Line, subject: Subject, identity: Identity, office: Kind, dated: Dated
) -> Statement:
    own = record_part(line.cells.secret("record"), identity)
    props = office_props(identity, line.cells.text("position"))
    if official := line.cells.text("official"):
        props["public_official"] = is_yes(official)
    record = f"{subject.record}|{own}|{office}"
    src = identity.party
    return line.reading.said(subject, line.place, office, src, subject.org, record, props, dated)


def _mask(line: Line, subject: Subject, person: Party, number: PersonNumber) -> Iterator[Statement]:
    """What a masked list would show of the person's number."""
    masks, said = masks_of(line.reading.ctx.keys, number), line.reading.said
    if masks:
        place, record = line.place, mask_record(person)
        yield said(subject, place, Kind.HAS_MASK, person, masks.node, record, masks.props)


def office_props(identity: Identity, position: str) -> dict[str, Any]:
    return {
        "name": identity.party.name,
        "position": position,
        "assurance": identity.assurance.value,
        "basis": "registered",
    }
