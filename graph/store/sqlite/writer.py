"""Writing: one transaction in the tables."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from graph.intervals import Interval
from graph.records import Judgement, OutcomeRow, Party, Ref, Statement, Tx, canonical
from graph.resolution import Said
from graph.store.base import INFINITY, View
from graph.store.derive import Standing, Topic
from graph.store.following import FollowingWriter, Opening
from graph.store.sqlite.heads import SqliteHeads, note_org_codes
from graph.store.sqlite.judgements import record, take_back
from graph.store.sqlite.names import add_labels
from graph.store.sqlite.nodes import intern, refs_of
from graph.store.sqlite.registry import queue, queued, register
from graph.store.sqlite.rows import Words
from graph.store.sqlite.statements import insert, said_in, unknown
from graph.store.sqlite.view import SqliteView
from graph.vocabulary import Flag, Kind


class SqliteWriter(FollowingWriter):
    """Writes inside the transaction that the store has begun on this connection."""

    def __init__(self, connection: sqlite3.Connection, words: Words, run: str, actor: str) -> None:
        self._db, self._words = connection, words
        self.tx = self._commit_number(run, actor)
        super().__init__(SqliteHeads(connection, words, self.tx))

    def _commit_number(self, run: str, actor: str) -> Tx:
        """The next commit; its instant is later than every one before, whatever the clock says."""
        row = self._db.execute("SELECT tx, at FROM tx ORDER BY tx DESC LIMIT 1").fetchone()
        now = datetime.now(UTC)
        tx, last = row if row else (0, None)
        if last is not None:
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        at = now.isoformat(timespec="microseconds")
        self._db.execute("INSERT INTO tx VALUES (?, ?, ?, ?)", (tx + 1, at, actor, run))
        return int(tx) + 1

    def _unknown(self, statements: Sequence[Statement]) -> list[Statement]:
        return unknown(self._db, statements)

    def _refs(self, keys: Collection[str]) -> dict[str, Ref]:
        return refs_of(self._db, keys)

    def _intern(self, parties: Mapping[str, tuple[Party, int]]) -> dict[str, Ref]:
        return intern(self._db, self._words, parties)

    def _name(self, names: Mapping[Ref, Collection[str]]) -> None:
        add_labels(self._db, self.tx, names)

    def _insert(self, statements: Sequence[Statement], refs: Mapping[str, Ref]) -> None:
        insert(self._db, self._words, self.tx, statements, refs)

    def _note_org_codes(self, codes: Mapping[Ref, str]) -> None:
        note_org_codes(self._db, codes)

    def _said(self, topics: Collection[Topic]) -> dict[Topic, list[Said]]:
        return said_in(self._db, self._words, topics)

    def _judge(self, judgement: Judgement) -> int:
        return record(self._db, self.tx, judgement)

    def _take_back(self, judged: int) -> str:
        return take_back(self._db, self.tx, judged)

    def _standing(self, topics: Collection[Topic]) -> dict[Topic, list[Standing]]:
        pairs = [[t.anchor, self._words.number(t.family)] for t in topics]
        sql = (
            "SELECT f.id, f.kind, f.src, f.dst, f.start, f.stop, f.flags, f.props, f.anchor, "
            "f.family FROM json_each(?) AS t CROSS JOIN fact AS f "
            f"WHERE f.anchor = json_extract(t.value, '$[0]') AND f.sup = {INFINITY} "
            "AND f.family = json_extract(t.value, '$[1]')"
        )
        found: dict[Topic, list[Standing]] = defaultdict(list)
        for row in self._db.execute(sql, (json.dumps(pairs),)):
            span, flags = Interval(row[4], row[5]), Flag(row[6])
            kind: Kind = self._words.kind(row[1])
            fact = Standing(row[0], kind, row[2], row[3], span, flags, json.loads(row[7]))
            found[Topic(row[8], self._words.family(row[9]))].append(fact)
        return found

    def _close(self, ids: Collection[int]) -> None:
        values = {"ids": json.dumps(list(ids)), "tx": self.tx}
        chosen = "id IN (SELECT value FROM json_each(:ids))"
        self._db.execute(f"DELETE FROM fact WHERE {chosen} AND rec = :tx", values)
        self._db.execute(f"UPDATE fact SET sup = :tx WHERE {chosen}", values)

    def _open(self, opening: Sequence[Opening]) -> None:
        self._db.executemany(
            "INSERT INTO fact (kind, family, anchor, src, dst, start, stop, flags, rec, sup, "
            f"evidence, props) VALUES ({', '.join('?' * 12)})",
            [self._row(opened) for opened in opening],
        )

    def _row(self, opened: Opening) -> tuple[object, ...]:
        topic, src, fact = opened
        return (
            self._words.number(fact.kind),
            self._words.number(topic.family),
            topic.anchor,
            src,
            fact.dst,
            *fact.span,
            int(fact.flags),
            self.tx,
            INFINITY,
            json.dumps(fact.evidence),
            canonical(fact.props),
        )

    def register(self, outcomes: Iterable[OutcomeRow]) -> None:
        register(self._db, self.tx, outcomes)

    def queue(self, events: Collection[str]) -> None:
        queue(self._db, self.tx, events)

    def queued(self, limit: int) -> list[str]:
        return queued(self._db, limit)

    def mark(self, document: str, position: int, done: bool) -> None:
        self._db.execute(
            "INSERT INTO mark VALUES (?, ?, ?) ON CONFLICT (document) "
            "DO UPDATE SET position = excluded.position, done = excluded.done",
            (document, position, done),
        )

    def view(self) -> View:
        return SqliteView(self._db, self._words, None, release=None)
