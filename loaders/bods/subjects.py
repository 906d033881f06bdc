"""Entity and person statements: who a record is of, and what is said of the subject itself."""

from collections.abc import Iterator
from typing import Any

from graph.intervals import Day
from graph.records import Statement
from graph.vocabulary import Kind, SubjectType
from loaders.base import Context
from loaders.bods.codes import ENTITY_TYPES, PERSON_TYPES, REASONS, UNSPECIFIED, plain
from loaders.bods.shape import Record
from loaders.items import Entry, Holder, Known, known_organization, known_person
from loaders.items.parties import Written, shown
from loaders.offices import subject_type
from loaders.registry.profiles import profile_props
from loaders.values import iso_or_none

_CHINA = ("", "CN", "CHN")


def entity(entry: Entry, record: Record, ctx: Context) -> Iterator[Statement]:
    details, saying = record.details, record.saying
    type_, subtype = _entity_type(entry, details)
    name = entry.text(details, "name")
    if type_ in UNSPECIFIED:
        unspecified = _unspecified(entry, record, type_, "unspecifiedEntityDetails")
        yield saying.say(Kind.PROFILE, saying.own, None, {"name": name} | unspecified)
        return
    written = list(_identifiers(entry, details))
    known = known_organization(entry, saying.source.provider, saying.record, name, written)
    yield from saying.identity(known, record.replaces)
    props = _profile(entry, details, known, name) | {
        "entity_type": type_,
        "entity_subtype": subtype,
        **_of_record(record),
    }
    yield saying.say(Kind.PROFILE, saying.own, None, props)


def _entity_type(entry: Entry, details: Holder) -> tuple[str, str]:
    """An object since 0.4, a word before."""
    stated = details.get("entityType")
    holder = entry.child(details, "entityType", needed=True) if isinstance(stated, dict) else None
    written = (
        entry.text(details, "entityType", needed=True)
        if holder is None
        else entry.text(holder, "type", needed=True)
    )
    found = ENTITY_TYPES.get(plain(written), "")
    if written and not found:
        choices = ", ".join(ENTITY_TYPES.values())
        entry.reject("entityType", written, "unknown_value", choices=choices)
    subtype = entry.text(holder, "subtype") if holder else ""
    older = entry.child(details, "entitySubtype")
    return found, subtype or entry.text(older, "generalCategory")


def _identifiers(entry: Entry, details: Holder) -> Iterator[Written]:
    for found in entry.children(details, "identifiers"):
        value = entry.raw(found, "id")
        if value:
            yield Written(entry.text(found, "scheme") or entry.text(found, "schemeName"), value)


def _profile(entry: Entry, details: Holder, known: Known, name: str) -> dict[str, Any]:
    place = entry.child(details, "jurisdiction") or entry.child(
        details, "incorporatedInJurisdiction"
    )
    code = entry.text(place, "code").upper()
    codes = tuple(found.value for found in known.codes)
    dates = {
        "established": _day(entry, details, "foundingDate"),
        "cancelled": _day(entry, details, "dissolutionDate"),
    }
    listing = entry.child(details, "publicListing")
    return profile_props(name, _type(code, codes, name), codes, dates) | {
        "type_inferred": True,  # the standard has no word for it
        "jurisdiction": code or entry.text(place, "name"),
        "aliases": sorted(map(str, entry.texts(details, "alternateNames"))),
        "ids": shown(_identifiers(entry, details)),
        "listed": entry.flag(listing, "hasPublicListing"),
    }


def _type(jurisdiction: str, codes: tuple[str, ...], name: str) -> SubjectType:
    if codes:
        return subject_type("", codes[0], name)
    chinese = jurisdiction.split("-")[0] in _CHINA
    return SubjectType.UNKNOWN if chinese else SubjectType.FOREIGN_ORG


def _day(entry: Entry, details: Holder, key: str) -> Day | None:
    found = entry.when(details, key)
    if found and found.vague:
        entry.warn(key, details[key], "vague_day")
        return None
    return found.first if found else None


def person(entry: Entry, record: Record, ctx: Context) -> Iterator[Statement]:
    """No birth date and no address of a person is kept: nothing here needs them."""
    details, saying = record.details, record.saying
    type_ = _person_type(entry, details)
    if type_ in UNSPECIFIED:
        unspecified = _unspecified(entry, record, type_, "unspecifiedPersonDetails")
        yield saying.say(Kind.PROFILE, saying.own, None, {"name": ""} | unspecified)
        return
    names = _names(entry, details)
    name = names[0] if names else ""
    if not name and not entry.rejected:
        entry.reject("names", "", "missing_value")
    known = known_person(
        entry,
        ctx.keys,
        saying.source.provider,
        saying.record,
        name,
        list(_identifiers(entry, details)),
    )
    yield from saying.identity(known, record.replaces)
    props = {
        "name": name,
        "type": SubjectType.PERSON.value,
        "assurance": known.assurance,
        "aliases": sorted(names[1:]),
        "nationalities": _nationalities(entry, details),
        **_of_record(record),
    }
    yield saying.say(Kind.PROFILE, saying.own, None, props)


def _person_type(entry: Entry, details: Holder) -> str:
    written = entry.text(details, "personType", needed=True)
    found = PERSON_TYPES.get(plain(written), "")
    if written and not found:
        choices = ", ".join(PERSON_TYPES.values())
        entry.reject("personType", written, "unknown_value", choices=choices)
    return found


def _names(entry: Entry, details: Holder) -> list[str]:
    """Each name once, the legal one first."""
    found = entry.children(details, "names")
    ordered = sorted(found, key=lambda n: n.get("type") not in ("legal", "individual"))
    written = (entry.text(name, "fullName") or _parts(entry, name) for name in ordered)
    return list(dict.fromkeys(name for name in written if name))


def _parts(entry: Entry, name: Holder) -> str:
    parts = (entry.text(name, key) for key in ("givenName", "patronymicName", "familyName"))
    return " ".join(part for part in parts if part)


def _nationalities(entry: Entry, details: Holder) -> list[str]:
    found = entry.children(details, "nationalities")
    return sorted({entry.text(n, "code") or entry.text(n, "name") for n in found} - {""})


def _unspecified(entry: Entry, record: Record, type_: str, key: str) -> dict[str, Any]:
    told = entry.child(record.details, key)
    written = entry.text(told, "reason")
    answer, code = REASONS.get(plain(written), (None, written))
    return {
        "type": SubjectType.UNKNOWN.value,
        "unspecified": type_,
        "answer": answer,
        "reason": code,
        "description": entry.text(told, "description"),
        **_of_record(record),
    }


def _of_record(record: Record) -> dict[str, Any]:
    """A closed record of a subject ends no subject: only its source says no more of it."""
    closed = record.saying.seen if record.closed else None
    return {
        "component": record.details.get("isComponent") is True,
        "record_closed": iso_or_none(closed),
    }
