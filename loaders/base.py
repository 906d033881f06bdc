"""What every loader is: a function from a file to statements and issues, row by row.

A loader writes nothing and keeps nothing in memory that grows with the file; `loaders.run`
batches what it yields into the store and the issues into the rejects file.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from graph.identifiers import KeyRing
from graph.intervals import Day
from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Rank


@dataclass(frozen=True)
class Context:
    """What the person who loads a file says of it.

    `published` is the version day of the file, for formats whose rows carry none;
    `provider` overrides the provider that the rows or the loader name.
    """

    keys: KeyRing
    published: Day | None = None
    provider: str = ""


class Issue(NamedTuple):
    """A row that was left out (`reject`) or kept with a doubt (`warning`)."""

    level: Literal["reject", "warning"]
    document: str
    row: int
    column: str
    value: str
    reason: str
    remedy: Text


Yield = Statement | Issue
Read = Callable[[Path, Context], Iterator[Yield]]
Check = Callable[[Path, Context], int]


@dataclass(frozen=True)
class Loader:
    """A source format: its name on the command line and how to read it.

    `check` reads a file to its end, states nothing and gives the number of rows; it raises
    FileFormatError wherever `read` would. Without one, `read` itself is run for that.
    `folder` says that several tables in a folder are read as one delivery.
    """

    kind: str
    label: Text
    rank: Rank
    read: Read
    check: Check | None = None
    folder: bool = False
