"""Search by name: bigrams find candidates, the plain text decides."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.records import Found, Ref, Tx
from graph.store.grams import grams, tokens
from graph.store.ordering import MOST_CANDIDATES, found
from graph.store.sqlite.rows import HEAD_OF_STATED, NODE, Words
from graph.vocabulary import NodeKind


def search(
    db: sqlite3.Connection,
    words: Words,
    known_at: Tx,
    text: str,
    kinds: Collection[NodeKind],
    limit: int,
) -> Found:
    """Nodes with the text in a name known by then; more than `limit` are too broad to list."""
    parts = tokens(text)
    if not parts:
        return Found([], False)
    wanted = f'"{parts[0]}"*' if len(parts[0]) == 1 else " ".join(f'"{p}"' for p in parts)
    sql = (
        f"SELECT {NODE}, label.text FROM label_grams JOIN label ON label.id = label_grams.rowid "
        f"JOIN node AS stated ON stated.id = label.node {HEAD_OF_STATED} "
        "WHERE label_grams MATCH :wanted "
        "AND label.rec <= :known AND node.kind IN (SELECT value FROM json_each(:kinds)) LIMIT :most"
    )
    bound = {
        "wanted": wanted,
        "known": known_at,
        "kinds": words.numbers(kinds),
        "most": MOST_CANDIDATES + 1,
    }
    rows = db.execute(sql, bound).fetchall()
    if len(rows) > MOST_CANDIDATES:
        return Found([], True)
    return found(((words.node(row), row[4]) for row in rows), text, limit)


def add_labels(db: sqlite3.Connection, tx: Tx, names: Mapping[Ref, Collection[str]]) -> None:
    """Makes names findable; a name that a node has already changes nothing."""
    pairs = [[ref, name] for ref, texts in names.items() for name in texts if name]
    sql = (
        "INSERT OR IGNORE INTO label (node, text, rec) SELECT json_extract(value, '$[0]'), "
        "json_extract(value, '$[1]'), ? FROM json_each(?) WHERE true RETURNING id, text"
    )
    added = db.execute(sql, (tx, json.dumps(pairs))).fetchall()
    _index(db, added)


def add_grams(db: sqlite3.Connection, labels: Iterable[tuple[Any, ...]]) -> None:
    """Makes labels findable that were written as (node, text, …)."""
    sql = (
        "SELECT label.id, label.text FROM json_each(?) AS l JOIN label ON "
        "label.node = json_extract(l.value, '$[0]') AND label.text = json_extract(l.value, '$[1]')"
    )
    _index(db, db.execute(sql, (json.dumps([row[:2] for row in labels]),)).fetchall())


def _index(db: sqlite3.Connection, labels: Iterable[tuple[int, str]]) -> None:
    db.executemany(
        "INSERT INTO label_grams (rowid, grams) VALUES (?, ?)",
        [(id_, grams(text)) for id_, text in labels],
    )
