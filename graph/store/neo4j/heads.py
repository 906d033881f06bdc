"""What the rules of identity read of the nodes, and where heads are kept."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.records import Ref, Tx
from graph.store.base import INFINITY
from graph.store.derive import Topic
from graph.store.head_tables import HeadTables
from graph.store.neo4j.asking import Ask
from graph.vocabulary import Family, Kind


class Neo4jHeads(HeadTables):
    """Keeps `head` (absent for a node that is its own) and the history of it in `HAS_HEAD`."""

    def __init__(self, ask: Ask, tx: Tx) -> None:
        self._ask, self._tx = ask, tx

    def _some(self, cypher: str, some: Iterable[Any], **values: object) -> list[Any]:
        wanted = list(some)
        return self._ask(f"UNWIND $some AS x {cypher}", some=wanted, **values) if wanted else []

    def keys(self, refs: Collection[Ref]) -> dict[Ref, str]:
        return dict(self._some("MATCH (n:Key {ref: x}) RETURN x, n.key", refs))

    def heads(self, refs: Collection[Ref]) -> dict[Ref, Ref]:
        return dict(self._some("MATCH (n:Key {ref: x}) RETURN x, coalesce(n.head, x)", refs))

    def coded(self, codes: Collection[str]) -> dict[str, set[Ref]]:
        return _sets(self._some("MATCH (n:Key {org_code: x}) RETURN x, n.ref", codes))

    def _across(self, near: str, far: str, kind: Kind, refs: Collection[Ref]) -> list[Any]:
        cypher = f"MATCH (s:Statement {{{near}: x}}) WHERE s.kind = $kind RETURN x, s.{far}"
        return self._some(cypher, refs, kind=str(kind))

    def partners(self, refs: Collection[Ref]) -> dict[Ref, set[Ref]]:
        out = self._across("src", "dst", Kind.SAME_AS, refs)
        return _sets([*out, *self._across("dst", "src", Kind.SAME_AS, refs)])

    def subjects(self, events: Collection[Ref]) -> dict[Ref, set[Ref]]:
        return _sets(self._across("dst", "src", Kind.SUBJECT_OF, events))

    def events(self, subjects: Collection[Ref]) -> dict[Ref, set[Ref]]:
        return _sets(self._across("src", "dst", Kind.SUBJECT_OF, subjects))

    def starting(self, stems: Collection[str]) -> dict[str, set[Ref]]:
        cypher = "MATCH (n:Key) WHERE n.key STARTS WITH x RETURN x, n.ref"
        return _sets(self._some(cypher, stems))

    def targets(self, mentions: Collection[str]) -> dict[str, set[Ref]]:
        return self._judged("mention", "target", "AND j.same", mentions)

    def mentions(self, targets: Collection[str]) -> dict[str, set[Ref]]:
        return self._judged("target", "mention", "", targets)

    def _judged(
        self, near: str, far: str, which: str, keys: Collection[str]
    ) -> dict[str, set[Ref]]:
        cypher = (
            f"MATCH (j:Judgement {{{near}: x}}) WHERE j.sup = {INFINITY} {which} "
            f"MATCH (n:Key {{key: j.{far}}}) RETURN x, n.ref"
        )
        return _sets(self._some(cypher, keys))

    def stated_at(self, refs: Collection[Ref]) -> dict[Ref, set[Topic]]:
        # An index over two properties serves one of them only where the other is known to be.
        ends = ("s.anchor = x AND s.family IS NOT NULL", "s.src = x", "s.dst = x")
        found = "RETURN DISTINCT x, s.anchor, s.family"
        return _topics(
            row
            for end in ends
            for row in self._some(f"MATCH (s:Statement) WHERE {end} {found}", refs)
        )

    def standing_from(self, refs: Collection[Ref]) -> dict[Ref, set[Topic]]:
        cypher = (
            f"MATCH (:Key {{ref: x}})-[h]->() WHERE h.fact IS NOT NULL AND h.sup = {INFINITY} "
            "MATCH (f:Fact {id: h.fact}) RETURN DISTINCT x, f.anchor, f.family"
        )
        return _topics(self._some(cypher, refs))

    def move(self, heads: Mapping[Ref, Ref]) -> None:
        rows = [[node, head] for node, head in heads.items()]
        moved = [row for row in rows if row[0] != row[1]]
        standing = f"MATCH (:Key {{ref: x[0]}})-[h:HAS_HEAD {{sup: {INFINITY}}}]->()"
        self._some(f"{standing} WHERE h.rec = $tx DELETE h", rows, tx=self._tx)
        self._some(f"{standing} SET h.sup = $tx", rows, tx=self._tx)
        own = [row for row in rows if row[0] == row[1]]
        self._some("MATCH (n:Key {ref: x[0]}) REMOVE n.head", own)
        self._some(
            "MATCH (n:Key {ref: x[0]}) MATCH (to:Key {ref: x[1]}) SET n.head = x[1] "
            f"CREATE (n)-[:HAS_HEAD {{rec: $tx, sup: {INFINITY}}}]->(to)",
            moved,
            tx=self._tx,
        )


def _sets(pairs: Iterable[Any]) -> dict[Any, set[Any]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def _topics(rows: Iterable[Any]) -> dict[Ref, set[Topic]]:
    return _sets((ref, Topic(anchor, Family(family))) for ref, anchor, family in rows)
