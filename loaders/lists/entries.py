"""What every list says in the same way: the event, its subject, the entry, and its end."""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from graph.intervals import FOREVER, Day, Interval, iso
from graph.records import Party, Statement
from graph.vocabulary import EventCategory, Flag, Kind, ListCode
from loaders.lists.spelling import list_event
from loaders.penalties.subjects import Someone

State = partial[Statement]

_DEFAULTS = frozenset(category.value for category in EventCategory)


class End(NamedTuple):
    """The day on which something ended; a flag where the day itself is not known."""

    day: Day = FOREVER
    flags: Flag = Flag.NONE


class Entry(NamedTuple):
    """`entered` is None in a row that only takes a subject off; `said` is of the event."""

    code: ListCode
    number: str
    authority: str
    authority_name: str
    entered: Day | None
    determined: Day | None
    reason: str
    left: End
    leaving: dict[str, Any]
    said: dict[str, Any]


class Conduct(NamedTuple):
    span: Interval
    flags: Flag = Flag.NONE


def entry_statements(
    state: State, entry: Entry, subject: Someone, conduct: Conduct | None
) -> Iterator[Statement]:
    """All that a row says of an entry; the catalogue of abnormal operations is no default."""
    if entry.entered is None:
        yield taken_off(state, entry, subject.party)
        return
    if entry.code.value not in _DEFAULTS:
        yield listed(state, entry, subject.party, entry.entered, None)
        return
    decision = entry.number or iso(entry.entered)
    event = list_event(entry.code, entry.authority, decision, subject.party.key)
    yield from _event(state, entry, subject, event)
    if conduct:
        yield _conduct(state, entry, event, conduct)
    yield listed(state, entry, subject.party, entry.entered, event)


def _event(state: State, entry: Entry, subject: Someone, event: Party) -> Iterator[Statement]:
    props = {
        "category": EventCategory(entry.code),
        "state": "confirmed",
        "doc_no": entry.number,
        "authority_name": entry.authority_name,
        "determined": iso(entry.determined or entry.entered or 0),
        "penalties": [],
        "simple_procedure": False,
        "severity": "",
        "rep_key": "",
        **entry.said,
    }
    if subject.mask_key:
        props["subject_mask_key"] = subject.mask_key
    of_person = {"assurance": subject.assurance} if subject.assurance else {}
    yield state(Kind.EVENT, event, None, props=props, record_id=event.key)
    yield state(Kind.SUBJECT_OF, subject.party, event, props=of_person, record_id=event.key)


def _conduct(state: State, entry: Entry, event: Party, conduct: Conduct) -> Statement:
    """Without its span in the record, so that a version that ends it replaces the open one."""
    props = {"doc_no": entry.number, "authority_name": entry.authority_name}
    record = f"{event.key}|conduct"
    return state(
        Kind.CONDUCT,
        event,
        None,
        span=conduct.span,
        flags=conduct.flags,
        props=props,
        record_id=record,
    )


def listed(
    state: State, entry: Entry, subject: Party, entered: Day, event: Party | None
) -> Statement:
    props = {
        "list_code": entry.code,
        "doc_no": entry.number,
        "authority_name": entry.authority_name,
        "reason": entry.reason,
        "event": event.key if event else "",
    }
    # An entry that ended on its first day stood for it.
    span = Interval(entered, max(entry.left.day, entered + 1))
    record = "|".join((subject.key, entry.code, entry.number or iso(entered)))
    return state(
        Kind.LISTED,
        subject,
        None,
        span=span,
        flags=entry.left.flags,
        props=props | entry.leaving,
        record_id=record,
    )


def taken_off(state: State, entry: Entry, subject: Party) -> Statement:
    props = {"list_code": entry.code, "doc_no": entry.number} | entry.leaving
    record = "|".join((subject.key, entry.code, entry.number, "out", iso(entry.left.day)))
    return state(
        Kind.DELISTED,
        subject,
        None,
        span=Interval(entry.left.day, FOREVER),
        flags=entry.left.flags,
        props=props,
        record_id=record,
    )
