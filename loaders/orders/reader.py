"""Reads orders of measures and the documents that release, suspend or transfer them."""

from collections.abc import Iterator
from typing import Any

from graph.intervals import FOREVER, Day, Interval
from graph.records import Party, Statement
from graph.vocabulary import Kind, MeasureEnd, Rank
from loaders.base import Context
from loaders.cases.act import Act, act
from loaders.orders.law import measures
from loaders.orders.layout import LAYOUT, ORDERED, TYPES
from loaders.orders.order import order, stray
from loaders.orders.target import target
from loaders.penalties.events import document_number
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import Cited, Line, cited, filled, in_order, line_of
from loaders.tables import ByRow, Cells, Sheet


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    version = sheet.version(cells)
    document, type_ = act(cells, version), cells.choice("type", TYPES)
    code = cells.choice("code", measures())
    span, props = _said(cells, ctx, document, type_, code)
    whom = target(cells, ctx.keys, "target", document.provider)
    if whom is None and not cells.rejected:
        cells.reject("target", "missing_value")
    event = _event(cells, ctx, document, whom)
    if cells.rejected or version is None or span is None or whom is None:
        return []
    line = line_of(cells, sheet, ctx, version, document.provider, Rank.AUTHORITY)
    kind = Kind.MEASURE if type_ == ORDERED else Kind.MEASURE_END
    return list(_stated(line, kind, whom, event, span, props))


def _said(
    cells: Cells, ctx: Context, document: Act, type_: str | None, code: str | None
) -> tuple[Interval | None, dict[str, Any]]:
    if type_ == ORDERED:
        found = order(cells, document, code)
        return (found.span, found.props) if found else (None, {})
    if type_ is None:
        return None, {}
    stray(cells)
    start = cells.known_day("from")
    in_order(cells, "from", document.day, start, "order_of_days")
    props = document.props | {"code": code, "end": type_, "order": _ended(cells)}
    if type_ is MeasureEnd.TRANSFERRED:
        props["transferred_to"] = _successor(cells, ctx, document)
    return _since(document.day if start is None else start), filled(props)


def _since(day: Day | None) -> Interval | None:
    return None if day is None else Interval(day, FOREVER)


def _ended(cells: Cells) -> str:
    number = document_number(cells.text("order"))
    if not number and not cells.rejected:
        cells.reject("order", "number_of_order")
    return number


def _successor(cells: Cells, ctx: Context, document: Act) -> str:
    found = target(cells, ctx.keys, "to", document.provider)
    if found is None and not cells.rejected:
        cells.reject("to", "transfer_to_whom")
    return found.party.key if found else ""


def _event(cells: Cells, ctx: Context, document: Act, whom: Someone | None) -> Cited | None:
    """The event that the measure follows from; the target is its subject if the row names none."""
    if cells.rejected or not cells.secret("event_no"):
        return None
    return cited(cells, ctx.keys, document.name, document.code, whom)


def _stated(
    line: Line, kind: Kind, whom: Someone, event: Cited | None, span: Interval, said: dict[str, Any]
) -> Iterator[Statement]:
    node: Party | None = event.event if event else None
    parts = (said["code"], said["doc_no"], said.get("order", ""), whom.party.key)
    record = "|".join((*parts, node.key if node else ""))
    yield line.say(kind, whom.party, node, record, said, span)
    if event and node:
        own = {"assurance": event.subject.assurance} if event.subject.assurance else {}
        record = f"{said['doc_no']}|{node.key}|subject"
        yield line.say(Kind.SUBJECT_OF, event.subject.party, node, record, own)
    yield from has_masks(line.state, whom, event.subject if event else None)


_ROWS = ByRow(LAYOUT, _statements)
read, check = _ROWS.read, _ROWS.check
