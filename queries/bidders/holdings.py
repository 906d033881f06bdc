"""Who holds shares of bidders, upwards: chains of more than the limit, and unknown links in them.

Read of CONTROLS and MANAGES nothing but the edge; shares and votes as `queries.shares` reads them.
One batch a level for all bidders: only holders who may have the majority are followed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.intervals import Day
from graph.records import Node, Ref
from graph.store import View
from graph.vocabulary import Kind, NodeKind
from queries.bidders.limits import Limits
from queries.shares import Share, Verdict, holdings_of


@dataclass(frozen=True)
class Chain:
    """From the top down to the unit; `sure` if every link is over the limit."""

    links: tuple[Share, ...]
    sure: bool

    @property
    def top(self) -> Node:
        return self.links[0].holder


@dataclass(frozen=True)
class Holdings:
    shares: Mapping[Ref, tuple[Share, ...]]
    votes: Mapping[Ref, tuple[Share, ...]]
    over: Mapping[Ref, int]  # too many holders to be read
    deeper: bool  # chains go on beyond the last level read
    hops: int

    def chains(self, unit: Node, limit: float) -> Iterator[Chain]:
        """The shortest chain from everybody above the unit, and the shortest sure one if that
        is another."""
        reached = {(unit.ref, True), (unit.ref, False)}
        level = [Chain((), True)]
        for _ in range(self.hops):
            above = [c for chain in level for c in self._above(unit, chain, limit)]
            level = []
            for chain in sorted(above, key=_order):
                if (chain.top.ref, chain.sure) not in reached:
                    reached |= {(chain.top.ref, chain.sure), (chain.top.ref, False)}
                    level.append(chain)
            yield from level

    def _above(self, unit: Node, chain: Chain, limit: float) -> Iterator[Chain]:
        foot = chain.top if chain.links else unit
        for share in self.shares.get(foot.ref, ()):
            verdict = _majority(share, limit)
            if verdict is not Verdict.NO:
                sure = chain.sure and verdict is Verdict.YES
                yield Chain((share, *chain.links), sure)


def _order(chain: Chain) -> tuple[bool, tuple[str, ...]]:
    return not chain.sure, tuple(share.holder.key for share in chain.links)


def _majority(share: Share, limit: float) -> Verdict:
    """A share held through others who are not on file may be a majority or none."""
    verdict = share.within.over(limit)
    return Verdict.UNKNOWN if share.indirect and verdict is Verdict.YES else verdict


def read_holdings(
    units: Iterable[Node], view: View, when: Day, limit: float, limits: Limits
) -> Holdings:
    """`limit` only decides which holders are followed upwards."""
    first = {u.ref for u in units if u.kind is NodeKind.ORGANIZATION}
    shares: dict[Ref, tuple[Share, ...]] = {}
    over: dict[Ref, int] = {}
    frontier = set(first)
    for _ in range(limits.hops):
        found = holdings_of(frontier, view, when, limits.degree)
        shares |= found.at
        over |= found.over
        frontier = _followed(found.at, limit) - shares.keys() - over.keys()
        if not frontier:
            break
    votes = holdings_of(first, view, when, limits.degree, Kind.HOLDS_VOTES).at
    return Holdings(shares, votes, over, bool(frontier), limits.hops)


def _followed(at: Mapping[Ref, tuple[Share, ...]], limit: float) -> set[Ref]:
    return {
        share.holder.ref
        for shares in at.values()
        for share in shares
        if share.holder.kind is NodeKind.ORGANIZATION and _majority(share, limit) is not Verdict.NO
    }
