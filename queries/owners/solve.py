"""Shares through chains as a linear system: `x = w + W·x`, solved on the sparse matrix.

Paths are not enumerated, so chains of any depth, common ends and cross-holdings cost one
factorisation. A chain never comes back to its own holder: without that, two companies that hold
90 % of each other would each hold 474 % of the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Numbers = NDArray[np.int64]

EXACT = 1e-9  # what arithmetic may lose, in parts of one
_ROUNDS = 1_000  # of the iteration that stands in for a system without a solution
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


def held_by_each(root: int, matrix: Matrix, in_loops: Iterable[int]) -> Solution:
    """How much of the root every party holds, directly and through others.

    Members of a loop have chains through themselves taken out: each costs one more solution of
    the factorised system.
    """
    weights = _bearing(matrix, root)
    factors, found = _solution(weights, root)
    if factors is None:
        return Solution(_most_of_each(weights, root), solved=False)
    for party in in_loops:
        unit = np.zeros(matrix.size)
        unit[party] = 1.0
        found[party] /= factors.solve(unit)[party]
    return Solution(np.clip(found, 0.0, 1.0), solved=True)


def held_of_each(root: int, matrix: Matrix) -> Solution:
    """How much the root holds of every party; no chain comes back to it."""
    weights = _bearing(matrix.where(matrix.dst != root).mirrored(), root)
    factors, found = _solution(weights, root)
    if factors is None:
        return Solution(_most(weights, _column(weights, root)), solved=False)
    return Solution(np.clip(found, 0.0, 1.0), solved=True)


def _bearing(matrix: Matrix, root: int) -> Any:
    """Only what bears on the root: other loops cannot spoil the system."""
    kept = matrix.where(matrix.part > 0)
    return kept.where(_reaching(kept, root)[kept.dst]).sparse()


def _column(weights: Any, root: int) -> Vector:
    return np.asarray(weights[:, [root]].todense()).ravel()


def _solution(weights: Any, root: int) -> tuple[Any, Vector]:
    """The factors and `x` of `(1 - W)·x = w`; no factors where there is no solution."""
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import splu

    direct = _column(weights, root)
    try:
        factors = splu((eye_array(len(direct)) - weights).tocsc())
    except RuntimeError:  # exactly singular
        return None, direct
    found = factors.solve(direct)
    return (factors if _solves(weights, direct, found) else None), found


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
