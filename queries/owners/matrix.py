"""Who holds which part of whom, as a sparse matrix, and the loops in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Numbers = NDArray[np.int64]

EXACT = 1e-9  # what arithmetic may lose, in parts of one


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


def reaching(matrix: Matrix, root: int) -> NDArray[np.bool_]:
    """Which parties hold some of the root: only their loops can spoil the system."""
    from scipy.sparse.csgraph import breadth_first_order

    reached = np.zeros(matrix.size, dtype=bool)
    held = matrix.mirrored().sparse()
    reached[breadth_first_order(held, root, return_predecessors=False)] = True
    return reached


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
