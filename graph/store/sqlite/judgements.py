"""Judgements of identity: recorded, and taken back; never changed or removed."""

import json
import sqlite3
from datetime import UTC, datetime

from graph.errors import InputError, NotFoundError
from graph.records import Judgement, Tx
from graph.resolution.identity import may_merge
from graph.store.base import INFINITY
from graph.text import Text


def record(db: sqlite3.Connection, tx: Tx, judgement: Judgement) -> int:
    """Adds a judgement; one that stands on the same pair is taken back by it."""
    _check(db, judgement)
    pair = (judgement.mention, judgement.target)
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
    """Ends a judgement; gives the mention that it was about."""
    sql = f"SELECT mention FROM judgement WHERE id = ? AND sup = {INFINITY}"
    row = db.execute(sql, (number,)).fetchone()
    if row is None:
        raise NotFoundError(_not_standing(number))
    db.execute("UPDATE judgement SET sup = ? WHERE id = ?", (tx, number))
    return str(row[0])


def _check(db: sqlite3.Connection, judgement: Judgement) -> None:
    keys = [judgement.mention, judgement.target]
    sql = "SELECT node.key FROM node JOIN json_each(?) AS k ON node.key = k.value"
    known = {key for (key,) in db.execute(sql, (json.dumps(keys),))}
    for key in keys:
        if key not in known:
            raise NotFoundError(_unknown(key))
    if judgement.same and not may_merge(*keys):
        raise InputError(_no_merge(judgement))


def _unknown(key: str) -> Text:
    return Text(
        f"库中没有键“{key}”；请用 zelian match list 查看待判定的对象",
        f"nothing is stated under “{key}”; see zelian match list",
    )


def _no_merge(judgement: Judgement) -> Text:
    pair = f"{judgement.mention} → {judgement.target}"
    return Text(
        f"不能合并 {pair}：只能把较弱的标识并入较强的同类标识，两个有效代码或两个号码不得合并",
        f"{pair} cannot be merged: only a weaker identifier goes into a stronger one of the same "
        "kind; never two valid codes, never two numbered persons",
    )


def _not_standing(number: int) -> Text:
    return Text(
        f"没有编号为 {number} 的有效判定；请用 zelian match list --judged 查看",
        f"judgement {number} does not stand; see zelian match list --judged",
    )
