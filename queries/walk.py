"""Steps over the graph as it stood on a day, within what may be seen and within bounds.

A search stands on many nodes at once and asks once for all of them. It keeps to bare refs and
tuples; what an answer shows is read at the end.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from graph.errors import InputError
from graph.intervals import Day
from graph.records import Fact, Ref, Touch
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind
from queries.relations import granted
from queries.sight import Sight
from queries.subgraph import may_stand

MAX_DEPTH = 6
# A node with more neighbours by the kinds asked for is a hub, named and not crossed.
CAP = 300
# Relations looked at by one question; `ExhaustedError` beyond.
EFFORT = 1_000_000
_AT_ONCE = 1000

_near = itemgetter(0)


class ExhaustedError(Exception):
    """A search looked at as many relations as one question may; it ends without a finding."""


@dataclass
class Effort:
    """What a question may still look at."""

    left: int = EFFORT

    def spend(self, looked_at: int) -> None:
        """Raises ExhaustedError."""
        self.left -= looked_at
        if self.left < 0:
            raise ExhaustedError


class Walk:
    """`hubs` are the nodes that were not expanded, with their degree: the number of neighbours by
    these kinds, on the day, that the asker may see."""

    def __init__(
        self,
        view: View,
        sight: Sight,
        kinds: Collection[Kind],
        on: Day,
        cap: int = CAP,
        effort: Effort | None = None,
    ) -> None:
        self.view, self.sight, self.on, self.cap = view, sight, on, cap
        self.kinds = granted(kinds, sight)
        self.effort = effort or Effort()
        self.hubs: dict[Ref, int] = {}
        self._sees_all = sight.persons and sight.candidates and sight.only is None
        self._may: dict[Ref, bool] = {}
        self._facts: dict[int, Fact] = {}
        self._open: set[Ref] = set()

    def by(self, kinds: Collection[Kind]) -> "Walk":
        """A walk by other kinds, within the same effort."""
        other = Walk(self.view, self.sight, kinds, self.on, self.cap, self.effort)
        other._may, other._facts = self._may, self._facts
        return other

    def facts(self, ids: Collection[int]) -> dict[int, Fact]:
        """Each is read once, however many rules ask for it."""
        known = self._facts
        known |= self.view.facts([i for i in ids if i not in known])
        return {i: known[i] for i in ids if i in known}

    def step(self, refs: Collection[Ref], free: bool = False) -> list[Touch]:
        """The relations of these nodes that may be seen. A hub gives none unless it is `free`.

        Raises ExhaustedError.
        """
        if not self.kinds or not refs:
            return []
        standing = list(refs)
        parts = [standing[i : i + _AT_ONCE] for i in range(0, len(standing), _AT_ONCE)]
        if len(parts) == 1:
            return self._step(standing, free)
        return [touch for part in parts for touch in self._step(part, free)]

    def crossable(self, refs: Iterable[Ref]) -> set[Ref]:
        """Those of the nodes that are no hubs."""
        asked = set(refs)
        self.step(asked - self._open - self.hubs.keys())
        return asked - self.hubs.keys()

    def _step(self, refs: list[Ref], free: bool) -> list[Touch]:
        rows = self.view.touching(refs, self.kinds, self.on)
        if not self._sees_all:
            rows = self._seen(rows)
        self.effort.spend(len(rows))  # nor does the effort tell of who may not be seen
        if free:
            return rows
        self._open.update(refs)
        degrees = Counter(map(_near, rows))
        if not degrees or max(degrees.values()) <= self.cap:
            return rows
        return self._without_hubs(rows, [ref for ref, n in degrees.items() if n > self.cap])

    def _seen(self, rows: list[Touch]) -> list[Touch]:
        """Without relations to who may not be seen: not shown, not crossed, not counted."""
        may = self._may
        unknown = {far for _, far, _ in rows if far not in may}
        nodes = self.view.nodes(unknown)
        may.update((ref, may_stand(node, self.sight)) for ref, node in nodes.items())
        return [row for row in rows if may[row[1]]]

    def _without_hubs(self, rows: list[Touch], crowded: Sequence[Ref]) -> list[Touch]:
        """Two relations of one pair, or two sources of one relation, make one neighbour."""
        around: dict[Ref, set[Ref]] = {ref: set() for ref in crowded}
        for near, far, _ in rows:
            if near in around and far != near:
                around[near].add(far)
        for ref, neighbours in around.items():
            if len(neighbours) > self.cap:
                self.hubs[ref] = len(neighbours)
        return [row for row in rows if row[0] not in self.hubs]


def check_depth(depth: int, name: str) -> None:
    """Raises InputError for a depth that no question goes to."""
    if not 1 <= depth <= MAX_DEPTH:
        raise InputError(
            Text(
                f"{name} 应为 1 到 {MAX_DEPTH}，所写为 {depth}；请改写",
                f"{name} is 1 to {MAX_DEPTH}, not {depth}; give another",
            )
        )
