"""Reading: both clocks are applied here, in the Cypher of each question.

Neo4j is read-committed: only the commit number makes what a view gives consistent.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from graph.intervals import Interval
from graph.records import (
    Change,
    Expansion,
    Fact,
    Found,
    Hop,
    Judged,
    Node,
    Ref,
    Registered,
    Statement,
    Tx,
)
from graph.store.base import View, Way
from graph.store.neo4j import history
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.names import search
from graph.store.neo4j.rows import (
    FACT,
    HOP,
    NODE,
    VISIBLE,
    fact,
    hop,
    judged,
    node,
    registered,
    types,
)
from graph.store.neo4j.statements import read_slot, read_statement
from graph.store.ordering import about, expansion, uncut
from graph.vocabulary import Kind, NodeKind

_ENDS: dict[Way, tuple[str, str]] = {"out": ("n", "m"), "in": ("m", "n")}
HEAD = "MATCH (c:Clock {one: 1}) RETURN c.tx"


class Neo4jView(View):
    """A view pinned to one commit; each of its questions is one Cypher."""

    def __init__(
        self, ask: Ask, known_at: Tx | None, release: Callable[[], object] = lambda: None
    ) -> None:
        self._ask, self._release = ask, release
        head = int(ask(HEAD)[0][0])
        self.known_at = head if known_at is None else min(known_at, head)

    def __exit__(self, *exc: object) -> None:
        self._release()

    def _seen(self, cypher: str, **values: object) -> list[Any]:
        return self._ask(cypher, known=self.known_at, **values)

    def find(self, keys: Collection[str]) -> dict[str, Node]:
        cypher = (
            "UNWIND $keys AS key MATCH (stated:Key {key: key}) "
            f"OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE {VISIBLE.format('h')} "
            f"WITH key, coalesce(head, stated) AS n RETURN key, {NODE}"
        )
        return {key: node(row) for key, *row in self._seen(cypher, keys=list(keys))}

    def nodes(self, refs: Collection[Ref]) -> dict[Ref, Node]:
        cypher = f"UNWIND $refs AS ref MATCH (n:Key {{ref: ref}}) RETURN {NODE}"
        return {row[0]: node(row) for row in self._ask(cypher, refs=list(refs))}

    def expand(
        self,
        where: Mapping[Ref, Sequence[Interval]],
        kinds: Collection[Kind],
        way: Way,
        cap: int | None = None,
    ) -> Expansion:
        hops: dict[Ref, list[Hop]] = {ref: [] for ref in where}
        keys: dict[Ref, str] = {}
        windows = [[ref, [list(i) for i in spans]] for ref, spans in where.items() if spans]
        for key, *row in self._expanded(windows, kinds, way):
            found = hop(row)
            near, far = (found.src, found.dst) if way == "out" else (found.dst, found.src)
            hops[near].append(found)
            keys[far] = key
        kept, over = uncut(hops, cap)
        return expansion(kept, over, way, keys)

    def _expanded(
        self, windows: list[list[Any]], kinds: Collection[Kind], way: Way
    ) -> list[list[Any]]:
        if not windows or not kinds:
            return []
        src, dst = _ENDS[way]
        cypher = (
            "UNWIND $windows AS w MATCH (n:Key {ref: w[0]}) "
            f"MATCH ({src})-[h:{types(kinds)}]->({dst}) WHERE {VISIBLE.format('h')} "
            "AND any(i IN w[1] WHERE h.start < i[1] AND h.stop > i[0]) "
            f"RETURN coalesce(m.key, ''), {HOP.format(src=src, dst=dst)}"
        )
        return self._seen(cypher, windows=windows)

    def degrees(self, refs: Collection[Ref], kinds: Collection[Kind], way: Way) -> dict[Ref, int]:
        src, dst = _ENDS[way]
        cypher = (
            "UNWIND $refs AS ref MATCH (n:Key {ref: ref}) "
            f"MATCH ({src})-[h:{types(kinds)}]->({dst}) WHERE m:Key AND {VISIBLE.format('h')} "
            "RETURN ref, count(h)"
        )
        found = self._seen(cypher, refs=list(refs)) if kinds else []
        return dict.fromkeys(refs, 0) | dict(found)

    def about(self, refs: Collection[Ref], kinds: Collection[Kind]) -> dict[Ref, list[Fact]]:
        cypher = (
            "UNWIND $refs AS ref MATCH (n:Key {ref: ref}) "
            f"MATCH (n)-[h:{types(kinds)}]->(f:Fact) WHERE {VISIBLE.format('h')} RETURN {FACT}"
        )
        rows = self._seen(cypher, refs=list(refs)) if kinds else []
        return about(refs, map(fact, rows))

    def facts(self, ids: Collection[int]) -> dict[int, Fact]:
        cypher = (
            f"UNWIND $ids AS id MATCH (f:Fact {{id: id}}) WHERE {VISIBLE.format('f')} RETURN {FACT}"
        )
        found = map(fact, self._seen(cypher, ids=list(ids)))
        return {fact.id: fact for fact in found}

    def scan(self, kind: NodeKind, after: str = "", limit: int = 1000) -> list[Node]:
        cypher = (
            "MATCH (n:Key) WHERE n.kind = $kind AND n.key > $after AND NOT EXISTS "
            f"{{ MATCH (n)-[h:HAS_HEAD]->() WHERE {VISIBLE.format('h')} }} "
            f"RETURN {NODE} ORDER BY n.key LIMIT $limit"
        )
        return [node(r) for r in self._seen(cypher, kind=str(kind), after=after, limit=limit)]

    def search(self, text: str, kinds: Collection[NodeKind], limit: int = 50) -> Found:
        return search(self._ask, self.known_at, text, kinds, limit)

    def statement(self, digest: str) -> Statement:
        return read_statement(self._ask, digest)

    def versions(self, slot: str) -> list[tuple[Statement, Tx]]:
        return read_slot(self._ask, slot)

    def slots(self, ref: Ref) -> list[str]:
        return history.slots(self._ask, ref)

    def members(self, ref: Ref) -> list[Node]:
        return history.members(self._ask, ref)

    def ever_judged(self, keys: Collection[str]) -> list[Judged]:
        return history.ever_judged(self._ask, keys)

    def ever(self, ref: Ref) -> list[Fact]:
        return history.ever(self._ask, ref)

    def ever_registered(self, key: str) -> tuple[list[Registered], list[Registered]]:
        return history.ever_registered(self._ask, key)

    def commits(self, txs: Collection[Tx]) -> dict[Tx, Change]:
        return history.commits(self._ask, txs)

    def outcomes(self, events: Collection[str]) -> dict[str, Registered]:
        return {row.event: row for row in self._register("Outcome", "event", events)}

    def entries(self, holders: Collection[str]) -> dict[str, list[Registered]]:
        found: dict[str, list[Registered]] = defaultdict(list)
        for row in self._register("Entry", "holder", holders):
            found[row.holder].append(row)
        return {h: sorted(rows, key=lambda r: (r.rec, r.event)) for h, rows in found.items()}

    def _register(self, label: str, by: str, keys: Collection[str]) -> list[Registered]:
        cypher = (
            f"UNWIND $keys AS key MATCH (r:{label} {{{by}: key}}) WHERE {VISIBLE.format('r')} "
            "RETURN properties(r)"
        )
        return [registered(row[0]) for row in self._seen(cypher, keys=list(keys))]

    def judgements(self) -> list[Judged]:
        cypher = (
            f"MATCH (j:Judgement) WHERE {VISIBLE.format('j')} RETURN properties(j) ORDER BY j.id"
        )
        return [judged(row[0]) for row in self._seen(cypher)]

    def pending(self, events: Collection[str]) -> set[str]:
        cypher = (
            "UNWIND $events AS event MATCH (w:Waiting {event: event}) WHERE w.tx <= $known "
            "RETURN event"
        )
        return {row[0] for row in self._seen(cypher, events=list(events))}
