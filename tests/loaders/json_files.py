"""Small JSON publications, loaded into a store of their own, and what the store then says."""

import json
from dataclasses import replace
from typing import NamedTuple

from graph.intervals import ALWAYS, day
from graph.store import SqliteStore
from graph.vocabulary import Flag, Kind, NodeKind
from loaders.base import Issue
from loaders.run import load
from tests.loaders.sources import CTX, said

UNDATED = replace(CTX, published=None)


class Edge(NamedTuple):
    """A fact by the names of its ends; an open bound is blank."""

    kind: Kind
    src: str
    dst: str
    start: str
    stop: str


def written(folder, value, name="a.json"):
    path = folder / name
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def lines_of(folder, *values, name="a.jsonl"):
    path = folder / name
    text = "\n".join(json.dumps(value, ensure_ascii=False) for value in values)
    path.write_text(text, encoding="utf-8")
    return path


def stored(folder, loader, *paths, published="", provider="", name="store.sqlite"):
    ctx = replace(CTX, published=day(published) if published else None, provider=provider)
    store = SqliteStore(folder / name, create=True)
    report = load(paths, loader, store, ctx, folder / "rejects", lambda _: None)
    return store, report


def facts(store, *kinds):
    """Every fact of these kinds with the name or key of its ends, in one order."""
    with store.view() as view:
        nodes = [n for kind in NodeKind for n in view.scan(kind)]
        hops = view.expand({n.ref: [ALWAYS] for n in nodes}, kinds or tuple(Kind), "out").hops
        ids = [h.fact for found in hops.values() for h in found]
        found = view.facts(ids).values()
        named = view.nodes({ref for f in found for ref in (f.src, f.dst) if ref})
    shown = [(_edge(f, named), f) for f in found if f.kind is not Kind.SAME_AS]
    return sorted(
        shown, key=lambda pair: (pair[0], json.dumps(dict(pair[1].props), sort_keys=True))
    )


def edges(store, *kinds):
    return [edge for edge, _ in facts(store, *kinds)]


def props(store, kind, src="", dst=""):
    """The properties of the one fact of a kind between these ends."""
    (fact,) = (f for e, f in facts(store, kind) if src in ("", e.src) and dst in ("", e.dst))
    return fact.props


def _edge(fact, named):
    start, stop = fact.span.iso()
    unknown = fact.flags
    far = named.get(fact.dst)
    return Edge(
        fact.kind,
        named[fact.src].name or named[fact.src].key,
        (far.name or far.key) if far else "",
        "" if fact.span.start == ALWAYS.start else start + "?" * bool(unknown & Flag.START_UNKNOWN),
        "" if fact.span.stop == ALWAYS.stop else stop + "?" * bool(unknown & Flag.STOP_UNKNOWN),
    )


def reasons(loader, path, ctx=UNDATED):
    """Row, level and reason of every issue."""
    return [(i.row, i.level, i.reason) for i in said(loader, path, ctx) if isinstance(i, Issue)]
