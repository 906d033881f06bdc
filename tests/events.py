"""Short ways to say what instruments say of events; beside `tests.builders` for registers."""

from graph.intervals import ALWAYS, Interval, day
from graph.records import Party, Source, Statement
from graph.vocabulary import Kind, NodeKind
from tests.builders import AUTHORITY


def event_of(number: str, org: Party) -> Party:
    return Party(f"e:gov:{number}:{org.key}", NodeKind.EVENT, number)


def penalty(
    event: Party,
    org: Party,
    *,
    determined: str = "2026-05-10",
    seen: str = "2026-05-20",
    source: Source = AUTHORITY,
    **props: object,
) -> list[Statement]:
    """The decision and its subject, as one row of a penalty file states them."""
    said = {
        "category": "XZCF",
        "state": "confirmed",
        "doc_no": event.name,
        "determined": determined,
        "severity": "general",
        "penalties": [],
        **props,
    }
    own, at = event.key, day(seen)
    return [
        Statement(Kind.EVENT, event, None, at, source, props=said, record_id=own, row=2),
        Statement(Kind.SUBJECT_OF, org, event, at, source, record_id=own, row=2),
    ]


def conduct(
    event: Party, first: str, last: str, *, doc: str = "认1号", seen: str = "2026-05-20"
) -> Statement:
    return Statement(
        Kind.CONDUCT,
        event,
        None,
        day(seen),
        AUTHORITY,
        span=Interval(day(first), day(last) + 1),
        props={"doc_no": doc},
        record_id=f"{doc}|{event.key}|{first}|{last}",
        row=2,
    )


def severity(
    event: Party, level: str, *, doc: str = "认1号", seen: str = "2026-05-20"
) -> Statement:
    return Statement(
        Kind.SEVERITY,
        event,
        None,
        day(seen),
        AUTHORITY,
        span=ALWAYS,
        props={"doc_no": doc, "severity": level},
        record_id=f"{doc}|{event.key}|severity",
        row=2,
    )


def named(
    event: Party,
    who: Party,
    *,
    level: str = "E2",
    doc: str = "认1号",
    seen: str = "2026-05-20",
    finding: str = "other_directly_responsible",
) -> Statement:
    return Statement(
        Kind.NAMED,
        event,
        who,
        day(seen),
        AUTHORITY,
        props={"doc_no": doc, "finding": finding, "level": level, "assurance": "verified_id"},
        record_id=f"{doc}|{event.key}|named|{who.key}",
        row=2,
    )
