"""Which subject stands in which column and row: by distance, near those that it is tied to."""

from collections.abc import Iterable, Mapping, Sequence

from queries.related_said import Related

MOST = 60  # subjects drawn; the table lists the others too
_SWEEPS = 4


def columns_of(told: Related, most: int = MOST) -> list[list[str]]:
    """Keys by hops from the subject asked about; the nearest where there are too many."""
    columns: dict[int, list[str]] = {0: [told.subject.key]}
    for near in told.neighbours[: most - 1]:
        columns.setdefault(near.distance, []).append(near.subject.key)
    ordered = [columns[distance] for distance in sorted(columns)]
    return _untangled(ordered, _ties(told))


def _ties(told: Related) -> Mapping[str, set[str]]:
    ties: dict[str, set[str]] = {}
    for hop in told.hops:
        ties.setdefault(hop.src, set()).add(hop.dst)
        ties.setdefault(hop.dst, set()).add(hop.src)
    return ties


def _untangled(columns: list[list[str]], ties: Mapping[str, set[str]]) -> list[list[str]]:
    """Each column in the order of the middle of what its members are tied to on either side."""
    for _ in range(_SWEEPS):
        for here in (*range(1, len(columns)), *reversed(range(1, len(columns) - 1))):
            beside = [*columns[here - 1], *(columns[here + 1] if here + 1 < len(columns) else ())]
            columns[here] = _by_middle(columns[here], _places(columns, beside), ties)
    return columns


def _places(columns: Sequence[Sequence[str]], keys: Iterable[str]) -> Mapping[str, float]:
    """How far down each stands, from 0 to 1."""
    wanted = set(keys)
    return {
        key: (row + 0.5) / len(column)
        for column in columns
        for row, key in enumerate(column)
        if key in wanted
    }


def _by_middle(
    column: list[str], places: Mapping[str, float], ties: Mapping[str, set[str]]
) -> list[str]:
    def middle(key: str) -> float:
        found = [places[k] for k in ties.get(key, ()) if k in places]
        return sum(found) / len(found) if found else 1.0

    return sorted(column, key=middle)  # stable: equal ones keep their order
