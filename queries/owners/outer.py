"""What cannot be exceeded where loops add up to all or more, so that nothing is solved.

No holder owns more than all of anybody: the least fixed point of `x = min(1, w + W·x)`.
"""

from typing import Any

import numpy as np

from queries.owners.matrix import EXACT, Numbers, Vector

_ROUNDS = 400
_CELLS = 5_000_000  # of that iteration; beyond it nothing is ruled out


def most(weights: Any, direct: Vector, nothing: tuple[Numbers, Numbers] | None = None) -> Vector:
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


def most_of_each(weights: Any, root: int) -> Vector:
    """As above for every holder by itself: only then nobody is counted twice."""
    size = weights.shape[0]
    holders = np.flatnonzero(np.diff(weights.tocsr().indptr))
    found = np.zeros(size)
    found[holders] = 1.0
    if size * len(holders) <= _CELLS:
        direct = np.asarray(weights.tocsr()[holders].todense()).T
        back = (holders, np.arange(len(holders)))
        direct[back] = 0.0
        found[holders] = most(weights.T, direct, back)[root]
    return found
