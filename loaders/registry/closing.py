"""What can be said only when all tables were read: heads that only the base table names,
complete lists, and shares that do not add up."""

from collections.abc import Iterator

from graph.identifiers import person_number
from graph.records import Statement
from graph.vocabulary import Family, Kind, SubjectType
from loaders.base import Issue, Yield
from loaders.offices import registered_head
from loaders.registry.identities import Identity, natural_person, organisation
from loaders.registry.ledger import Noted
from loaders.registry.names import Principal, principals
from loaders.registry.persons import office_props
from loaders.registry.reading import Reading
from loaders.registry.remedies import told

_LOW, _HIGH = 95.0, 105.0  # domain.md §4.7


def close(reading: Reading) -> Iterator[Yield]:
    for noted in reading.ledger.unrepresented():
        yield from _representative(reading, noted)
    for noted in reading.ledger.partners():
        org, provider = noted.subject.org, noted.subject.provider
        yield _office(
            reading, noted, organisation(provider, org, noted.written), Kind.MANAGING_PARTNER
        )
    for family in (Family.OFFICES, Family.HOLDERS):
        yield from _listings(reading, family)
    for noted in reading.ledger.odd_shares(_LOW, _HIGH):
        total = f"{float(noted.written):g}"
        yield reading.doubt(noted.place, "share", total, "shares_sum", total=total)


def _representative(reading: Reading, noted: Noted) -> Iterator[Yield]:
    partnership = noted.subject.type is SubjectType.PARTNERSHIP
    found = principals(noted.written)
    if not found or (len(found) > 1 and not partnership):
        yield _doubt(reading, noted, "name_not_clear")
    else:
        for who in found:
            yield from _principal(reading, noted, who, partnership)


def _principal(
    reading: Reading, noted: Noted, who: Principal, partnership: bool
) -> Iterator[Yield]:
    """A partner that is an organisation was noted as such; here it is about natural persons."""
    if who.person:
        office = registered_head(noted.subject.type)
        if partnership and who.delegate:
            office = Kind.PARTNER_DELEGATE
        number = person_number(who.person.number)
        keys, org = reading.ctx.keys, noted.subject.org
        yield _office(reading, noted, natural_person(keys, org, who.person.name, number), office)
    elif who.delegate:
        yield _doubt(reading, noted, "name_not_clear")
    elif not partnership:
        yield _doubt(reading, noted, "no_natural_person")


def _office(reading: Reading, noted: Noted, who: Identity, office: Kind) -> Statement:
    subject, place = noted.subject, noted.place
    record = f"{subject.record}|{who.own_id}|{office}"
    props, since = office_props(who, ""), reading.since(None)
    return reading.said(subject, place, office, who.party, subject.org, record, props, since)


def _doubt(reading: Reading, noted: Noted, reason: str) -> Issue:
    return reading.doubt(noted.place, "representative", noted.written, reason)


def _listings(reading: Reading, family: Family) -> Iterator[Yield]:
    """Whom the delivery lists in full; no list is full from which a row was left out."""
    ledger = reading.ledger
    for number, noted in enumerate(ledger.listings(family)):
        subject, place = noted.subject, noted.place
        if family in ledger.broken:
            document = reading.parts.known[place.part].document
            if not number:
                text = told("listing_withheld")
                yield Issue("warning", document, 1, "", "", "listing_withheld", text)
            return
        record, props = f"{subject.record}|{family.value}", {"listing": family.value}
        yield reading.said(subject, place, Kind.LISTING, subject.org, None, record, props)
