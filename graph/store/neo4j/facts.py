"""Facts: an edge that holds what a hop needs, and a node that holds the whole."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from graph.intervals import Interval
from graph.records import Tx
from graph.store import raw
from graph.store.base import INFINITY
from graph.store.derive import Standing, Topic
from graph.store.following import Opening
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.counters import Counters
from graph.store.neo4j.putting import put
from graph.store.neo4j.rows import gather
from graph.store.neo4j.shapes import shapes
from graph.vocabulary import Family, Flag, Kind


def standing(ask: Ask, topics: Collection[Topic]) -> dict[Topic, list[Standing]]:
    rows = ask(
        "UNWIND $topics AS t MATCH (f:Fact {anchor: t[0], family: t[1], "
        f"sup: {INFINITY}}}) RETURN t[0], t[1], properties(f)",
        topics=[[t.anchor, str(t.family)] for t in topics],
    )
    found: dict[Topic, list[Standing]] = defaultdict(list)
    for anchor, family, held in rows:
        found[Topic(anchor, Family(family))].append(_standing(held))
    return found


def _standing(held: dict[str, Any]) -> Standing:
    return Standing(
        held["id"],
        Kind(held["kind"]),
        held["src"],
        held["dst"],
        Interval(held["start"], held["stop"]),
        Flag(held["flags"]),
        gather(held),
    )


def close(ask: Ask, tx: Tx, ids: Collection[int]) -> None:
    """Closes node and edge; a fact that this same commit opened goes without a trace."""
    if not ids:
        return
    chosen = "UNWIND $ids AS id MATCH (f:Fact {id: id})"
    values = {"ids": list(ids), "tx": tx}
    for kind, is_edge in ask(f"{chosen} RETURN DISTINCT f.kind, f.dst <> 0", ids=list(ids)):
        far = "(:Key {ref: f.dst})" if is_edge else "(f)"
        edge = (
            f"{chosen} WHERE f.kind = $kind AND (f.dst <> 0) = $is_edge "
            f"MATCH (:Key {{ref: f.src}})-[h:`{Kind(kind)}`]->{far} WHERE h.fact = id"
        )
        ask(f"{edge} SET h.sup = $tx", kind=kind, is_edge=is_edge, **values)
        ask(f"{edge} AND h.rec = $tx DELETE h", kind=kind, is_edge=is_edge, **values)
    ask(f"{chosen} WHERE f.rec = $tx DETACH DELETE f", **values)
    ask(f"{chosen} SET f.sup = $tx", **values)


def open_(ask: Ask, counters: Counters, tx: Tx, opening: Sequence[Opening]) -> None:
    ids = counters.take("facts", len(opening))
    rows = (_row(id_, tx, opened) for id_, opened in zip(ids, opening, strict=True))
    put(ask, shapes(raw.FACTS, rows))


def _row(id_: int, tx: Tx, opened: Opening) -> dict[str, Any]:
    topic, src, fact = opened
    return {
        "id": id_,
        "kind": str(fact.kind),
        "family": str(topic.family),
        "anchor": topic.anchor,
        "src": src,
        "dst": fact.dst,
        "start": fact.span.start,
        "stop": fact.span.stop,
        "flags": int(fact.flags),
        "rec": tx,
        "sup": INFINITY,
        "evidence": fact.evidence,
        "props": fact.props,
    }
