"""Performance failures of a PPP contract, as leads.

A publisher says that performance fell short of what was agreed. That is no finding of a default:
the event stays a lead until an authority has determined it, and nobody is recorded for it.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from graph.intervals import ALWAYS, Interval, iso
from graph.records import Party, Statement
from graph.vocabulary import EventCategory, EventState, Kind, NodeKind
from loaders.ocds.reading import At
from loaders.ocds.telling import Fields, Teller, money, told

_FAILURE: Fields = {
    "title": ("category", At.text),
    "matter": ("description", At.text),
    "count": ("events", At.number),
    "penalty_contracted": ("penaltyContracted", At.text),
    "penalty_imposed": ("penaltyImposed", At.text),
    "penalty_paid": ("penaltyPaid", At.flag),
}
_AMOUNTS = {"penaltyImposed": "imposed_", "penaltyPaid": "paid_"}


def failure_statements(
    teller: Teller,
    at: At,
    contract: Party,
    contract_id: str,
    sides: Sequence[tuple[Party, str, list[str]]],
) -> Iterator[Statement]:
    private = [who for who, side, _ in sides if side == "supplier"]
    for own, failure in at.named("performanceFailures"):
        if len(private) != 1:
            failure.warn("", "failure_without_subject")
        subject = private[0] if len(private) == 1 else None
        yield from _lead(teller, failure, contract, f"{contract_id}/{own}", subject)


def _lead(
    teller: Teller, failure: At, contract: Party, number: str, subject: Party | None
) -> Iterator[Statement]:
    process = teller.release.scope
    document = f"{EventCategory.PPPWY}/{process}/{number.replace(':', '_')}"
    key = f"e:{teller.release.prefix}:{document}:{subject.key if subject else contract.key}"
    event = Party(key, NodeKind.EVENT, document)
    said = partial(teller.say, span=_span(failure))
    yield teller.say(Kind.EVENT, event, None, event.key, _props(teller, failure, document))
    if subject:
        yield teller.say(Kind.SUBJECT_OF, subject, event, event.key)
    yield teller.say(Kind.CONCERNS, event, contract, f"{event.key}|concerns")
    if failure.child("period").value:
        yield said(Kind.CONDUCT, event, None, f"{event.key}|conduct", {"doc_no": document})


def _props(teller: Teller, failure: At, document: str) -> dict[str, Any]:
    amounts: dict[str, Any] = {}
    for key, prefix in _AMOUNTS.items():
        if isinstance(failure.value.get(key), dict):
            amounts |= money(failure, key, prefix)
    texts = {k: v for k, v in _FAILURE.items() if not isinstance(failure.value.get(v[0]), dict)}
    return {
        "category": EventCategory.PPPWY,
        "state": EventState.LEAD,
        "doc_no": document,
        "authority_name": teller.release.publisher,
        "determined": iso(teller.release.asserted_at),
        "penalties": [],
        **told(failure, texts),
        **amounts,
    }


def _span(failure: At) -> Interval:
    period = failure.child("period")
    start, end = period.day("startDate"), period.day("endDate")
    if start is not None and end is not None and end < start:
        period.warn("endDate", "end_before_start")
        end = None
    first = start if start is not None else end
    return ALWAYS if first is None else Interval(first, max(end or first, first) + 1)
