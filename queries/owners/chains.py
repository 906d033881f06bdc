"""The chains that an effective share is made of: the largest first, a bounded number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heappop, heappush
from itertools import count

from graph.records import Ref
from queries.owners.effective import Effective
from queries.owners.limits import Limits
from queries.owners.links import Link

Chain = tuple[Link, ...]


class Chains:
    """Searches the holdings of one answer; every chain ends at the root, or starts there."""

    def __init__(
        self, root: Ref, links: Iterable[Link], by: Mapping[Ref, Effective], down: bool
    ) -> None:
        self._root, self._by, self._down = root, by, down
        self._next: dict[Ref, list[Link]] = defaultdict(list)
        for link in links:
            self._next[link.target if down else link.holder].append(link)

    def of(self, party: Ref, limits: Limits) -> list[Chain]:
        """Best first: what a chain can still bring is bounded by what its end has of the root.

        No chain visits a party twice, so what loops add is in the sum and in no chain.
        """
        order, steps = count(), limits.steps
        heap: list[tuple[float, int, Ref, Chain, float]] = [(-1.0, next(order), party, (), 1.0)]
        found: list[Chain] = []
        while heap and len(found) < limits.chains and steps > 0:
            _, _, at, chain, part = heappop(heap)
            if at == self._root:
                found.append(chain)
                continue
            seen = {party} | {self._far(link) for link in chain}
            for link in self._next[at]:
                steps -= 1
                far, worth = self._far(link), part * link.high
                if far not in seen and worth > 0:
                    item = (link,) if not chain else (*chain, link)
                    heappush(heap, (-worth * self._hope(far), next(order), far, item, worth))
        return [tuple(reversed(c)) if self._down else c for c in found]

    def _far(self, link: Link) -> Ref:
        return link.holder if self._down else link.target

    def _hope(self, at: Ref) -> float:
        if at == self._root:
            return 1.0
        known = self._by.get(at)
        return min(1.0, known.high / 100) if known else 0.0


def product(chain: Chain) -> tuple[float, float, bool]:
    """The least and the most that a chain brings, in parts of one; whether a share is unknown."""
    low = high = 1.0
    for link in chain:
        low, high = low * link.low, high * link.high
    return low, high, any(link.unknown for link in chain)
