"""How much of one party is another's in the end: the low system, the high one, the known one.

A blank share is nothing in the low system and everything in the high one; where the high value
rests on blanks, it is told as unknown.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

import numpy as np

from graph.records import Node, Ref
from queries.owners.links import Link
from queries.owners.matrix import EXACT, Matrix, Vector, inside, is_closed, loops
from queries.owners.solve import Solution, held_by_each, held_of_each
from queries.shares import WHOLE, Bounds, Verdict


class Effective(NamedTuple):
    """Bounds in per cent. `open` tells that an unknown share bears on it; with nothing else on
    record it is `blank`: neither 0 nor 100 %."""

    low: float
    high: float
    open: bool = False
    blank: bool = False

    def reaches(self, limit: float) -> Verdict:
        return _settled(self).reaches(limit)

    def over(self, limit: float) -> Verdict:
        return _settled(self).over(limit)


def _settled(value: Effective) -> Bounds:
    """Without what arithmetic loses; a nudge of a strict bound is far more than that."""
    return Bounds(round(value.low, 7), round(value.high, 7))


@dataclass(frozen=True)
class Loop:
    """Parties that hold each other. In a closed one nobody outside owns anything of them."""

    members: tuple[Node, ...]
    closed: bool


@dataclass(frozen=True)
class Solved:
    """Whose share is how much. `solved` is False where loops leave only outer bounds."""

    by: dict[Ref, Effective]
    loops: tuple[Loop, ...]
    solved: bool


class _Systems(NamedTuple):
    low: Matrix
    high: Matrix
    known: Matrix

    def changed(self, how: Callable[[Matrix], Matrix]) -> "_Systems":
        return _Systems(how(self.low), how(self.high), how(self.known))


class _Found(NamedTuple):
    low: Vector
    high: Vector
    known: Vector


def held_in_the_end(
    root: Ref, links: Sequence[Link], nodes: dict[Ref, Node], down: bool = False
) -> Solved:
    """Of every party what it holds of the root; with `down`, of every party what is the root's."""
    order = sorted(nodes, key=lambda ref: nodes[ref].key)
    place = {ref: n for n, ref in enumerate(order)}
    systems = _systems(links, place)
    groups = [(group, is_closed(systems.low, group)) for group in loops(systems.high)]
    for group, closed in groups:
        if closed:
            systems = systems.changed(partial(_without_inside, group))
    looped = [group for group, closed in groups if not closed]
    low, high, known = _solve(systems, place[root], looped, down)
    found = _Found(low.parts, high.parts, known.parts)
    found.low[list(low.rough)] = 0.0
    if not low.solved:
        _coarsen(found)
    return Solved(
        by=_told(found, order, root, _direct(links, place, root, down)),
        loops=tuple(Loop(tuple(nodes[order[n]] for n in group), c) for group, c in groups),
        solved=low.solved,
    )


def _systems(links: Sequence[Link], place: dict[Ref, int]) -> _Systems:
    src = np.array([place[link.holder] for link in links], dtype=np.int64)
    dst = np.array([place[link.target] for link in links], dtype=np.int64)
    low = [link.low for link in links]
    high = [link.high for link in links]
    known = [0.0 if link.unknown else link.high for link in links]
    parts = (np.array(part, dtype=np.float64) for part in (low, high, known))
    return _Systems(*(Matrix(len(place), src, dst, part) for part in parts))


def _without_inside(group: Sequence[int], matrix: Matrix) -> Matrix:
    return matrix.where(~inside(matrix, group))


def _solve(
    systems: _Systems, root: int, looped: Sequence[Sequence[int]], down: bool
) -> list[Solution]:
    """Equal systems are solved once: as a rule everything on record is exact."""
    solutions: list[Solution] = []
    for n, matrix in enumerate(systems):
        same = next((m for m in range(n) if np.array_equal(systems[m].part, matrix.part)), None)
        if same is not None:
            solutions.append(replace(solutions[same], parts=solutions[same].parts.copy()))
        elif down:
            solutions.append(held_of_each(root, matrix, looped))
        else:
            solutions.append(held_by_each(root, matrix, looped))
    return solutions


def _coarsen(found: _Found) -> None:
    """Without a solution only what is held directly is sure, and nothing is ruled out."""
    found.low[:] = 0.0
    found.high[found.high > 0] = 1.0


def _direct(
    links: Sequence[Link], place: dict[Ref, int], root: Ref, down: bool
) -> dict[int, tuple[float, float]]:
    """What is held without anybody between: the least that the whole can be."""
    direct: dict[int, tuple[float, float]] = {}
    for link in links:
        near, far = (link.holder, link.target) if down else (link.target, link.holder)
        if near == root:
            low, high = direct.get(place[far], (0.0, 0.0))
            direct[place[far]] = min(1.0, low + link.low), min(1.0, high + link.high)
    return direct


def _told(
    found: _Found, order: Sequence[Ref], root: Ref, direct: dict[int, tuple[float, float]]
) -> dict[Ref, Effective]:
    by: dict[Ref, Effective] = {}
    for n in {int(n) for n in np.flatnonzero(found.high > 0)} | set(direct):
        least, greatest = direct.get(n, (0.0, 0.0))
        low, high = max(float(found.low[n]), least), max(float(found.high[n]), greatest)
        known = float(found.known[n])
        if order[n] != root:
            unsure = high > max(known, low) + EXACT
            by[order[n]] = Effective(
                low * WHOLE, max(low, high) * WHOLE, unsure, unsure and max(known, low) <= EXACT
            )
    return by
