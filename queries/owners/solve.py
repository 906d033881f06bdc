"""Shares through chains as a linear system: `x = w + W·x`, solved on the sparse matrix.

Paths are not enumerated, so chains of any depth, common ends and cross-holdings cost one
factorisation. A chain never comes back to its own holder: without that, two companies that hold
90 % of each other would each hold 474 % of the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Numbers = NDArray[np.int64]

EXACT = 1e-9  # what arithmetic may lose, in parts of one
_ROUNDS = 400  # of summing chains up, hop by hop
_SETTLED, _FALLING = 1e-14, 0.97  # a step so small, and smaller each round, adds no more
_FACTORED = 20_000  # members of the widest loop that is factorised
_CLEARED = 500  # members of one loop from whom chains through themselves are taken out
_CELLS = 5_000_000  # of that iteration; beyond it nothing is ruled out


@dataclass(frozen=True)
class Matrix:
    """Parts of one: `part[n]` of `dst[n]` is held by `src[n]`, of parties 0 … size-1."""

    size: int
    src: Numbers
    dst: Numbers
    part: Vector

    def where(self, kept: NDArray[np.bool_]) -> "Matrix":
        return Matrix(self.size, self.src[kept], self.dst[kept], self.part[kept])

    def mirrored(self) -> "Matrix":
        return Matrix(self.size, self.dst, self.src, self.part)

    def sparse(self) -> Any:
        from scipy.sparse import csc_array  # half a second that only this question pays

        return csc_array((self.part, (self.src, self.dst)), shape=(self.size, self.size))


@dataclass(frozen=True)
class Solution:
    """`parts[n]`: how much of the root party n holds. Where loops add up to all or more nothing
    is solved, and the parts are only what cannot be exceeded."""

    parts: Vector
    solved: bool
    rough: tuple[int, ...] = ()


def held_by_each(root: int, matrix: Matrix, groups: Sequence[Sequence[int]]) -> Solution:
    """How much of the root every party holds, directly and through others.

    From the members of a loop, chains through themselves are taken out, in a large loop only from
    those who hold most: the others are `rough`, and what is told of them is not exceeded.
    """
    weights = _bearing(matrix, root)
    found = _solution(weights, _column(weights, root), _widest(groups))
    if found is None:
        return Solution(_most_of_each(weights, root), solved=False)
    rough: list[int] = []
    for group in groups:
        most = sorted(group, key=lambda n: (-found[n], n))
        passes = _passes(weights, group, most[:_CLEARED])
        for party, times in passes.items():
            found[party] /= times
        rough += [n for n in group if n not in passes]
    return Solution(np.clip(found, 0.0, 1.0), solved=True, rough=tuple(rough))


def _passes(weights: Any, group: Sequence[int], wanted: Sequence[int]) -> dict[int, float]:
    """How often, in parts, chains that begin at a member of a loop pass through it: once and more.

    Chains from a party to itself stay inside its loop, so the loop alone is solved.
    """
    block, place = weights[group, :][:, group], {party: n for n, party in enumerate(group)}
    at = [place[party] for party in wanted]
    if len(group) <= _CLEARED:
        found = np.linalg.inv(np.eye(len(group)) - block.toarray())
        return {party: float(found[n, n]) for party, n in zip(wanted, at, strict=True)}
    units = np.zeros((len(group), len(at)))
    units[at, np.arange(len(at))] = 1.0
    series = _series(block, units)
    if series is None:
        return {}
    return {party: float(series[n, m]) for m, (party, n) in enumerate(zip(wanted, at, strict=True))}


def held_of_each(root: int, matrix: Matrix, groups: Sequence[Sequence[int]]) -> Solution:
    """How much the root holds of every party; no chain comes back to it."""
    weights = _bearing(matrix.where(matrix.dst != root).mirrored(), root)
    direct = _column(weights, root)
    found = _solution(weights, direct, _widest(groups))
    if found is None:
        return Solution(_most(weights, direct), solved=False)
    return Solution(np.clip(found, 0.0, 1.0), solved=True)


def _bearing(matrix: Matrix, root: int) -> Any:
    """Only what bears on the root: other loops cannot spoil the system."""
    kept = matrix.where(matrix.part > 0)
    return kept.where(_reaching(kept, root)[kept.dst]).sparse()


def _column(weights: Any, root: int) -> Vector:
    return np.asarray(weights[:, [root]].todense()).ravel()


def _widest(groups: Sequence[Sequence[int]]) -> int:
    return max(map(len, groups), default=0)


def _solution(weights: Any, direct: Vector, widest: int) -> Vector | None:
    """The `x` of `x = w + W·x`; None where there is none.

    Short chains and weak loops are summed up in a few rounds. What is left is factorised: chains
    of any depth without loss, but a loop of very many members would fill the memory.
    """
    summed = _series(weights, direct)
    if summed is not None:
        return summed
    return None if widest > _FACTORED else _factorised(weights, direct)


def _series(weights: Any, direct: Vector) -> Vector | None:
    """`w + W·w + W²·w + …`, if it settles soon enough to leave no more than a rounding."""
    found, step, last = direct.copy(), direct, np.inf
    for _ in range(_ROUNDS):
        step = weights @ step
        found += step
        size = float(step.max(initial=0.0))
        if size == 0 or (size < _SETTLED and size < last * _FALLING):
            return found
        last = size
    return None


def _factorised(weights: Any, direct: Vector) -> Vector | None:
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import splu

    try:
        factors = splu((eye_array(len(direct)) - weights).tocsc())
    except RuntimeError:  # exactly singular
        return None
    found = np.asarray(factors.solve(direct))
    return found if _solves(weights, direct, found) else None


def _reaching(matrix: Matrix, root: int) -> NDArray[np.bool_]:
    """Which parties hold some of the root: only their loops can spoil the system."""
    from scipy.sparse.csgraph import breadth_first_order

    reached = np.zeros(matrix.size, dtype=bool)
    held = matrix.mirrored().sparse()
    reached[breadth_first_order(held, root, return_predecessors=False)] = True
    return reached


def _solves(weights: Any, direct: Vector, found: Vector) -> bool:
    """A system whose loops add up to more than all has no solution, or one below zero."""
    if not np.isfinite(found).all() or (found < -EXACT).any():
        return False
    greatest = max(1.0, float(np.abs(found).max(initial=0.0)))
    lost = np.abs(direct + weights @ found - found).max(initial=0.0)
    return bool(lost <= 1e3 * EXACT * greatest)


def _most(weights: Any, direct: Vector, nothing: tuple[Numbers, Numbers] | None = None) -> Vector:
    """The least fixed point of `x = min(1, w + W·x)`, for one holder or for several beside each
    other: no holder owns more than all of anybody. What still grows may be anything.

    `nothing` are the places at which chains come back to their holder.
    """
    found: Vector = np.minimum(direct, 1.0)
    last = found
    for _ in range(_ROUNDS):
        last, found = found, np.minimum(direct + weights @ found, 1.0)
        if nothing:
            found[nothing] = 0.0
        if np.abs(found - last).max(initial=0.0) < EXACT:
            return found
    return np.asarray(np.where(found > last, 1.0, found))


def _most_of_each(weights: Any, root: int) -> Vector:
    """As above for every holder by itself: only then nobody is counted twice."""
    size = weights.shape[0]
    holders = np.flatnonzero(np.diff(weights.tocsr().indptr))
    most = np.zeros(size)
    most[holders] = 1.0
    if size * len(holders) <= _CELLS:
        direct = np.asarray(weights.tocsr()[holders].todense()).T
        back = (holders, np.arange(len(holders)))
        direct[back] = 0.0
        most[holders] = _most(weights.T, direct, back)[root]
    return most


def loops(matrix: Matrix) -> list[list[int]]:
    """The groups of parties that hold each other, each in ascending order."""
    from scipy.sparse.csgraph import connected_components

    kept = matrix.where(matrix.part > 0)
    count, group = connected_components(kept.sparse(), directed=True, connection="strong")
    looped = np.bincount(group, minlength=count) > 1
    looped[group[kept.src[kept.src == kept.dst]]] = True
    members: dict[int, list[int]] = {}
    for party in np.flatnonzero(looped[group]):
        members.setdefault(int(group[party]), []).append(int(party))
    return sorted(members.values())


def is_closed(matrix: Matrix, group: Sequence[int]) -> bool:
    """Whether the members of a loop hold all of each other, so that nobody outside owns them."""
    within = matrix.where(inside(matrix, group))
    held = np.bincount(within.dst, weights=within.part, minlength=matrix.size)
    return bool((held[list(group)] >= 1 - EXACT).all())


def inside(matrix: Matrix, group: Sequence[int]) -> NDArray[np.bool_]:
    """Which of the holdings are between members of the group."""
    member = np.zeros(matrix.size, dtype=bool)
    member[list(group)] = True
    return np.asarray(member[matrix.src] & member[matrix.dst])
