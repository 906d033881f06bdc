"""The auditor's reads: all that was ever there, whatever the clocks of the view."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from graph.records import Change, Judged, Ref, Registered, Tx
from graph.store.base import INFINITY
from graph.store.sqlite.rows import FACT, JUDGED, NODE, judged, registered


def members(db: sqlite3.Connection, ref: Ref) -> list[tuple[Any, ...]]:
    """Rows of `node`: the node and all whose head it was at any commit, in order of key."""
    sql = (
        f"SELECT {NODE} FROM node WHERE id = :ref OR id IN "
        "(SELECT node FROM headship WHERE head = :ref) ORDER BY key"
    )
    return db.execute(sql, {"ref": ref}).fetchall()


def ever_judged(db: sqlite3.Connection, keys: Collection[str]) -> list[Judged]:
    sql = f"SELECT {JUDGED} FROM judgement WHERE id IN ({_JUDGED_KEYS}) ORDER BY id"
    return [judged(row) for row in db.execute(sql, {"keys": json.dumps(list(keys))})]


_JUDGED_KEYS = " UNION ".join(
    f"SELECT judgement.id FROM json_each(:keys) AS k JOIN judgement ON {end} = k.value"
    for end in ("mention", "target")
)


def slots(db: sqlite3.Connection, ref: Ref) -> list[str]:
    """A statement that does not gather at the node is found by its far end."""
    sql = (
        "SELECT slot FROM statement WHERE anchor = :ref AND (src = :ref OR dst = :ref) "
        "UNION SELECT slot FROM statement WHERE src = :ref AND src <> anchor "
        "UNION SELECT slot FROM statement WHERE dst = :ref AND dst <> anchor AND dst <> 0 "
        "ORDER BY slot"
    )
    return [row[0] for row in db.execute(sql, {"ref": ref})]


def ever(db: sqlite3.Connection, ref: Ref) -> list[tuple[Any, ...]]:
    """Rows of `fact`; each branch is one of the partial indexes."""
    branches = [
        f"SELECT {FACT} FROM fact WHERE fact.{end} = :ref AND fact.sup {when}"
        for end in ("src", "dst")
        for when in (f"= {INFINITY}", f"< {INFINITY}")
    ]
    return db.execute(" UNION ".join(branches), {"ref": ref}).fetchall()


def ever_registered(db: sqlite3.Connection, key: str) -> tuple[list[Registered], list[Registered]]:
    outcomes = "SELECT event, '', body, rec, sup FROM outcome WHERE event = :key ORDER BY rec"
    columns = "SELECT event, holder, body, rec, sup FROM entry"
    entries = (
        f"{columns} WHERE event = :key UNION {columns} WHERE holder = :key "
        "ORDER BY rec, event, holder, sup"
    )
    return _rows(db, outcomes, key), _rows(db, entries, key)


def _rows(db: sqlite3.Connection, sql: str, key: str) -> list[Registered]:
    return [registered(row) for row in db.execute(sql, {"key": key})]


def commits(db: sqlite3.Connection, txs: Collection[Tx]) -> dict[Tx, Change]:
    sql = "SELECT tx.tx, at, actor, run FROM json_each(?) AS k JOIN tx ON tx.tx = k.value"
    return {row[0]: Change(*row) for row in db.execute(sql, (json.dumps(list(txs)),))}
