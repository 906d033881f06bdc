"""Page after page of a register, newest first. A cursor is bound to who asked, and to what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Query

from api.http.acting import Acting, As, Said
from api.http.cursors import Cursor, read_cursor, write_cursor
from api.http.identity import asker_of
from api.http.paging import MOST

T = TypeVar("T")

LimitIn = Annotated[int, Query(ge=1, le=MOST, description="每页至多 · at most in a page")]


@dataclass(frozen=True)
class Place:
    """Where a page begins: after which row; "" for the first."""

    after: str
    bound: Cursor
    key: bytes

    def next(self, after: str) -> str:
        """The cursor of the page that begins after a row; "" after the last."""
        return write_cursor(self.key, self.bound.at(0, 0, after)) if after else ""

    def page(
        self, rows: Sequence[T], id_of: Callable[[T], str], limit: int
    ) -> tuple[Sequence[T], str]:
        """The rows of the page, and the cursor of the next."""
        ids = [id_of(row) for row in rows]
        begin = ids.index(self.after) + 1 if self.after in ids else 0
        end = begin + limit
        return rows[begin:end], self.next(ids[end - 1] if end < len(rows) else "")


def place_of(do: Acting, what: str, said: Said | As, cursor: str) -> Place:
    """Raises ProblemError for a cursor of another client, role, purpose or register."""
    asker = asker_of(do.client, said.role, said.purpose or "", "", "")
    bound = Cursor(what, asker.client, asker.role, asker.purpose)
    key = do.service.cursor_key
    after = read_cursor(key, cursor, bound).after if cursor else ""
    return Place(after, bound, key)
