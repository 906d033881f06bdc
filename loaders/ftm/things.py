"""Entities that are something: organisations, persons, addresses, calls, contracts, cases."""

from collections.abc import Callable, Iterator
from typing import Any

from graph.errors import IdentifierError
from graph.identifiers import thing_key
from graph.intervals import iso
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind, SubjectType
from loaders.ftm.entity import Entity
from loaders.items import Known, known_organization, known_person
from loaders.items.parties import Written, shown
from loaders.offices import subject_type
from loaders.registry.profiles import profile_props

_CHINA = frozenset({"cn", "chn"})
_REGISTERS = (
    ("uscCode", "CN-USCC"),
    ("leiCode", "XI-LEI"),
    ("registrationNumber", ""),
    ("ogrnCode", "RU-OGRN"),
    ("innCode", "RU-INN"),
    ("dunsCode", "XI-DUNS"),
    ("taxNumber", ""),
    ("idNumber", ""),
)


def organization(entity: Entity) -> Iterator[Statement]:
    name = _name(entity)
    place = entity.first("jurisdiction", "mainCountry", "country").lower()
    written = list(_written(entity, place))
    provider, record = entity.saying.source.provider, entity.saying.record
    known = known_organization(entity.entry, provider, record, name, written)
    yield from entity.saying.identity(known)
    codes = tuple(code.value for code in known.codes)
    props = profile_props(name, _type(entity, place, codes, name), codes, _dates(entity)) | {
        "schema": entity.schema,
        "aliases": _others(entity, name),
        "jurisdiction": place.upper(),
        "type_text": entity.first("legalForm") or None,
        "type_inferred": not entity.first("legalForm"),
        "status": entity.first("status") or None,
        "ids": shown(written),
    }
    yield entity.saying.say(Kind.PROFILE, entity.own, None, props)
    yield from _contacts(entity)


def _name(entity: Entity) -> str:
    parts = " ".join(entity.all("firstName", "middleName", "lastName"))
    name = entity.first("name") or parts or entity.first("title", "alias", "weakAlias")
    if not name and not entity.entry.rejected:
        entity.entry.reject("name", "", "missing_value")
    return name


def _others(entity: Entity, name: str) -> list[str]:
    return sorted({*entity.all("name", "alias", "previousName", "weakAlias")} - {name})


def _written(entity: Entity, place: str) -> Iterator[Written]:
    """Ids with their register; a number without a country may be of any."""
    for key, register in _REGISTERS:
        scheme = register or (f"{place.upper()}-{key}" if place else "")
        yield from (Written(scheme, value) for value in sorted(entity.raw(key)))


def _type(entity: Entity, place: str, codes: tuple[str, ...], name: str) -> SubjectType:
    if place and place not in _CHINA and not codes:
        return SubjectType.FOREIGN_ORG
    found = subject_type(entity.first("legalForm"), codes[0] if codes else "", name)
    plain = SubjectType.COMPANY if entity.schema == "Company" else found
    return plain if found is SubjectType.UNKNOWN and place in _CHINA else found


def _dates(entity: Entity) -> dict[str, int | None]:
    keys = {"established": "incorporationDate", "cancelled": "dissolutionDate"}
    found = {own: entity.when(key) for own, key in keys.items()}
    return {own: when.first if when and not when.vague else None for own, when in found.items()}


def person(entity: Entity) -> Iterator[Statement]:
    """No birth date of a person is kept: nothing here needs one."""
    name = _name(entity)
    provider, record = entity.saying.source.provider, entity.saying.record
    numbers = [Written("", n) for n in entity.raw("idNumber", "socialSecurityNumber")]
    numbers += [Written("护照", n) for n in entity.raw("passportNumber")]
    known = known_person(entity.entry, entity.ctx.keys, provider, record, name, numbers)
    yield from entity.saying.identity(known)
    props = {
        "name": name,
        "type": SubjectType.PERSON.value,
        "schema": entity.schema,
        "assurance": known.assurance,
        "aliases": _others(entity, name),
        "nationalities": sorted(
            c.upper() for c in entity.all("nationality", "citizenship") or entity.all("country")
        ),
    }
    yield entity.saying.say(Kind.PROFILE, entity.own, None, props)
    yield from _contacts(entity)


def _contacts(entity: Entity) -> Iterator[Statement]:
    """Hashed, so that equal ones meet; an address that is an entity of its own by reference."""
    for kind in ("phone", "email", "address"):
        for value in sorted(entity.raw(kind)):
            if contact := _contact(entity, kind, value):
                yield _has(entity, kind, contact, contact.key)
    for ref in entity.refs("addressEntity"):
        yield _has(entity, "address", ref, ref.key)


