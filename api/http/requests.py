"""Requests that were sent with an `Idempotency-Key`, and how they were answered.

A key belongs to its client. Before anything is done it is written down with a keyed hash of the
request; the answer is kept beside it for a day. A request that was cut off in the middle is done
again under its key: every act adds nothing when it is done a second time.
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

KEPT_SECONDS = 86_400
# After this long a request that has no answer is taken to be lost.
LOST_SECONDS = 120
_SCHEMA = """
CREATE TABLE IF NOT EXISTS requests (
  client TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, begun REAL NOT NULL,
  status INTEGER, headers TEXT, body BLOB, PRIMARY KEY (client, key))
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


class Requests:
    """Raises StoreError for a file that cannot be used."""

    def __init__(self, path: Path, key: bytes, clock: Callable[[], datetime]) -> None:
        self._path, self._key, self._clock = path, key, clock
        append_private(path, b"")
        with writing(path) as db:
            db.execute(_SCHEMA)

    def begin(self, client: str, key: str, request: str) -> Answer | None:
        """None: it is to be done now. Raises ProblemError for a key that stands for another
        request, or for one that is being done."""
        now, asked = self._clock().timestamp(), mac(self._key, "request", request.encode())
        with writing(self._path) as db:
            db.execute("DELETE FROM requests WHERE begun < ?", (now - KEPT_SECONDS,))
            found = db.execute(
                "SELECT * FROM requests WHERE client = ? AND key = ?", (client, key)
            ).fetchone()
            if found is not None and found["fingerprint"] != asked:
                raise ProblemError(problems.KEY_REUSED)
            if found is not None and found["status"] is not None:
                return _answer(found)
            if found is not None and found["begun"] > now - LOST_SECONDS:
                raise ProblemError(problems.IN_PROGRESS)
            db.execute(
                "REPLACE INTO requests (client, key, fingerprint, begun) VALUES (?, ?, ?, ?)",
                (client, key, asked, now),
            )
        return None

    def end(self, client: str, key: str, answer: Answer) -> None:
        headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
        sql = "UPDATE requests SET status = ?, headers = ?, body = ? WHERE client = ? AND key = ?"
        with writing(self._path) as db:
            db.execute(sql, (answer.status, headers, answer.body, client, key))

    def forget(self, client: str, key: str) -> None:
        with opened(self._path) as db:
            db.execute("DELETE FROM requests WHERE client = ? AND key = ?", (client, key))


def _answer(row: sqlite3.Row) -> Answer:
    lines = [line.partition(": ") for line in str(row["headers"]).splitlines()]
    return Answer(row["status"], {name: value for name, _, value in lines}, row["body"])
