"""The loads of an installation, in the order in which they were sent, and how each went."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from api.audit import Clock, utc_now
from api.audit.files import append_private
from api.desk.schema import opened, writing
from api.loads.shapes import ENDED, Fault, FileTold, Job, State, Wanted
from graph.intervals import iso

MOST_ATTEMPTS = 5
_FIRST_PAUSE = 2.0  # seconds; doubled from attempt to attempt
_SCHEMA = """
CREATE TABLE IF NOT EXISTS loads (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
  state TEXT NOT NULL, provider TEXT NOT NULL, published INTEGER, client TEXT NOT NULL,
  actor TEXT NOT NULL, asked_at TEXT NOT NULL, begun_at TEXT NOT NULL DEFAULT '',
  ended_at TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0,
  resting_until REAL NOT NULL DEFAULT 0, rows_done INTEGER NOT NULL DEFAULT 0,
  rows_total INTEGER NOT NULL DEFAULT 0, files TEXT NOT NULL DEFAULT '[]',
  has_rejects INTEGER NOT NULL DEFAULT 0, fault TEXT)
"""
_OPEN = f"state IN ('{State.WAITING}', '{State.RUNNING}')"


class Queue:
    """Raises StoreError for a file that cannot be used."""

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self._path, self._clock = path, clock
        append_private(path, b"")
        with writing(path) as db:
            db.execute(_SCHEMA)

    def add(self, job: str, wanted: Wanted, most: int) -> Job | None:
        """Puts a load at the end; None when `most` loads are open already."""
        told = (
            *(job, wanted.kind, State.WAITING, wanted.provider, wanted.published),
            *(wanted.client, wanted.actor, self._now()),
        )
        with writing(self._path) as db:
            if db.execute(f"SELECT count(*) FROM loads WHERE {_OPEN}").fetchone()[0] >= most:
                return None
            db.execute(
                "INSERT INTO loads (id, kind, state, provider, published, client, actor, asked_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                told,
            )
        return self.find(job)

    def find(self, job: str) -> Job | None:
        with opened(self._path) as db:
            row = db.execute("SELECT * FROM loads WHERE id = ?", (job,)).fetchone()
        return None if row is None else _job(row)

    def wanted(self, job: str) -> Wanted:
        with opened(self._path) as db:
            row = db.execute("SELECT * FROM loads WHERE id = ?", (job,)).fetchone()
        names = ("kind", "client", "actor", "provider", "published")
        return Wanted(**{name: row[name] for name in names})

    def newest(self, provider: str, before: int, most: int) -> list[tuple[int, Job]]:
        """Loads with their numbers, newest first; of one provider unless it is ""."""
        sql = (
            "SELECT * FROM loads WHERE (? = '' OR provider = ?) AND number < ? "
            "ORDER BY number DESC LIMIT ?"
        )
        with opened(self._path) as db:
            rows = db.execute(sql, (provider, provider, before, most)).fetchall()
        return [(row["number"], _job(row)) for row in rows]

    def next(self) -> str | None:
        """The first load that is open and does not rest after a failure."""
        now = self._clock().timestamp()
        sql = f"SELECT id FROM loads WHERE {_OPEN} AND resting_until <= ? ORDER BY number LIMIT 1"
        with opened(self._path) as db:
            row = db.execute(sql, (now,)).fetchone()
        return None if row is None else str(row["id"])

    def begin(self, job: str) -> int:
        """Gives the number of the attempt, which counts unless it is given back."""
        self._set(
            job,
            "state = ?, attempts = attempts + 1, begun_at = iif(begun_at = '', ?, begun_at)",
            (State.RUNNING, self._now()),
        )
        found = self.find(job)
        return found.attempts if found else 0

    def progress(self, job: str, done: int, total: int) -> None:
        self._set(job, "rows_done = ?, rows_total = ?", (done, total))

    def give_back(self, job: str) -> None:
        """An attempt that was stopped and is no fault of the load."""
        self._set(job, "state = ?, attempts = attempts - 1", (State.WAITING,))

    def rest(self, job: str, attempt: int) -> None:
        until = self._clock().timestamp() + _FIRST_PAUSE * 2 ** (attempt - 1)
        self._set(job, "state = ?, resting_until = ?", (State.WAITING, until))

    def end(self, job: str, files: Iterable[FileTold], has_rejects: bool) -> None:
        told = json.dumps([file.model_dump() for file in files], ensure_ascii=False)
        self._set(
            job,
            "state = ?, ended_at = ?, files = ?, has_rejects = ?, rows_done = rows_total",
            (State.DONE, self._now(), told, has_rejects),
        )

    def fail(self, job: str, fault: Fault) -> None:
        self._set(
            job,
            "state = ?, ended_at = ?, fault = ?",
            (State.FAILED, self._now(), fault.model_dump_json()),
        )

    def forget(self, before: str) -> list[str]:
        """Drops loads that ended before a moment; gives their ids."""
        ended = ", ".join(f"'{state}'" for state in sorted(ENDED))
        sql = f"DELETE FROM loads WHERE state IN ({ended}) AND ended_at < ? RETURNING id"
        with writing(self._path) as db:
            return [str(row["id"]) for row in db.execute(sql, (before,)).fetchall()]

    def known(self) -> set[str]:
        with opened(self._path) as db:
            return {str(row["id"]) for row in db.execute("SELECT id FROM loads")}

    def _set(self, job: str, what: str, values: tuple[object, ...]) -> None:
        with opened(self._path) as db:
            db.execute(f"UPDATE loads SET {what} WHERE id = ?", (*values, job))

    def _now(self) -> str:
        return self._clock().isoformat(timespec="milliseconds")


def _job(row: sqlite3.Row) -> Job:
    told = {name: row[name] for name in Job.model_fields if name in set(row.keys())}
    published = "" if row["published"] is None else iso(row["published"])
    fault = row["fault"] and Fault.model_validate_json(row["fault"])
    files = tuple(FileTold(**file) for file in json.loads(row["files"]))
    made = {"published": published, "fault": fault, "files": files, "by": row["actor"]}
    return Job.model_validate(told | made | {"has_rejects": bool(row["has_rejects"])})
