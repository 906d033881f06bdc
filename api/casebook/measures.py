"""Orders of a case, and the documents that end them, as statements."""

from collections.abc import Iterator
from typing import Any

from api.casebook.build import AUTHORITY, SEEN, World
from api.casebook.model import Given, Measure, MeasureEnding
from graph.intervals import FOREVER, Interval, iso
from graph.records import Party, Statement
from graph.vocabulary import Kind


def measure_statements(given: Given, world: World) -> Iterator[Statement]:
    for measure in given.measures:
        event = world.event(measure.event) if measure.event else None
        who = world.party(measure.who, measure.event)
        yield _order(measure, who, event)
        for number, ending in enumerate(measure.ends):
            yield _end(measure, ending, number, who, event, world)


def _order(measure: Measure, who: Party, event: Party | None) -> Statement:
    decided = measure.from_ if measure.decided is None else measure.decided
    whole = {
        "code": measure.code,
        "doc_no": measure.document,
        "decided": iso(decided),
        "authority_name": measure.executor or AUTHORITY.provider,
        "executor": measure.executor,
        "executor_kind": measure.executor_kind,
        "basis": [basis.model_dump() for basis in measure.basis],
        "notice_date": iso(decided),
        "served_date": iso(decided),
        "scope": "全国",
        "proportionality": "严重",
        "remedy": "行政复议、行政诉讼",
        "carve_outs": list(measure.carve_outs),
    }
    props = {key: value for key, value in whole.items() if key not in measure.lacks}
    span = Interval(measure.from_, measure.until or FOREVER)
    record = f"{measure.code}|{measure.document}|{who.key}"
    return Statement(
        Kind.MEASURE, who, event, SEEN, AUTHORITY, span=span, props=props, record_id=record
    )


def _end(
    measure: Measure,
    ending: MeasureEnding,
    number: int,
    who: Party,
    event: Party | None,
    world: World,
) -> Statement:
    props: dict[str, Any] = {
        "code": measure.code,
        "order": measure.document,
        "end": ending.end,
        "doc_no": ending.doc,
    }
    if ending.to:
        props["transferred_to"] = world.party(ending.to, measure.event).key
    return Statement(
        kind=Kind.MEASURE_END,
        src=who,
        dst=event,
        asserted_at=SEEN,
        source=AUTHORITY,
        span=Interval(ending.on, FOREVER),
        props=props,
        record_id=f"{measure.code}|{measure.document}|{who.key}|{number}",
    )