def _has(entity: Entity, kind: str, contact: Party, what: str) -> Statement:
    return entity.saying.say(Kind.HAS_CONTACT, entity.own, contact, {"contact": kind}, what)


def _contact(entity: Entity, kind: str, value: str) -> Party | None:
    try:
        return Party(entity.ctx.keys.contact_key(kind, value), NodeKind.CONTACT)
    except IdentifierError:
        return None


def address(entity: Entity) -> Iterator[Statement]:
    parts = ("street", "street2", "postalCode", "city", "region", "state", "country")
    full = (entity.raw("full") or [", ".join(entity.all(*parts))])[0]
    contact = _contact(entity, "address", full)
    if contact is None:
        entity.entry.reject("full", full, "missing_value")
        return
    yield from entity.saying.identity(Known(contact))


def project(entity: Entity) -> Iterator[Statement]:
    number = entity.first("projectId") or entity.saying.record
    yield from _thing(entity, NodeKind.PROJECT, number, {"status": entity.first("status")})


def call(entity: Entity) -> Iterator[Statement]:
    """A call for tenders: who procures, who tendered, and until when."""
    deadline = entity.when("submissionDeadline")
    said = {
        "deadline": iso(deadline.first) if deadline and not deadline.vague else None,
        "method_details": entity.first("procedure", "procurementType"),
    }
    number = entity.first("callId") or entity.saying.record
    yield from _thing(entity, NodeKind.PROJECT, number, said)
    for role in ("authority", "onBehalfOf"):
        for ref in entity.refs(role):
            props = {"role": role}
            yield entity.saying.say(Kind.PROCURES, ref, entity.own, props, f"{role}|{ref.key}")
    for ref in entity.refs("tenderers"):
        yield from _bid(entity, ref)


def _bid(entity: Entity, tenderer: Party) -> Iterator[Statement]:
    """Of a tenderer that is only listed: the bid itself is not published."""
    key = thing_key(NodeKind.BID, entity.saying.source.provider, entity.own.key, tenderer.key)
    bid = Party(key, NodeKind.BID)
    say = entity.saying.say
    yield say(Kind.SUBMITTED, tenderer, bid, {"consortium": False, "listed": True}, tenderer.key)
    yield say(Kind.FOR_LOT, bid, entity.own, {}, tenderer.key)


def contract(entity: Entity) -> Iterator[Statement]:
    signed = entity.when("contractDate")
    said = {
        "date": iso(signed.first) if signed and not signed.vague else None,
        "status": entity.first("status"),
        "procedure_number": entity.first("procedureNumber"),
        **amounts(entity),
    }
    yield from _thing(entity, NodeKind.CONTRACT, entity.saying.record, said)
    say = entity.saying.say
    for ref in entity.refs("authority"):
        yield say(Kind.PARTY_TO, ref, entity.own, {"side": "purchaser"}, ref.key)
    for ref in entity.refs("project"):
        yield say(Kind.CONTRACT_OF, entity.own, ref, {}, ref.key)


def amounts(entity: Entity) -> dict[str, Any]:
    """As the source writes them; an amount with several values is told by none."""
    told: dict[str, Any] = {}
    for key, own in (
        ("amount", "amount"),
        ("currency", "currency"),
        ("amountEur", "amount_eur"),
        ("amountUsd", "amount_usd"),
    ):
        values = entity.all(key)
        if len(values) > 1:
            entity.entry.warn(key, ", ".join(values), "several_values")
        elif values:
            told[own] = values[0]
    return told


def _thing(
    entity: Entity, kind: NodeKind, number: str, said: dict[str, Any]
) -> Iterator[Statement]:
    name = _name(entity)
    key = thing_key(kind, entity.saying.source.provider, number)
    yield from entity.saying.identity(Known(Party(key, kind, name)))
    props = {"name": name, "title": name, "schema": entity.schema, **said}
    yield entity.saying.say(Kind.PROFILE, entity.own, None, props)


def court_case(entity: Entity) -> Iterator[Statement]:
    """A case is no determination: nothing follows from it for anybody."""
    name = _name(entity)
    props = {
        "name": name,
        "type": SubjectType.UNKNOWN.value,
        "schema": entity.schema,
        "case_no": entity.first("caseNumber"),
        "court": entity.first("court"),
        "status": entity.first("status"),
    }
    yield entity.saying.say(Kind.PROFILE, entity.own._replace(name=name), None, props)


THINGS: dict[str, Callable[[Entity], Iterator[Statement]]] = {
    **dict.fromkeys(("Company", "Organization", "PublicBody", "LegalEntity"), organization),
    "Person": person,
    "Address": address,
    "Project": project,
    "CallForTenders": call,
    "Contract": contract,
    "CourtCase": court_case,
}
