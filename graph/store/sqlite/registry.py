"""The register: outcomes and entries, and the events that wait."""

import json
import sqlite3
from collections.abc import Collection, Iterable

from graph.records import EntryRow, OutcomeRow, Tx, canonical
from graph.store.base import INFINITY
from graph.store.turns import turn


def register(db: sqlite3.Connection, tx: Tx, outcomes: Iterable[OutcomeRow]) -> None:
    """Writes outcomes that differ from what stands; their events wait no longer."""
    for outcome in outcomes:
        event = outcome.event
        db.execute("DELETE FROM queue WHERE event = ?", (event,))
        change = turn(outcome, _standing_outcome(db, event), _standing_entries(db, event))
        if change.body is not None:
            _close(db, "outcome", "event = ?", (event,), tx)
            db.execute(
                "INSERT INTO outcome (event, rec, sup, body) VALUES (?, ?, ?, ?)",
                (event, tx, INFINITY, change.body),
            )
        for pair in change.close:
            _close(db, "entry", "event = ? AND holder = ? AND substance = ?", (event, *pair), tx)
        _open(db, tx, change.open)


def _standing_outcome(db: sqlite3.Connection, event: str) -> str | None:
    sql = f"SELECT body FROM outcome WHERE event = ? AND sup = {INFINITY}"
    row = db.execute(sql, (event,)).fetchone()
    return row[0] if row else None


def _standing_entries(db: sqlite3.Connection, event: str) -> set[tuple[str, str]]:
    sql = f"SELECT holder, substance FROM entry WHERE event = ? AND sup = {INFINITY}"
    return set(db.execute(sql, (event,)).fetchall())


def _open(db: sqlite3.Connection, tx: Tx, entries: Iterable[EntryRow]) -> None:
    db.executemany(
        "INSERT INTO entry (holder, event, substance, rec, sup, body) VALUES (?, ?, ?, ?, ?, ?)",
        [(e.holder, e.event, e.substance, tx, INFINITY, canonical(e.body)) for e in entries],
    )


def _close(db: sqlite3.Connection, table: str, where: str, values: tuple[str, ...], tx: Tx) -> None:
    """Closes what stands; what this same commit opened goes without a trace."""
    standing = f"{where} AND sup = {INFINITY}"
    db.execute(f"DELETE FROM {table} WHERE {standing} AND rec = {tx}", values)
    db.execute(f"UPDATE {table} SET sup = {tx} WHERE {standing}", values)


def queue(db: sqlite3.Connection, tx: Tx, events: Collection[str]) -> None:
    sql = "INSERT OR IGNORE INTO queue (event, tx) SELECT value, ? FROM json_each(?)"
    db.execute(sql, (tx, json.dumps(list(events))))


def queued(db: sqlite3.Connection, limit: int) -> list[str]:
    """The events that wait, in the order of their keys."""
    return [r[0] for r in db.execute("SELECT event FROM queue ORDER BY event LIMIT ?", (limit,))]
