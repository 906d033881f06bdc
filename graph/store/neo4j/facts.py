"""Facts: an edge that holds what a hop needs, and a node that holds the whole.

The edge `(src)-[:KIND {fact, start, stop, flags, rec, sup}]->(dst)` is one step for `expand`; what
is said of a node itself points from it to the `:Fact`. The `:Fact` has everything, by number.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from graph.intervals import Interval
from graph.records import Tx
from graph.store.base import INFINITY
from graph.store.derive import Standing, Topic
from graph.store.following import Opening
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.counters import Counters
from graph.store.neo4j.rows import gather, spread
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
    kinds = ask(f"{chosen} RETURN DISTINCT f.kind, f.dst <> 0", ids=list(ids))
    for kind, is_edge in kinds:
        far = "(:Key {ref: f.dst})" if is_edge else "(f)"
        edge = (
            f"{chosen} WHERE f.kind = $kind AND {'f.dst <> 0' if is_edge else 'f.dst = 0'} "
            f"MATCH (:Key {{ref: f.src}})-[h:`{Kind(kind)}`]->{far} WHERE h.fact = id"
        )
        ask(f"{edge} AND h.rec = $tx DELETE h", ids=list(ids), kind=kind, tx=tx)
        ask(f"{edge} SET h.sup = $tx", ids=list(ids), kind=kind, tx=tx)
    ask(f"{chosen} WHERE f.rec = $tx DETACH DELETE f", ids=list(ids), tx=tx)
    ask(f"{chosen} SET f.sup = $tx", ids=list(ids), tx=tx)


def open_(ask: Ask, counters: Counters, tx: Tx, opening: Sequence[Opening]) -> None:
    if not opening:
        return
    ids = counters.take("facts", len(opening))
    rows = [_row(id_, tx, opened) for id_, opened in zip(ids, opening, strict=True)]
    ask(
        "UNWIND $rows AS row CREATE (f:Fact) SET f = row.own WITH f, row "
        "UNWIND row.evidence AS id MATCH (s:Statement {id: id}) CREATE (f)-[:RESTS_ON]->(s)",
        rows=rows,
    )
    edges = [[r["own"]["kind"], r["own"]["src"], r["own"]["dst"], r["edge"]] for r in rows]
    ends = {True: "(b:Key {ref: e[2]})", False: "(b:Fact {id: e[3].fact})"}
    for is_edge, end in ends.items():
        some = [edge for edge in edges if bool(edge[2]) is is_edge]
        if some:
            ask(
                f"UNWIND $edges AS e MATCH (a:Key {{ref: e[1]}}) MATCH {end} "
                "CREATE (a)-[h:$(e[0])]->(b) SET h = e[3]",
                edges=some,
            )


def _row(id_: int, tx: Tx, opened: Opening) -> dict[str, Any]:
    topic, src, fact = opened
    clocks = {
        "start": fact.span.start,
        "stop": fact.span.stop,
        "flags": int(fact.flags),
        "rec": tx,
        "sup": INFINITY,
    }
    own = {
        "id": id_,
        "kind": str(fact.kind),
        "family": str(topic.family),
        "anchor": topic.anchor,
        "src": src,
        "dst": fact.dst,
    }
    return {
        "own": spread(fact.props) | own | clocks,
        "edge": {"fact": id_} | clocks,
        "evidence": list(fact.evidence),
    }
