"""Judgements of identity in their table."""

import json
import sqlite3
from datetime import UTC, datetime

from graph.records import Judgement, Tx
from graph.store.base import INFINITY
from graph.store.judging import check, not_standing


def record(db: sqlite3.Connection, tx: Tx, judgement: Judgement) -> int:
    """Adds a judgement; one that stands on the same pair is taken back by it."""
    pair = (judgement.mention, judgement.target)
    sql = "SELECT node.key FROM node JOIN json_each(?) AS k ON node.key = k.value"
    check(judgement, {key for (key,) in db.execute(sql, (json.dumps(pair),))})
    standing = f"mention = ? AND target = ? AND sup = {INFINITY}"
    db.execute(f"UPDATE judgement SET sup = {tx} WHERE {standing}", pair)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    done = db.execute(
        "INSERT INTO judgement (mention, target, same, user, reason, at, rec, sup) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*pair, judgement.same, judgement.user, judgement.reason, at, tx, INFINITY),
    )
    assert done.lastrowid is not None
    return done.lastrowid


def take_back(db: sqlite3.Connection, tx: Tx, number: int) -> str:
    """Ends a judgement; gives the mention that it was about. Raises NotFoundError."""
    sql = f"SELECT mention FROM judgement WHERE id = ? AND sup = {INFINITY}"
    row = db.execute(sql, (number,)).fetchone()
    if row is None:
        raise not_standing(number)
    db.execute("UPDATE judgement SET sup = ? WHERE id = ?", (tx, number))
    return str(row[0])
