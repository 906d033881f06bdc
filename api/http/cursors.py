"""Where the next page begins: sealed, at one commit and day, for one client, role, purpose and
question."""

import base64
import binascii
import hmac
import json
from dataclasses import astuple, dataclass, replace

from api.http import problems
from api.http.problems import ProblemError
from graph.intervals import Day
from graph.records import Tx

_DIGEST = 16  # bytes


@dataclass(frozen=True)
class Cursor:
    question: str
    client: str
    role: str
    purpose: str
    detail: str = ""  # of what else was asked, a keyed hash
    commit: Tx = 0
    as_of: Day = 0
    after: str = ""

    def at(self, commit: Tx, as_of: Day, after: str) -> "Cursor":
        return replace(self, commit=commit, as_of=as_of, after=after)

    @property
    def bound(self) -> "Cursor":
        """Without the place that it stands for."""
        return self.at(0, 0, "")


def write_cursor(key: bytes, cursor: Cursor) -> str:
    body = json.dumps(astuple(cursor), separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_seal(key, body) + body).decode()


def read_cursor(key: bytes, written: str, bound: Cursor) -> Cursor:
    """Raises ProblemError for a cursor that is not ours, or was given to another or for another
    question than `bound` says."""
    try:
        raw = base64.b64decode(written.encode("ascii", "replace"), b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise ProblemError(problems.BAD_CURSOR) from None
    seal, body = raw[:_DIGEST], raw[_DIGEST:]
    if not hmac.compare_digest(seal, _seal(key, body)):
        raise ProblemError(problems.BAD_CURSOR)
    found = Cursor(*json.loads(body))
    if found.bound != bound.bound:
        raise ProblemError(problems.BAD_CURSOR)
    return found


def _seal(key: bytes, body: bytes) -> bytes:
    return hmac.digest(key, b"cursor\0" + body, "sha256")[:_DIGEST]
