"""Entries as somebody holds them: as known at a commit, as of a day; read in batches."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from graph.accountability import Entry
from graph.intervals import Day, china_day
from graph.records import Registered, Tx
from graph.store import INFINITY, View

Pair = tuple[str, str]  # the event and the holder of an entry


@dataclass(frozen=True)
class Copy:
    """`entry` is None where there is none; `learned` is the day on which this became known."""

    entry: Entry | None
    on: Day
    known_at: Tx
    learned: Day


def copies(pairs: Collection[Pair], view: View, on: Day) -> dict[Pair, Copy]:
    """The entry under each pair of keys. A key that was merged gives the entry of the subject."""
    nodes = view.find({key for pair in pairs for key in pair})
    keys = {key: node.key for key, node in nodes.items()}
    heads = {(e, h): (keys.get(e, e), keys.get(h, h)) for e, h in pairs}
    entries = view.entries({holder for _, holder in heads.values()})
    rows = {(row.event, row.holder): row for found in entries.values() for row in found}
    known = {pair: rows.get(head) for pair, head in heads.items()}
    since = {pair: row.rec if row else _gone(pair, view) for pair, row in known.items()}
    commits = view.commits({tx for tx in since.values() if tx})
    days = {tx: china_day(datetime.fromisoformat(c.at)) for tx, c in commits.items()}
    return {
        pair: Copy(_entry(row), on, view.known_at, days.get(since[pair], on))
        for pair, row in known.items()
    }


def _entry(row: Registered | None) -> Entry | None:
    return Entry.model_validate(row.body) if row else None


def _gone(pair: Pair, view: View) -> Tx:
    """The commit that closed the last entry under these keys; 0 where there never was one."""
    event, holder = pair
    rows = view.ever_registered(holder)[1]
    return max((r.sup for r in rows if r.event == event and r.sup < INFINITY), default=0)
