"""Entities that link two others: holdings, offices, kinship, payments."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from graph.intervals import FOREVER, Interval
from graph.records import Party, Statement
from graph.vocabulary import OFFICES, Flag, Kind
from loaders.ftm.entity import Entity
from loaders.ftm.schemata import EDGES, Link
from loaders.ftm.things import amounts
from loaders.items import office_of_role, percentage, span_of

_INDIRECT = frozenset({"indirect", "ultimate"})
_BENEFICIAL = frozenset({"beneficial", "ultimate"})
_MOMENTS = (Kind.PAYMENT,)

Dated = tuple[Interval, Flag]


def link(entity: Entity) -> Iterator[Statement]:
    shape = EDGES[entity.schema]
    sources, targets = entity.refs(shape.source), entity.refs(shape.target)
    for key, found in ((shape.source, sources), (shape.target, targets)):
        if not found:
            entity.entry.reject(key, "", "missing_value")
    dated = _dated(entity, shape)
    if entity.entry.rejected or dated is None:
        return
    for src, dst in product(sources, targets):
        if src == dst:
            entity.entry.warn(shape.target, dst.key, "bound_to_itself")
            continue
        for kind, props in _said(entity, shape):
            yield _statement(entity, kind, src, dst, props, dated)


def _statement(
    entity: Entity, kind: Kind, src: Party, dst: Party, props: dict[str, Any], dated: Dated
) -> Statement:
    what = f"{src.key}>{dst.key}"
    own = {"record": entity.saying.record, "interest": what}
    return entity.saying.say(kind, src, dst, props | own, what, dated)


def _said(entity: Entity, shape: Link) -> Iterator[tuple[Kind, dict[str, Any]]]:
    """The kinds of fact that the entity states, each with its properties."""
    words = entity.all(*shape.words)
    props: dict[str, Any] = {
        "type": entity.schema,
        "details": "；".join(words),
        "status": entity.first("status"),
    }
    if shape.kind in OFFICES:
        for office in dict.fromkeys(o for word in words or [""] for o in office_of_role(word)):
            yield office, props | {"name": "", "position": "；".join(words), "basis": "declared"}
    elif shape.kind is Kind.HOLDS_SHARE:
        yield from _holding(entity, props)
    elif shape.kind is Kind.PAYMENT:
        beside = {key: entity.all(key) for key in ("contract", "project") if entity.all(key)}
        yield shape.kind, props | amounts(entity) | beside
    else:
        yield shape.kind, props


def _holding(entity: Entity, props: dict[str, Any]) -> Iterator[tuple[Kind, dict[str, Any]]]:
    types = {word.lower() for word in entity.all("ownershipType")}
    said: dict[str, Any] = props | _share(entity)
    if types & _INDIRECT:
        said["indirect"] = True
    yield Kind.HOLDS_SHARE, said
    if types & _BENEFICIAL:
        yield Kind.BENEFICIAL_OWNER_OF, said | {"interests": ["shareholding"]}


def _share(entity: Entity) -> dict[str, Any]:
    """What the percentage says; several that differ say nothing for certain."""
    written = entity.raw("percentage")
    read = [percentage(text) for text in written]
    told = [found for found in read if found]
    if any(found is None for found in read):
        entity.entry.warn("percentage", ", ".join(written), "share_unclear")
        return {}
    if any(found != told[0] for found in told):
        entity.entry.warn("percentage", ", ".join(written), "several_values")
        return {}
    return dict(told[0]) if told else {}


def _dated(entity: Entity, shape: Link) -> Dated | None:
    """A payment is of its day; a succession goes on from it."""
    seen = entity.saying.seen
    if shape.kind in _MOMENTS:
        day = entity.when("date", "startDate", "endDate")
        if day is None:
            return Interval(seen, seen + 1), Flag.START_UNKNOWN | Flag.STOP_UNKNOWN
        vague = Flag.START_UNKNOWN | Flag.STOP_UNKNOWN if day.vague else Flag.NONE
        return Interval(day.last, day.last + 1), vague
    found = span_of(entity.when("startDate", "date"), entity.when("endDate"), seen)
    if found is None:
        start = ", ".join(entity.raw("startDate", "date"))
        entity.entry.reject(
            "endDate", ", ".join(entity.raw("endDate")), "end_before_start", start=start
        )
    return found if found is None or found[0].stop <= FOREVER else None
