"""Reading: both clocks are applied here and nowhere else in this engine."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from graph.intervals import Day, Interval
from graph.records import (
    Change,
    Expansion,
    Fact,
    Found,
    Hop,
    Judged,
    Node,
    Provenance,
    Ref,
    Registered,
    Statement,
    Touch,
    Tx,
)
from graph.store.base import INFINITY, View, Way
from graph.store.ordering import about, by_commit, expansion, proofs, uncut
from graph.store.sqlite import history
from graph.store.sqlite.names import search
from graph.store.sqlite.rows import (
    FACT,
    HEAD_OF_STATED,
    HOP,
    JUDGED,
    NODE,
    Words,
    judged,
    provenance,
    registered,
)
from graph.store.sqlite.statements import read_slot, read_statement
from graph.store.sqlite.touching import read_touching
from graph.vocabulary import Kind, NodeKind

_ENDS: dict[Way, str] = {"out": "src", "in": "dst"}


class SqliteView(View):
    """A read transaction, pinned to one commit.

    At the newest commit the indexes of what stands are enough; at an older one the indexes of
    the past are read beside them.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        words: Words,
        known_at: Tx | None,
        release: Callable[[sqlite3.Connection], None] | None,
    ) -> None:
        self._db, self._words, self._release = connection, words, release
        if release is not None:
            connection.execute("BEGIN")
        head = int(self._one("SELECT coalesce(max(tx), 0) FROM tx"))
        self.known_at = head if known_at is None else min(known_at, head)
        self._past = self.known_at < head

    def __exit__(self, *exc: object) -> None:
        if self._release is not None:
            self._db.execute("COMMIT")
            self._release(self._db)
            self._release = None

    def _one(self, sql: str, *values: object) -> Any:
        return self._db.execute(sql, values).fetchone()[0]

    def _standing(
        self, select: str, values: Mapping[str, object], tail: str = ""
    ) -> list[tuple[Any, ...]]:
        """Rows of `fact` visible at this view; `select` ends in an open WHERE clause."""
        bound = dict(values) | {"known": self.known_at}
        now = f"{select} AND fact.sup = {INFINITY} AND fact.rec <= :known {tail}"
        rows = self._db.execute(now, bound).fetchall()
        if self._past:
            known = "fact.sup > :known AND fact.rec <= :known"
            then = f"{select} AND fact.sup < {INFINITY} AND {known} {tail}"
            rows += self._db.execute(then, bound).fetchall()
        return rows

    def find(self, keys: Collection[str]) -> dict[str, Node]:
        if not keys:
            return {}
        sql = (
            f"SELECT {NODE}, stated.key FROM json_each(:keys) AS k "
            f"JOIN node AS stated ON stated.key = k.value {HEAD_OF_STATED}"
        )
        bound = {"keys": json.dumps(list(keys)), "known": self.known_at}
        return {row[4]: self._words.node(row) for row in self._db.execute(sql, bound)}

    def nodes(self, refs: Collection[Ref]) -> dict[Ref, Node]:
        if not refs:
            return {}
        sql = f"SELECT {NODE} FROM json_each(?) AS k JOIN node ON node.id = k.value"
        rows = self._db.execute(sql, (json.dumps(list(refs)),))
        return {row[0]: self._words.node(row) for row in rows}

    def expand(
        self,
        where: Mapping[Ref, Sequence[Interval]],
        kinds: Collection[Kind],
        way: Way,
        cap: int | None = None,
    ) -> Expansion:
        windows = [[ref, i.start, i.stop] for ref, spans in where.items() for i in spans]
        if not windows:
            return Expansion({ref: [] for ref in where}, {})
        end = _ENDS[way]
        select = (
            f"SELECT DISTINCT {HOP} FROM json_each(:windows) AS w CROSS JOIN "
            f"json_each(:kinds) AS k CROSS JOIN fact "
            f"WHERE fact.{end} = json_extract(w.value, '$[0]') AND fact.kind = k.value "
            "AND fact.start < json_extract(w.value, '$[2]') "
            "AND fact.stop > json_extract(w.value, '$[1]')"
        )
        bound = {"windows": json.dumps(windows), "kinds": self._words.numbers(kinds)}
        hops: dict[Ref, list[Hop]] = {ref: [] for ref in where}
        for row in self._standing(select, bound):
            hop = self._words.hop(row)
            hops[hop.src if way == "out" else hop.dst].append(hop)
        kept, over = uncut(hops, cap)
        far = {h.dst if way == "out" else h.src for found in kept.values() for h in found}
        keys = {ref: node.key for ref, node in self.nodes(far).items()}
        return expansion(kept, over, way, keys)

    def touching(self, refs: Collection[Ref], kinds: Collection[Kind], on: Day) -> list[Touch]:
        listed = self._words.listed(kinds)
        return read_touching(self._db, refs, listed, on, self.known_at, self._past)

    def degrees(self, refs: Collection[Ref], kinds: Collection[Kind], way: Way) -> dict[Ref, int]:
        end = _ENDS[way]
        select = (
            f"SELECT r.value, count(*) FROM json_each(:refs) AS r CROSS JOIN "
            f"json_each(:kinds) AS k CROSS JOIN fact WHERE fact.{end} = r.value "
            "AND fact.kind = k.value AND fact.dst <> 0"
        )
        bound = {"refs": json.dumps(list(refs)), "kinds": self._words.numbers(kinds)}
        found = dict.fromkeys(refs, 0)
        for ref, count in self._standing(select, bound, "GROUP BY r.value"):
            found[ref] += count
        return found

    def about(self, refs: Collection[Ref], kinds: Collection[Kind]) -> dict[Ref, list[Fact]]:
        select = (
            f"SELECT {FACT} FROM json_each(:refs) AS r CROSS JOIN json_each(:kinds) AS k "
            "CROSS JOIN fact WHERE fact.src = r.value AND fact.kind = k.value AND fact.dst = 0"
        )
        bound = {"refs": json.dumps(list(refs)), "kinds": self._words.numbers(kinds)}
        return about(refs, self._facts(self._standing(select, bound)))

    def facts(self, ids: Collection[int]) -> dict[int, Fact]:
        if not ids:
            return {}
        select = f"SELECT {FACT} FROM json_each(:ids) AS k JOIN fact ON fact.id = k.value WHERE 1"
        rows = self._standing(select, {"ids": json.dumps(list(ids))})
        return {fact.id: fact for fact in self._facts(rows)}

    def _facts(self, rows: list[tuple[Any, ...]]) -> list[Fact]:
        if not rows:
            return []
        wanted = {row[0]: json.loads(row[10]) for row in rows}
        sources = self._provenance({s for ids in wanted.values() for s in ids})
        return [self._words.fact(row, proofs(sources[s] for s in wanted[row[0]])) for row in rows]

    def _provenance(self, statements: Collection[int]) -> dict[int, Provenance]:
        sql = (
            "SELECT statement.id, source.provider, source.rank, source.document, statement.row, "
            "statement.asserted, statement.digest FROM json_each(?) AS k "
            "JOIN statement ON statement.id = k.value JOIN source ON source.id = statement.source"
        )
        rows = self._db.execute(sql, (json.dumps(list(statements)),))
        return {row[0]: provenance(row[1:]) for row in rows}

    def scan(self, kind: NodeKind, after: str = "", limit: int = 1000) -> list[Node]:
        sql = (
            f"SELECT {NODE} FROM node WHERE kind = :kind AND key > :after AND NOT EXISTS "
            "(SELECT 1 FROM headship AS h WHERE h.node = node.id AND h.rec <= :known "
            "AND h.sup > :known) ORDER BY key LIMIT :limit"
        )
        bound = {
            "kind": self._words.number(kind),
            "after": after,
            "limit": limit,
            "known": self.known_at,
        }
        rows = self._db.execute(sql, bound)
        return [self._words.node(row) for row in rows]

    def search(self, text: str, kinds: Collection[NodeKind], limit: int = 50) -> Found:
        return search(self._db, self._words, self.known_at, text, kinds, limit)

    def statement(self, digest: str) -> Statement:
        return read_statement(self._db, self._words, digest)

    def versions(self, slot: str) -> list[tuple[Statement, Tx]]:
        return read_slot(self._db, self._words, slot)

    def members(self, ref: Ref) -> list[Node]:
        return [self._words.node(row) for row in history.members(self._db, ref)]

    def ever_judged(self, keys: Collection[str]) -> list[Judged]:
        return history.ever_judged(self._db, keys)

    def slots(self, ref: Ref) -> list[str]:
        return history.slots(self._db, ref)

    def ever(self, ref: Ref) -> list[Fact]:
        return by_commit(self._facts(history.ever(self._db, ref)))

    def ever_registered(self, key: str) -> tuple[list[Registered], list[Registered]]:
        return history.ever_registered(self._db, key)

    def commits(self, txs: Collection[Tx]) -> dict[Tx, Change]:
        return history.commits(self._db, txs)

    def outcomes(self, events: Collection[str]) -> dict[str, Registered]:
        rows = self._register("outcome", "event", "event, '', body, rec, sup", events)
        return {row[0]: registered(row) for row in rows}

    def entries(self, holders: Collection[str]) -> dict[str, list[Registered]]:
        found: dict[str, list[Registered]] = defaultdict(list)
        for row in self._register("entry", "holder", "event, holder, body, rec, sup", holders):
            found[row[1]].append(registered(row))
        return {h: sorted(rows, key=lambda r: (r.rec, r.event)) for h, rows in found.items()}

    def _register(
        self, table: str, column: str, select: str, keys: Collection[str]
    ) -> list[tuple[Any, ...]]:
        if not keys:
            return []
        sql = (
            f"SELECT {select} FROM json_each(:keys) AS k "
            f"JOIN {table} ON {table}.{column} = k.value "
            f"WHERE {table}.rec <= :known AND {table}.sup > :known"
        )
        bound = {"keys": json.dumps(list(keys)), "known": self.known_at}
        return self._db.execute(sql, bound).fetchall()

    def judgements(self) -> list[Judged]:
        sql = f"SELECT {JUDGED} FROM judgement WHERE rec <= :known AND sup > :known ORDER BY id"
        return [judged(row) for row in self._db.execute(sql, {"known": self.known_at})]

    def pending(self, events: Collection[str]) -> set[str]:
        sql = (
            "SELECT event FROM json_each(?) AS k JOIN queue ON queue.event = k.value "
            "WHERE queue.tx <= ?"
        )
        return {r[0] for r in self._db.execute(sql, (json.dumps(list(events)), self.known_at))}
