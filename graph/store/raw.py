"""A store as plain rows, the same from every engine: what a copy carries over.

Numbers and commits stay as they are, so that every old answer stays the one that was given.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, NamedTuple

Row = tuple[Any, ...]


class Part(NamedTuple):
    """One kind of row; rows come in the order of the `by` first columns."""

    name: str
    columns: tuple[str, ...]
    by: int = 1


COMMITS = Part("commits", ("tx", "at", "actor", "run"))
SOURCES = Part("sources", ("id", "provider", "rank", "document", "sha256"))
NODES = Part("nodes", ("ref", "key", "kind", "name", "name_at", "head"))
HEADSHIPS = Part("headships", ("node", "head", "rec", "sup"), 3)
NAMES = Part("names", ("node", "text", "rec"), 2)
STATEMENTS = Part(
    "statements",
    (
        *("id", "digest", "kind", "family", "anchor", "src", "dst", "start", "stop", "flags"),
        *("asserted", "slot", "body", "source", "row", "tx"),
    ),
)
# `evidence` is a sorted list of statements, `props` canonical JSON.
FACTS = Part(
    "facts",
    (
        *("id", "kind", "family", "anchor", "src", "dst", "start", "stop", "flags", "rec", "sup"),
        *("evidence", "props"),
    ),
)
JUDGEMENTS = Part(
    "judgements",
    ("id", "mention", "target", "same", "user", "reason", "at", "rec", "sup"),
)
OUTCOMES = Part("outcomes", ("event", "rec", "sup", "body"), 2)
ENTRIES = Part("entries", ("event", "holder", "substance", "rec", "sup", "body"), 4)
WAITING = Part("waiting", ("event", "tx"))
MARKS = Part("marks", ("document", "position", "done"))

# The parts of which a column is JSON.
NESTED = {FACTS: "props", OUTCOMES: "body", ENTRIES: "body"}

# In an order in which each row finds those that it points to; commits come last, so that a copy
# that was cut off has none and is no store yet.
PARTS: tuple[Part, ...] = (
    SOURCES,
    NODES,
    HEADSHIPS,
    NAMES,
    STATEMENTS,
    FACTS,
    JUDGEMENTS,
    OUTCOMES,
    ENTRIES,
    WAITING,
    MARKS,
    COMMITS,
)


def by_column(part: Part, row: Row) -> dict[str, Any]:
    """The row as a mapping; what is JSON in it as the value that it says."""
    held = dict(zip(part.columns, row, strict=True))
    if part in NESTED:
        held[NESTED[part]] = json.loads(held[NESTED[part]])
    return held


class Raw(ABC):
    """The rows of one store."""

    @abstractmethod
    def count(self, part: Part) -> int: ...

    @abstractmethod
    def rows(self, part: Part) -> Iterator[Row]:
        """Every row, in the order of the part; no more than a page is held at a time."""

    @abstractmethod
    def filling(self) -> AbstractContextManager["Filling"]:
        """Opens an empty store for the rows of another. What an earlier copy that was cut off
        left behind is taken away."""


class Filling(ABC):
    @abstractmethod
    def put(self, part: Part, rows: Iterable[Row]) -> None: ...
