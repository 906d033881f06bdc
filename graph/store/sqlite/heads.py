"""What the rules of identity read of the tables, and where heads are kept."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.records import Ref, Tx
from graph.store.base import INFINITY
from graph.store.derive import Topic
from graph.store.head_tables import HeadTables
from graph.store.sqlite.rows import Words
from graph.vocabulary import Kind

_KNOWN = f"judgement.sup = {INFINITY}"


class SqliteHeads(HeadTables):
    """Keeps `node.head` (NULL for a node that is its own) and the history of it."""

    def __init__(self, db: sqlite3.Connection, words: Words, tx: Tx) -> None:
        self._db, self._words, self._tx = db, words, tx

    def _ask(self, sql: str, some: Iterable[Any], **values: object) -> list[tuple[Any, ...]]:
        bound = {"some": json.dumps(list(some))} | values
        return self._db.execute(sql, bound).fetchall()

    def keys(self, refs: Collection[Ref]) -> dict[Ref, str]:
        sql = "SELECT node.id, node.key FROM json_each(:some) AS k JOIN node ON node.id = k.value"
        return dict(self._ask(sql, refs))

    def heads(self, refs: Collection[Ref]) -> dict[Ref, Ref]:
        sql = (
            "SELECT node.id, coalesce(node.head, node.id) FROM json_each(:some) AS k "
            "JOIN node ON node.id = k.value"
        )
        return dict(self._ask(sql, refs))

    def coded(self, codes: Collection[str]) -> dict[str, set[Ref]]:
        sql = "SELECT code, node FROM json_each(:some) AS k JOIN org_code ON code = k.value"
        return _sets(self._ask(sql, codes))

    def _across(
        self, near: str, far: str, kind: Kind, refs: Collection[Ref]
    ) -> dict[Ref, set[Ref]]:
        sql = (
            f"SELECT s.{near}, s.{far} FROM json_each(:some) AS k CROSS JOIN statement AS s "
            f"WHERE s.{near} = k.value AND s.{near} <> 0 AND s.kind = :kind"
        )
        return _sets(self._ask(sql, refs, kind=self._words.number(kind)))

    def partners(self, refs: Collection[Ref]) -> dict[Ref, set[Ref]]:
        out = self._across("src", "dst", Kind.SAME_AS, refs)
        for ref, others in self._across("dst", "src", Kind.SAME_AS, refs).items():
            out[ref] |= others
        return out

    def subjects(self, events: Collection[Ref]) -> dict[Ref, set[Ref]]:
        return self._across("dst", "src", Kind.SUBJECT_OF, events)

    def events(self, subjects: Collection[Ref]) -> dict[Ref, set[Ref]]:
        return self._across("src", "dst", Kind.SUBJECT_OF, subjects)

    def starting(self, stems: Collection[str]) -> dict[str, set[Ref]]:
        sql = (
            "SELECT k.value, node.id FROM json_each(:some) AS k CROSS JOIN node "
            "WHERE node.key > k.value AND node.key < k.value || :last"
        )
        return _sets(self._ask(sql, stems, last="\U0010ffff"))

    def targets(self, mentions: Collection[str]) -> dict[str, set[Ref]]:
        return self._judged("mention", "target", "AND judgement.same", mentions)

    def mentions(self, targets: Collection[str]) -> dict[str, set[Ref]]:
        return self._judged("target", "mention", "", targets)

    def _judged(
        self, near: str, far: str, which: str, keys: Collection[str]
    ) -> dict[str, set[Ref]]:
        sql = (
            f"SELECT k.value, node.id FROM json_each(:some) AS k JOIN judgement "
            f"ON judgement.{near} = k.value JOIN node ON node.key = judgement.{far} "
            f"WHERE {_KNOWN} {which}"
        )
        return _sets(self._ask(sql, keys))

    def stated_at(self, refs: Collection[Ref]) -> dict[Ref, set[Topic]]:
        sql = " UNION ".join(
            f"SELECT s.{end}, s.anchor, s.family FROM json_each(:some) AS k "
            f"CROSS JOIN statement AS s WHERE s.{end} = k.value AND s.{end} <> 0"
            for end in ("anchor", "src", "dst")
        )
        return self._topics(self._ask(sql, refs))

    def standing_from(self, refs: Collection[Ref]) -> dict[Ref, set[Topic]]:
        sql = (
            "SELECT DISTINCT f.src, f.anchor, f.family FROM json_each(:some) AS k "
            f"CROSS JOIN fact AS f WHERE f.src = k.value AND f.sup = {INFINITY}"
        )
        return self._topics(self._ask(sql, refs))

    def _topics(self, rows: Iterable[tuple[Any, ...]]) -> dict[Ref, set[Topic]]:
        family = self._words.family
        return _sets((ref, Topic(anchor, family(number))) for ref, anchor, number in rows)

    def move(self, heads: Mapping[Ref, Ref]) -> None:
        close = f"WHERE node = ? AND sup = {INFINITY}"
        for node, head in heads.items():
            own = head == node
            self._db.execute("UPDATE node SET head = ? WHERE id = ?", (None if own else head, node))
            self._db.execute(f"DELETE FROM headship {close} AND rec = ?", (node, self._tx))
            self._db.execute(f"UPDATE headship SET sup = {self._tx} {close}", (node,))
            if not own:
                row = (node, head, self._tx, INFINITY)
                self._db.execute("INSERT INTO headship VALUES (?, ?, ?, ?)", row)


def _sets(pairs: Iterable[tuple[Any, ...]]) -> dict[Any, set[Any]]:
    found: dict[Any, set[Any]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def note_org_codes(db: sqlite3.Connection, codes: Mapping[Ref, str]) -> None:
    rows = [(code, ref) for ref, code in codes.items()]
    db.executemany("INSERT OR IGNORE INTO org_code VALUES (?, ?)", rows)
