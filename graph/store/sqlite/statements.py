"""Statements in and out of their table."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.intervals import Interval
from graph.records import Node, Party, Ref, Source, Statement, Tx
from graph.resolution import Said
from graph.store.derive import Topic
from graph.store.following import body_of
from graph.store.sqlite.rows import Words
from graph.store.stated import check_one, is_digest
from graph.vocabulary import WEIGHT, Flag, NodeKind, Rank

_COLUMNS = (
    "digest, kind, family, anchor, src, dst, start, stop, flags, asserted, slot, body, source, "
    "row, tx"
)


# Below the number of variables that every build of SQLite allows.
_AT_ONCE = 900


def unknown(db: sqlite3.Connection, statements: Sequence[Statement]) -> list[Statement]:
    """Those that the store does not have, each once."""
    fresh = {s.digest: s for s in reversed(statements)}
    known: set[str] = set()
    for some in _batched([bytes.fromhex(d) for d in fresh], _AT_ONCE):
        sql = f"SELECT digest FROM statement WHERE digest IN ({', '.join('?' * len(some))})"
        known.update(row[0].hex() for row in db.execute(sql, some))
    return [s for digest, s in fresh.items() if digest not in known]


def _batched(items: Sequence[bytes], size: int) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def insert(
    db: sqlite3.Connection,
    words: Words,
    tx: Tx,
    statements: Sequence[Statement],
    refs: Mapping[str, Ref],
) -> None:
    sources = _sources(db, dict.fromkeys(s.source for s in statements))
    rows = [_row(words, tx, said, refs, sources[said.source]) for said in statements]
    marks = ", ".join("?" * 15)
    db.executemany(f"INSERT INTO statement ({_COLUMNS}) VALUES ({marks})", rows)


def _row(
    words: Words, tx: Tx, said: Statement, refs: Mapping[str, Ref], source: int
) -> tuple[Any, ...]:
    return (
        bytes.fromhex(said.digest),
        words.number(said.kind),
        words.number(said.family),
        refs[said.anchor.key],
        refs[said.src.key],
        refs[said.dst.key] if said.dst else 0,
        said.span.start,
        said.span.stop,
        int(said.flags),
        said.asserted_at,
        said.slot,
        body_of(said),
        source,
        said.row,
        tx,
    )


def _sources(db: sqlite3.Connection, sources: Iterable[Source]) -> dict[Source, int]:
    numbers: dict[Source, int] = {}
    for source in sources:
        values = (source.provider, str(source.rank), source.document, source.sha256)
        db.execute(
            "INSERT OR IGNORE INTO source (provider, rank, document, sha256) VALUES (?, ?, ?, ?)",
            values,
        )
        sql = (
            "SELECT id FROM source WHERE provider = ? AND rank = ? AND document = ? AND sha256 = ?"
        )
        numbers[source] = db.execute(sql, values).fetchone()[0]
    return numbers


# Statements stand at the nodes of their stated keys; they are read at the heads of these, and
# nowhere else: what was said of a node that has a head now is no topic of its own.
_SAID = """
WITH topic (anchor, family) AS MATERIALIZED (
  SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)),
part (head, node, family) AS MATERIALIZED (
  SELECT anchor, anchor, family FROM topic JOIN node ON node.id = anchor AND node.head IS NULL
  UNION ALL
  SELECT topic.anchor, node.id, family FROM topic JOIN node ON node.head = topic.anchor)
SELECT s.id, s.kind, coalesce(a.head, a.id), coalesce(b.head, b.id, 0), s.start, s.stop, s.flags,
  s.asserted, source.rank, source.provider, s.slot, s.digest, s.body, h.key, part.head, s.family
FROM part CROSS JOIN statement AS s JOIN source ON source.id = s.source
JOIN node AS a ON a.id = s.src JOIN node AS h ON h.id = coalesce(a.head, a.id)
LEFT JOIN node AS b ON b.id = s.dst
WHERE s.anchor = part.node AND s.family = part.family
"""


def said_in(
    db: sqlite3.Connection, words: Words, topics: Iterable[Topic]
) -> dict[Topic, list[Said]]:
    """All statements of these topics, their ends resolved to heads."""
    pairs = [[t.anchor, words.number(t.family)] for t in topics]
    found: dict[Topic, list[Said]] = {}
    for row in db.execute(_SAID, (json.dumps(pairs),)):
        topic = Topic(row[14], words.family(row[15]))
        found.setdefault(topic, []).append(_said(words, row))
    return found


def _said(words: Words, row: tuple[Any, ...]) -> Said:
    return Said(
        id=row[0],
        kind=words.kind(row[1]),
        src=row[2],
        dst=row[3],
        span=Interval(row[4], row[5]),
        flags=Flag(row[6]),
        asserted_at=row[7],
        weight=WEIGHT[Rank(row[8])],
        provider=row[9],
        slot=row[10],
        digest=row[11].hex(),
        props=json.loads(row[12])["props"],
        src_key=row[13],
    )


_WHOLE = (
    "SELECT s.kind, s.start, s.stop, s.flags, s.asserted, s.body, s.row, s.tx, "
    "source.provider, source.rank, source.document, source.sha256, "
    "a.id, a.key, a.kind, a.name, b.id, b.key, b.kind, b.name FROM statement AS s "
    "JOIN source ON source.id = s.source JOIN node AS a ON a.id = s.src "
    "LEFT JOIN node AS b ON b.id = s.dst"
)


def read_slot(db: sqlite3.Connection, words: Words, slot: str) -> list[tuple[Statement, Tx]]:
    """Every statement of a slot, in the order of its versions."""
    sql = f"{_WHOLE} WHERE s.slot = ? ORDER BY s.asserted, s.digest"
    return [(_statement(words, row), row[7]) for row in db.execute(sql, (slot,))]


def read_statement(db: sqlite3.Connection, words: Words, digest: str) -> Statement:
    """The statement whose hash begins so. Raises NotFoundError or AmbiguousError."""
    sql = f"{_WHOLE} WHERE hex(s.digest) LIKE ? || '%' LIMIT 2"
    rows = db.execute(sql, (digest,)).fetchall() if is_digest(digest) else []
    check_one(digest, rows)
    return _statement(words, rows[0])


def _statement(words: Words, row: tuple[Any, ...]) -> Statement:
    body = json.loads(row[5])
    src = _party(words.node(row[12:16]), body["names"][0])
    dst = _party(words.node(row[16:20]), body["names"][1]) if row[16] is not None else None
    return Statement(
        kind=words.kind(row[0]),
        src=src,
        dst=dst,
        asserted_at=row[4],
        source=Source(row[8], Rank(row[9]), row[10], row[11]),
        span=Interval(row[1], row[2]),
        flags=Flag(row[3]),
        props=body["props"],
        record_id=body["record"],
        row=row[6],
    )


def _party(node: Node, name: str) -> Party:
    return Party(node.key, NodeKind(node.kind), name)
