"""Breadth-first search from both ends, one query a hop; everything in bare refs.

A path touches the two sets at its ends only, and crosses no hub: a hub may stand at an end.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.records import Ref, Touch
from queries.walk import Walk

# The relations found, by the pair of nodes in the direction of the path.
Steps = dict[Ref, dict[Ref, list[int]]]


@dataclass
class _Side:
    """One end of a search: what it reached, and the relations that led there, by level. It goes
    up to the other end (`stop`) and not through it."""

    dist: dict[Ref, int]
    frontier: list[Ref]
    stop: frozenset[Ref]
    levels: list[list[Touch]] = field(default_factory=list)
    newest: set[Ref] = field(default_factory=set)

    @classmethod
    def at(cls, ends: Collection[Ref], other: Collection[Ref]) -> "_Side":
        return cls(dict.fromkeys(ends, 0), list(ends), frozenset(other))

    @property
    def depth(self) -> int:
        return len(self.levels)

    def advance(self, walk: Walk) -> None:
        rows = walk.step(self.frontier, free=not self.levels)
        dist, depth = self.dist, self.depth + 1
        self.levels.append(rows)
        self.newest = {far for _, far, _ in rows if far not in dist}
        dist.update(dict.fromkeys(self.newest, depth))
        self.frontier = list(self.newest - self.stop)


def shortest_steps(
    walk: Walk, sources: Collection[Ref], targets: Collection[Ref], most: int
) -> tuple[Steps, int] | None:
    """The relations on every shortest path between the two sets, and its length; None for no
    path up to `most`.

    The sets are disjoint. Whoever is smaller goes first, so that a hub at one end costs little.
    Raises ExhaustedError.
    """
    here, there = _Side.at(sources, targets), _Side.at(targets, sources)
    while here.depth + there.depth < most:
        side, other = (here, there) if _first(here, there) else (there, here)
        side.advance(walk)
        meeting = side.newest & other.dist.keys()
        if meeting and (meeting := _crossed(walk, meeting, here.stop | there.stop)):
            return _on_the_way(here, there, meeting), here.depth + there.depth
        if not side.frontier:
            return None
    return None


def _first(here: _Side, there: _Side) -> bool:
    return len(here.frontier) <= len(there.frontier)


def _crossed(walk: Walk, refs: set[Ref], ends: frozenset[Ref]) -> set[Ref]:
    """Those of the nodes that a path may go through, or end at."""
    inner = refs - ends
    return (refs - inner) | walk.crossable(inner)


def _on_the_way(here: _Side, there: _Side, meeting: set[Ref]) -> Steps:
    """Back from where both sides met: each level keeps what leads to the level after it."""
    steps: Steps = {}
    wanted = meeting
    for rows in reversed(here.levels):
        kept = [row for row in rows if row[1] in wanted]
        for near, far, fact in kept:
            steps.setdefault(near, {}).setdefault(far, []).append(fact)
        wanted = {near for near, _, _ in kept}
    wanted = meeting
    for rows in reversed(there.levels):
        kept = [row for row in rows if row[1] in wanted]
        for near, far, fact in kept:
            steps.setdefault(far, {}).setdefault(near, []).append(fact)
        wanted = {near for near, _, _ in kept}
    return steps


def steps_within(
    walk: Walk, sources: Collection[Ref], targets: Collection[Ref], most: int
) -> Steps:
    """The relations on every path of up to `most` hops, in the directions that a path may take.

    The sets are disjoint. Raises ExhaustedError.
    """
    here, there = _Side.at(sources, targets), _Side.at(targets, sources)
    for side, hops in ((here, most - most // 2), (there, most // 2)):
        while side.depth < hops and side.frontier:
            side.advance(walk)
    steps = _between(here.levels + there.levels, there.stop, here.stop)
    near = _close(steps, sources, targets, most)
    kept = _crossed(walk, near, here.stop | there.stop)
    return {
        one: {other: facts for other, facts in others.items() if other in kept}
        for one, others in steps.items()
        if one in kept
    }


def _between(levels: list[list[Touch]], sources: frozenset[Ref], targets: frozenset[Ref]) -> Steps:
    """No step leads back to a source or on from a target."""
    found = {(near, far, fact) for rows in levels for near, far, fact in rows}
    found |= {(far, near, fact) for near, far, fact in found}
    steps: Steps = {}
    for near, far, fact in found:
        if far not in sources and near not in targets:
            steps.setdefault(near, {}).setdefault(far, []).append(fact)
    return steps


def _close(steps: Steps, sources: Collection[Ref], targets: Collection[Ref], most: int) -> set[Ref]:
    """The nodes that are near enough to both sets to stand on a path of up to `most` hops."""
    forward = _nearest(steps, sources)
    backward = _nearest(_reversed(steps), targets)
    return {r for r, n in forward.items() if r in backward and n + backward[r] <= most}


def _nearest(steps: Mapping[Ref, Iterable[Ref]], ends: Iterable[Ref]) -> dict[Ref, int]:
    dist = dict.fromkeys(ends, 0)
    frontier = list(dist)
    while frontier:
        found = {far for ref in frontier for far in steps.get(ref, ()) if far not in dist}
        dist.update(dict.fromkeys(found, dist[frontier[0]] + 1))
        frontier = list(found)
    return dist


def _reversed(steps: Mapping[Ref, Iterable[Ref]]) -> dict[Ref, list[Ref]]:
    back: dict[Ref, list[Ref]] = {}
    for near, fars in steps.items():
        for far in fars:
            back.setdefault(far, []).append(near)
    return back


def reach(steps: Steps, targets: Iterable[Ref], hops: int) -> list[set[Ref]]:
    """`reach[n]`: from where a walk of exactly `n` hops ends at a target."""
    back = _reversed(steps)
    found = [set(targets)]
    for _ in range(hops):
        found.append({before for ref in found[-1] for before in back.get(ref, ())})
    return found


def simple_paths(
    steps: Steps,
    sources: Iterable[Ref],
    towards: Sequence[set[Ref]],
    keys: Mapping[Ref, str],
    spend: Callable[[int], None],
) -> Iterator[tuple[Ref, ...]]:
    """The simple paths of as many hops as `towards` (of `reach`) is long, in the order of their
    sequences of keys. Raises what `spend` raises when too many were tried."""

    def onward(path: tuple[Ref, ...], left: int) -> Iterator[tuple[Ref, ...]]:
        if not left:
            yield path
            return
        fars = [f for f in steps.get(path[-1], ()) if f in towards[left - 1] and f not in path]
        spend(1 + len(fars))
        for far in sorted(fars, key=keys.__getitem__):
            yield from onward((*path, far), left - 1)

    hops = len(towards) - 1
    for source in sorted(towards[hops].intersection(sources), key=keys.__getitem__):
        yield from onward((source,), hops)
