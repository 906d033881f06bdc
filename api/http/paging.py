"""Page after page of one answer: at one commit and one day, whatever is written in between."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from api.audit.sealing import mac
from api.http.asking import Asking
from api.http.bodies import AboutOne, Asked, Whole
from api.http.cursors import Cursor, read_cursor, write_cursor
from api.http.identity import asker_of
from graph.intervals import Scope, iso
from graph.records import Node, canonical
from graph.store import View
from queries.said import Shape
from queries.sight import Sight

T = TypeVar("T")
B = TypeVar("B", bound=Asked)
MOST, USUAL = 200, 50  # of one page

CursorIn = Annotated[
    str,
    Field(
        max_length=4000,
        pattern="^[0-9A-Za-z_=-]*$",
        description="上一页的 next；同一问题的各页固定在同一提交号和日期 · "
        "`next` of the page before; all pages are of one commit and day",
    ),
]
Limit = Annotated[Whole, Field(ge=1, le=MOST, description="每页至多 · at most in a page")]


class Page(Shape, Generic[T]):
    """`next` is the cursor of the page after this one; "" after the last."""

    as_of: str
    known_at: int
    items: tuple[T, ...]
    next: str = ""


class AboutOnePaged(AboutOne):
    cursor: CursorIn = ""
    limit: Limit = USUAL


@dataclass(frozen=True)
class Turn:
    """Whose turn it is, and where it begins."""

    bound: Cursor
    key: bytes

    @property
    def after(self) -> str:
        return self.bound.after

    def page(self, view: View, scope: Scope, items: tuple[T, ...], after: str) -> Page[T]:
        return Page(
            as_of=iso(scope.as_of),
            known_at=view.known_at,
            items=items,
            next=self.cursor(view, scope, after),
        )

    def cursor(self, view: View, scope: Scope, after: str) -> str:
        """`after` is where the next page begins; "" after the last."""
        bound = self.bound.at(view.known_at, scope.as_of, after)
        return write_cursor(self.key, bound) if after else ""


def turn_of(ask: Asking, question: str, body: B, cursor: str) -> tuple[B, Turn]:
    """The question pinned to commit and day of its first page, and where this one begins.

    Raises ProblemError for a cursor of another client, role, purpose or question.
    """
    asker = asker_of(ask.client, body.role, body.purpose, body.case, body.authorization)
    key = ask.service.cursor_key
    bound = Cursor(question, asker.client, asker.role, asker.purpose, _detail(key, body))
    if not cursor:
        return body, Turn(bound, key)
    found = read_cursor(key, cursor, bound)
    pinned = {"known_at": found.commit, "as_of": date.fromisoformat(iso(found.as_of))}
    return body.model_copy(update=pinned), Turn(found, key)


def pages_of(
    ask: Asking,
    name: str,
    body: AboutOnePaged,
    question: Callable[[Node, View, Scope, Sight], Sequence[T]],
) -> Page[T]:
    """What a question about one subject finds, cut into pages."""
    pinned, turn = turn_of(ask, name, body, body.cursor)

    def asked(node: Node, view: View, scope: Scope, sight: Sight) -> Page[T]:
        found = question(node, view, scope, sight)
        begin = int(turn.after or 0)
        end = begin + body.limit
        return turn.page(view, scope, tuple(found[begin:end]), str(end) if end < len(found) else "")

    return ask.one(name, pinned, asked)


def _detail(key: bytes, body: Asked) -> str:
    """Everything asked but the cursor itself and how much of it fits a page."""
    # An instant stands where a day may: the dump need not warn of it.
    said = body.model_dump(mode="json", exclude={"cursor", "limit"}, warnings=False)
    number = getattr(body, "number", None)
    said["number"] = number.get_secret_value() if number else ""
    return mac(key, "page", canonical(said).encode())
