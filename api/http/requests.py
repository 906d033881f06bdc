"""Requests that were sent with an `Idempotency-Key`, and how they were answered.

A key belongs to its client. Before anything is done it is written down with a keyed hash of the
request; the answer is kept beside it for a time (`ZELIAN_IDEMPOTENCY_SECONDS`, a day). A request
that was cut off in the middle is done again under its key: every act adds nothing when it is done
a second time on the same day.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from api.audit.files import append_private
from api.audit.sealing import mac
from api.desk.schema import opened, writing
from api.http import problems
from api.http.problems import ProblemError

# After this long a request that has no answer is taken to be lost.
LOST_SECONDS = 120
_SCHEMA = """
CREATE TABLE IF NOT EXISTS requests (
  client TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, begun REAL NOT NULL,
  status INTEGER, headers TEXT, body BLOB, PRIMARY KEY (client, key))
"""
_MINE = "client = ? AND key = ? AND begun = ?"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Turn:
    """One attempt. What a later one has taken over, an earlier one that was only slow can
    neither end nor forget."""

    client: str
    key: str
    begun: float


class Requests:
    """Raises StoreError for a file that cannot be used."""

    def __init__(self, path: Path, key: bytes, clock: Callable[[], datetime], kept: int) -> None:
        self._path, self._key, self._clock = path, key, clock
        self._kept = max(kept, LOST_SECONDS)  # what is being done is not forgotten meanwhile
        append_private(path, b"")
        with writing(path) as db:
            db.execute(_SCHEMA)
            self._forget_old(db)

    def begin(self, client: str, key: str, request: str) -> Answer | Turn:
        """A turn: it is to be done now. Raises ProblemError for a key that stands for another
        request, or for one that is being done."""
        turn = Turn(client, key, self._clock().timestamp())
        asked = mac(self._key, "request", request.encode())
        with writing(self._path) as db:
            self._forget_old(db)
            found = db.execute(
                "SELECT * FROM requests WHERE client = ? AND key = ?", (client, key)
            ).fetchone()
            if found is not None:
                _refuse(found, asked, turn)
                if found["status"] is not None:
                    return _answer(found)
            db.execute(
                "REPLACE INTO requests (client, key, fingerprint, begun) VALUES (?, ?, ?, ?)",
                (client, key, asked, turn.begun),
            )
        return turn

    def end(self, turn: Turn, answer: Answer) -> None:
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        sql = f"UPDATE requests SET status = ?, headers = ?, body = ? WHERE {_MINE}"
        told = (answer.status, headers, answer.body)
        with writing(self._path) as db:
            db.execute(sql, (*told, turn.client, turn.key, turn.begun))

    def forget(self, turn: Turn) -> None:
        with opened(self._path) as db:
            db.execute(f"DELETE FROM requests WHERE {_MINE}", (turn.client, turn.key, turn.begun))

    def _forget_old(self, db: sqlite3.Connection) -> None:
        """Also from the pages of the file: answers may hold keys of persons."""
        db.execute("PRAGMA secure_delete = ON")
        oldest = self._clock().timestamp() - self._kept
        db.execute("DELETE FROM requests WHERE begun < ?", (oldest,))


def _refuse(found: sqlite3.Row, asked: str, turn: Turn) -> None:
    if found["fingerprint"] != asked:
        raise ProblemError(problems.KEY_REUSED)
    if found["status"] is None and found["begun"] > turn.begun - LOST_SECONDS:
        raise ProblemError(problems.IN_PROGRESS)


def _answer(row: sqlite3.Row) -> Answer:
    lines = [line.partition(": ") for line in str(row["headers"]).splitlines()]
    return Answer(row["status"], {name: value for name, _, value in lines}, row["body"])
