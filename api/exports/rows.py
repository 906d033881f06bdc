"""Nodes and edges as rows of plain values, with the same names in every format of rows."""

import json

from api.exports.portion import Told
from graph.intervals import ALWAYS, FOREVER, iso
from graph.records import Fact
from graph.vocabulary import Flag, Kind

Value = str | int | float | bool | None

NODE_FIELDS: dict[str, type] = {
    "key": str,
    "kind": str,
    "name": str,
    "type": str,
    "uscc": str,
    "status": str,
    "jurisdiction": str,
    "said": str,  # all else that is said of the node, as JSON
}
EDGE_FIELDS: dict[str, type] = {
    "kind": str,
    "label_zh": str,
    "label_en": str,
    "valid_from": str,
    "valid_to": str,
    "start_unknown": bool,
    "stop_unknown": bool,
    "conflict": bool,
    "pct": float,
    "pct_min": float,
    "pct_max": float,
    "pct_min_open": bool,
    "pct_max_open": bool,
    "indirect": bool,
    "derived": bool,
    "props": str,  # everything that the source says of the edge, as JSON
    "provider": str,
    "document": str,
    "row": int,
    "asserted": str,
}
_SHARED = ("pct", "pct_min", "pct_max", "pct_min_open", "pct_max_open", "indirect", "derived")


def node_values(told: Told) -> dict[str, Value]:
    props = told.props
    plain = {name: _text(props.get(name)) for name in ("type", "uscc", "status", "jurisdiction")}
    return {
        "key": told.node.key,
        "kind": told.node.kind.value,
        "name": told.node.name,
        **plain,
        "said": _json([_said(fact) for fact in told.about]) if told.about else "",
    }


def _said(fact: Fact) -> dict[str, object]:
    start, stop = _days(fact)
    return {"kind": fact.kind, "valid_from": start, "valid_to": stop, "props": dict(fact.props)}


def edge_values(fact: Fact) -> dict[str, Value]:
    start, stop = _days(fact)
    kind = Kind(fact.kind)
    proof = fact.evidence[-1]
    shared = {name: fact.props.get(name) for name in _SHARED}
    return {
        "kind": kind.value,
        "label_zh": kind.label.zh,
        "label_en": kind.label.en,
        "valid_from": start,
        "valid_to": stop,
        "start_unknown": bool(fact.flags & Flag.START_UNKNOWN),
        "stop_unknown": bool(fact.flags & Flag.STOP_UNKNOWN),
        "conflict": bool(fact.flags & Flag.CONFLICT),
        **shared,
        "props": _json(dict(fact.props)),
        "provider": proof.provider,
        "document": proof.document,
        "row": proof.row,
        "asserted": iso(proof.asserted_at),
    }


def _days(fact: Fact) -> tuple[str, str]:
    """`[from, to)`; an open end is blank."""
    start = iso(fact.span.start) if fact.span.start != ALWAYS.start else ""
    return start, iso(fact.span.stop) if fact.span.stop != FOREVER else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
