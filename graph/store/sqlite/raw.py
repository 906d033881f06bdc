"""The tables as plain rows, and back."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from graph.identifiers import org_code_of
from graph.store import raw
from graph.store.raw import Filling, Part, Raw, Row
from graph.store.sqlite.connect import connect
from graph.store.sqlite.names import add_grams
from graph.store.sqlite.rows import Words

_TABLES = {
    raw.COMMITS: "tx",
    raw.SOURCES: "source",
    raw.NODES: "node",
    raw.HEADSHIPS: "headship",
    raw.NAMES: "label",
    raw.STATEMENTS: "statement",
    raw.FACTS: "fact",
    raw.JUDGEMENTS: "judgement",
    raw.OUTCOMES: "outcome",
    raw.ENTRIES: "entry",
    raw.WAITING: "queue",
    raw.MARKS: "mark",
}
# Columns that a table names or keeps otherwise.
_NAMED = {"ref": "id"}
_TRUTHS = ("same", "done")


class SqliteRaw(Raw):
    """Each reading is a transaction of its own."""

    def __init__(self, path: Path, words: Words) -> None:
        self._path, self._words = path, words

    def count(self, part: Part) -> int:
        with closing(connect(self._path)) as db:
            return int(db.execute(f"SELECT count(*) FROM {_TABLES[part]}").fetchone()[0])

    def rows(self, part: Part) -> Iterator[Row]:
        columns = [_NAMED.get(c, c) for c in part.columns]
        order = ", ".join(columns[: part.by])
        sql = f"SELECT {', '.join(columns)} FROM {_TABLES[part]} ORDER BY {order}"
        reads = [_reader(c, self._words) for c in part.columns]
        with closing(connect(self._path)) as db:
            for row in db.execute(sql):
                yield tuple(read(value) for read, value in zip(reads, row, strict=True))

    @contextmanager
    def filling(self) -> Iterator[Filling]:
        with closing(connect(self._path)) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield SqliteFilling(db, self._words)
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")


class SqliteFilling(Filling):
    """One transaction: a copy that is cut off leaves the store empty."""

    def __init__(self, db: sqlite3.Connection, words: Words) -> None:
        self._db, self._words = db, words

    def put(self, part: Part, rows: Iterable[Row]) -> None:
        columns = [_NAMED.get(c, c) for c in part.columns]
        writes = [_writer(c, self._words) for c in part.columns]
        held = [tuple(w(v) for w, v in zip(writes, row, strict=True)) for row in rows]
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO {_TABLES[part]} ({', '.join(columns)}) VALUES ({marks})"
        self._db.executemany(sql, held)
        if part is raw.NODES:
            self._note_org_codes(held)
        if part is raw.NAMES:
            add_grams(self._db, held)

    def _note_org_codes(self, nodes: Iterable[Row]) -> None:
        coded = [(org_code_of(key[2:]), ref) for ref, key, *_ in nodes if key.startswith("u:")]
        rows = [(code, ref) for code, ref in coded if code]
        self._db.executemany("INSERT INTO org_code VALUES (?, ?)", rows)


def _reader(column: str, words: Words) -> Callable[[Any], Any]:
    if column in ("kind", "family"):
        return words.word
    if column in _TRUTHS:
        return bool
    if column == "evidence":
        return lambda held: sorted(json.loads(held))
    return bytes.hex if column == "digest" else _same


def _writer(column: str, words: Words) -> Callable[[Any], Any]:
    if column in ("kind", "family"):
        return words.number
    if column == "evidence":
        return json.dumps
    return bytes.fromhex if column == "digest" else _same


def _same(value: Any) -> Any:
    return value
