"""Ordered measures, and what later documents made of them: released, suspended, transferred."""

from collections.abc import Iterable, Sequence
from typing import Any

from graph.intervals import Interval, iso
from graph.resolution.said import Said, Wanted, as_fact, strength, winners
from graph.vocabulary import Kind, MeasureEnd

_FINAL = frozenset({MeasureEnd.RELEASED, MeasureEnd.REVOKED, MeasureEnd.TRANSFERRED})


def resolve_measures(statements: Sequence[Said]) -> list[Wanted]:
    """One fact for each order against a target; an order stands until a document ends it."""
    ends = [s for s in winners(statements) if s.kind is Kind.MEASURE_END]
    orders: dict[tuple[object, ...], Said] = {}
    for said in sorted(winners(statements), key=strength):
        if said.kind is Kind.MEASURE:
            orders[said.dst, said.props.get("code"), said.props.get("doc_no")] = said
    return [_with_ends(order, ends) for order in orders.values()]


def _with_ends(order: Said, ends: Iterable[Said]) -> Wanted:
    """The order cut at the first document that ends it for good; all of them are named in it."""
    fact = as_fact(order)
    own = sorted((e for e in ends if _speaks_of(e, order)), key=lambda e: (e.span.start, e.digest))
    if not own:
        return fact
    final = next((e for e in own if e.props.get("end") in _FINAL), None)
    stop = fact.span.stop
    if final is not None:
        # A day of its own remains to an order that ended on the day on which it began.
        stop = min(stop, max(final.span.start, fact.span.start + 1))
    told = [_told(e) for e in own if final is None or e.span.start <= final.span.start]
    return fact._replace(
        span=Interval(fact.span.start, stop),
        props={**fact.props, "ends": told},
        evidence=(order.id, *(e.id for e in own)),
    )


def _speaks_of(end: Said, order: Said) -> bool:
    """By the number of the order; one that names none speaks of every such measure then."""
    named = end.props.get("order")
    return (
        end.props.get("code") == order.props.get("code")
        and (not named or named == order.props.get("doc_no"))
        and end.weight >= order.weight
        and end.span.start >= order.span.start
    )


def _told(end: Said) -> dict[str, Any]:
    said = ("end", "doc_no", "doc_name", "authority_name", "transferred_to")
    return {"on": iso(end.span.start), **{k: end.props[k] for k in said if end.props.get(k)}}
