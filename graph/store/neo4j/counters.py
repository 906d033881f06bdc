"""The numbers that a transaction gives out; the clock keeps where they have come to."""

from collections.abc import Mapping
from typing import Any

from graph.store import raw
from graph.store.neo4j.asking import Ask
from graph.store.raw import Part

NAMES = ("refs", "facts", "statements", "sources", "judgements")


def counted(part: Part, last: Mapping[str, Any]) -> dict[str, Any]:
    """What the clock says after the last row of a part was copied."""
    if part is raw.COMMITS:
        return {"tx": last["tx"], "at": last["at"]}
    if part is raw.NODES:
        return {"refs": last["ref"]}
    return {part.name: last["id"]} if part.name in NAMES else {}


class Counters:
    """Only the holder of the clock counts, so that no two writers give out one number."""

    def __init__(self, clock: Mapping[str, int]) -> None:
        self._last = {name: int(clock[name]) for name in NAMES}

    def take(self, name: str, count: int = 1) -> range:
        first = self._last[name] + 1
        self._last[name] += count
        return range(first, first + count)

    def save(self, ask: Ask) -> None:
        ask("MATCH (c:Clock {one: 1}) SET c += $last", last=self._last)
