"""Nodes by key, and the name under which each is shown."""

import json
import sqlite3
from collections.abc import Collection, Mapping

from graph.records import Party, Ref
from graph.store.sqlite.rows import Words

_ADD = """
INSERT INTO node (key, kind, name, name_at)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
       json_extract(value, '$[3]') FROM json_each(?) WHERE true
ON CONFLICT (key) DO UPDATE SET name = excluded.name, name_at = excluded.name_at
WHERE excluded.name <> '' AND (node.name = '' OR
  (excluded.name_at, excluded.name) > (node.name_at, node.name))
"""


def intern(
    db: sqlite3.Connection, words: Words, parties: Mapping[str, tuple[Party, int]]
) -> dict[str, Ref]:
    """The ref of each party's key; a new key becomes a node. The strongest name is shown."""
    rows = [[p.key, words.number(p.kind), p.name, strength] for p, strength in parties.values()]
    db.execute(_ADD, (json.dumps(rows),))
    return refs_of(db, parties)


def refs_of(db: sqlite3.Connection, keys: Collection[str]) -> dict[str, Ref]:
    sql = "SELECT node.key, node.id FROM json_each(?) AS k JOIN node ON node.key = k.value"
    return dict(db.execute(sql, (json.dumps(list(keys)),)))
