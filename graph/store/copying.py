"""A store copied row by row into another engine, and the proof that nothing differs."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from graph.errors import StoreError
from graph.records import canonical
from graph.store.base import Store
from graph.store.raw import PARTS, Part, Raw, Row
from graph.text import Text

BATCH = 10_000

# What is told of each batch: the part, the rows done, and how many there are.
Progress = Callable[[Part, int, int], object]

_NOT_EMPTY = Text(
    "目标数据库不是空的（已有 {head} 次提交）；请选空的数据库",
    "the target holds data already ({head} commits); choose an empty one",
)
_MOVED = Text(
    "复制期间来源数据库有新的写入；请停止写入后，对空的目标重新复制",
    "the source was written to while it was copied; stop the writing and copy again into an "
    "empty target",
)


class Measure(NamedTuple):
    """What is compared of each part: how many rows, and a hash over all of them."""

    rows: int
    digest: str


def copy(source: Store, target: Store, tell: Progress) -> None:
    """Copies every row. Raises StoreError for a target with commits, or a source that moved."""
    if target.head():
        raise StoreError(_NOT_EMPTY.fill(head=target.head()))
    head, raw = source.head(), source.raw()
    with target.raw().filling() as filling:
        for part in PARTS:
            done, total = 0, raw.count(part)
            for batch in _batches(raw.rows(part)):
                filling.put(part, batch)
                done += len(batch)
                tell(part, done, total)
        if source.head() != head:
            raise StoreError(_MOVED)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def measures(raw: Raw) -> dict[str, Measure]:
    """The measure of each part, by its name."""
    return {part.name: _measure(raw.rows(part)) for part in PARTS}


def _measure(rows: Iterable[Row]) -> Measure:
    digest, count = hashlib.sha256(), 0
    for row in rows:
        digest.update(canonical(row).encode() + b"\n")
        count += 1
    return Measure(count, digest.hexdigest())
