"""The hot loop of a search: who is next to whom on a day, straight from the covering indexes."""

import json
import sqlite3
from collections.abc import Collection
from functools import lru_cache

from graph.intervals import Day
from graph.records import Ref, Touch, Tx
from graph.store.base import INFINITY

# Up to so many kinds it is quicker to seek each of them than to read past the others.
SEEK = 3

_NOW = f"fact.sup = {INFINITY}"
_THEN = f"fact.sup < {INFINITY} AND fact.sup > :known"


def read_touching(
    db: sqlite3.Connection,
    refs: Collection[Ref],
    kinds: tuple[int, ...],
    on: Day,
    known_at: Tx,
    past: bool,
) -> list[Touch]:
    """`kinds` are the numbers of the kinds; `past` asks for what has been closed since too."""
    bound = {"refs": json.dumps(list(refs)), "on": on, "known": known_at}
    return db.execute(_select(kinds, past), bound).fetchall()


@lru_cache(maxsize=256)
def _select(kinds: tuple[int, ...], past: bool) -> str:
    of_kind = f"{'' if len(kinds) <= SEEK else '+'}fact.kind IN ({','.join(map(str, kinds))})"
    visible = [_NOW, _THEN] if past else [_NOW]
    ends = (("src", "dst"), ("dst", "src"))
    return " UNION ALL ".join(
        f"SELECT fact.{near}, fact.{far}, fact.id FROM json_each(:refs) AS r CROSS JOIN fact "
        f"WHERE fact.{near} = r.value AND {of_kind} AND {when} AND fact.rec <= :known "
        "AND fact.start <= :on AND fact.stop > :on AND fact.dst <> 0"
        for when in visible
        for near, far in ends
    )
