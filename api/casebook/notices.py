"""From the notices of a case to statements: what is decided of an event afterwards."""

from collections.abc import Iterator
from typing import Any

from api.casebook.build import AUTHORITY, SEEN, World, as_stored
from api.casebook.model import Decided, Given, LeftOffice, Notice
from graph.intervals import FOREVER, Interval, iso
from graph.records import Statement
from graph.vocabulary import Kind


def notices(given: Given, world: World) -> Iterator[Statement]:
    for notice in given.notices:
        yield _change(notice, world) if notice.type == "changed" else _status(notice, world)
    for left in given.left_office:
        yield _left(left, world)
    for number, decided in enumerate(given.decided):
        yield _decided(decided, number, world)


_KINDS = {
    "proceeding": Kind.PROCEEDING,
    "plea": Kind.PLEA,
    "exemption": Kind.EXEMPTION,
    "dispute": Kind.DISPUTE,
    "dispute_outcome": Kind.DISPUTE_OUTCOME,
}


def _decided(decided: Decided, number: int, world: World) -> Statement:
    event = world.event(decided.event)
    who = world.party(decided.who, event.key) if decided.who else None
    own = {"doc_no": decided.doc, "decided": iso(decided.on), "authority_name": AUTHORITY.provider}
    return Statement(
        kind=_KINDS[decided.kind],
        src=event,
        dst=who,
        asserted_at=SEEN,
        source=AUTHORITY,
        span=Interval(decided.on, FOREVER),
        props=own | as_stored(decided.with_),
        record_id=f"{decided.doc}|{decided.event}|{number}",
    )


def _document(notice: Notice) -> dict[str, Any]:
    return {"doc_no": notice.doc, "decided": iso(notice.on)}


def _change(notice: Notice, world: World) -> Statement:
    changes: dict[str, Any] = {}
    if notice.penalties is not None:
        changes |= {"penalties": list(notice.penalties), "severity": ""}
    if notice.severity is not None:
        changes["severity"] = notice.severity
    if notice.determined is not None:
        changes["determined"] = iso(notice.determined)
    props = _document(notice) | {"changes": changes}
    event, record = world.event(notice.event), f"{notice.doc}|{notice.event}"
    return Statement(Kind.EVENT, event, None, SEEN, AUTHORITY, props=props, record_id=record)


def _status(notice: Notice, world: World) -> Statement:
    event = world.event(notice.event)
    who = world.party(notice.who, event.key) if notice.who else None
    return Statement(
        kind=Kind.STATUS,
        src=event,
        dst=who,
        asserted_at=SEEN,
        source=AUTHORITY,
        span=Interval(notice.on, FOREVER),
        props=_document(notice) | {"status": notice.type},
        record_id=f"{notice.doc}|{notice.event}|{notice.who}",
    )


def _left(left: LeftOffice, world: World) -> Statement:
    at = world.party(left.at)
    props = {"doc_no": left.doc, "office": left.office, "left": iso(left.on)}
    return Statement(
        kind=Kind.LEFT_OFFICE,
        src=world.party(left.who, at.key),
        dst=at,
        asserted_at=SEEN,
        source=AUTHORITY,
        span=Interval(left.on, FOREVER),
        props=props,
        record_id=f"{left.doc}|{left.at}|{left.who}|{left.office}",
    )
