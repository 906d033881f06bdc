"""Reads notices: a row speaks of one penalty decision, or says when somebody left an office."""

from collections.abc import Iterator
from functools import partial

from graph.identifiers import KeyRing
from graph.intervals import FOREVER, Day, Interval, iso
from graph.records import Party, Source, Statement
from graph.vocabulary import Kind, Rank
from loaders.base import Context
from loaders.notices.change import changes
from loaders.notices.document import Document, document
from loaders.notices.layout import LAYOUT
from loaders.notices.people import applicant, leaver
from loaders.penalties.cited import Cited, cited, cited_organization, cited_person
from loaders.penalties.events import authority_id, event_party
from loaders.penalties.layout import CATEGORIES
from loaders.penalties.subjects import Someone
from loaders.tables import ByRow, Cells, Sheet

State = partial[Statement]


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    version = sheet.version(cells)
    notice = document(cells, version)
    decision = _decision(cells, notice)
    if cells.rejected or version is None:
        return []
    provider = ctx.provider or notice.provider
    source = Source(provider, Rank.AUTHORITY, sheet.document, sheet.sha256)
    state = partial(Statement, asserted_at=version, source=source, row=cells.row)
    said = list(_said(state, cells, ctx.keys, notice, decision, version))
    return [] if cells.rejected else said


def _decision(cells: Cells, notice: Document) -> Cited:
    """The decision that the notice cites; evidence that somebody left cites none."""
    name, code = notice.props["authority_name"], notice.props["authority_code"]
    if notice.is_departure:
        return Cited(authority_id(code, name), "", cells.text("subject"))
    return cited(cells, name, code)


def _said(
    state: State, cells: Cells, keys: KeyRing, notice: Document, decision: Cited, version: Day
) -> Iterator[Statement]:
    if notice.is_departure:
        at = cited_organization(cells, decision)
        yield from _departures(state, cells, keys, notice, at, version)
        return
    subject = _subject(cells, keys, decision)
    event = event_party(decision.authority, decision.number, subject.party.key)
    yield _subject_of(state, notice, event, subject)
    if notice.is_change:
        yield _change(state, cells, notice, event)
    else:
        yield _status(state, cells, keys, notice, event)


def _subject(cells: Cells, keys: KeyRing, decision: Cited) -> Someone:
    natural = cells.choice("category", CATEGORIES) == "person"
    if natural or cells.secret("subject_number"):
        return cited_person(cells, keys, decision)
    return Someone(cited_organization(cells, decision))


def _subject_of(state: State, notice: Document, event: Party, subject: Someone) -> Statement:
    """By its subject the event is known to be that of the decision also where the two sources
    write different codes of one organisation."""
    own = {"assurance": subject.assurance} if subject.assurance else {}
    record = _record(notice, event, "subject")
    return state(Kind.SUBJECT_OF, subject.party, event, props=own, record_id=record)


def _change(state: State, cells: Cells, notice: Document, event: Party) -> Statement:
    props = notice.props | {"changes": changes(cells, notice.decided)}
    return state(Kind.EVENT, event, None, props=props, record_id=_record(notice, event, "change"))


def _status(state: State, cells: Cells, keys: KeyRing, notice: Document, event: Party) -> Statement:
    who = applicant(cells, keys)
    return state(
        Kind.STATUS,
        event,
        who,
        span=_since(notice.decided),
        props=notice.props | {"status": notice.type},
        record_id=_record(notice, event, "status", who.key if who else ""),
    )


def _departures(
    state: State, cells: Cells, keys: KeyRing, notice: Document, at: Party, version: Day
) -> Iterator[Statement]:
    """One statement for each office that the words name."""
    found = leaver(cells, keys, at, version)
    if found is None:
        return
    who, assurance = found.someone.party, found.someone.assurance
    own = {"left": iso(found.left), "position": found.position, "assurance": assurance}
    for office in found.offices:
        yield state(
            Kind.LEFT_OFFICE,
            who,
            at,
            span=_since(found.left),
            props=notice.props | own | {"office": office},
            record_id=_record(notice, at, "left", who.key, office),
        )


def _since(day: Day | None) -> Interval:
    assert day is not None  # an unreadable day has rejected the row
    return Interval(day, FOREVER)


def _record(notice: Document, about: Party, *own: str) -> str:
    return "|".join((notice.props["doc_no"], about.key, *own))


_ROWS = ByRow(LAYOUT, _statements)
read, check = _ROWS.read, _ROWS.check
