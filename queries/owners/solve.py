"""Shares through chains as a linear system: `x = w + W·x`, solved on the sparse matrix.

Paths are not enumerated, so chains of any depth, common ends and cross-holdings cost one
factorisation. A chain never comes back to its own holder: without that, two companies that hold
90 % of each other would each hold 474 % of the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from queries.owners.matrix import EXACT, Matrix, Vector, reaching
from queries.owners.outer import most, most_of_each

_ROUNDS = 400  # of summing chains up, hop by hop
_SETTLED, _FALLING = 1e-14, 0.97  # a step so small, and smaller each round, adds no more
_FACTORED = 20_000  # members of the widest loop that is factorised
_CLEARED = 500  # members of one loop from whom chains through themselves are taken out


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
        return Solution(most_of_each(weights, root), solved=False)
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
        return Solution(most(weights, direct), solved=False)
    return Solution(np.clip(found, 0.0, 1.0), solved=True)


def _bearing(matrix: Matrix, root: int) -> Any:
    """Only what bears on the root: other loops cannot spoil the system."""
    kept = matrix.where(matrix.part > 0)
    return kept.where(reaching(kept, root)[kept.dst]).sparse()


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


def _solves(weights: Any, direct: Vector, found: Vector) -> bool:
    """A system whose loops add up to more than all has no solution, or one below zero."""
    if not np.isfinite(found).all() or (found < -EXACT).any():
        return False
    greatest = max(1.0, float(np.abs(found).max(initial=0.0)))
    lost = np.abs(direct + weights @ found - found).max(initial=0.0)
    return bool(lost <= 1e3 * EXACT * greatest)
