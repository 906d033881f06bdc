"""Corrections to show to a person, never to apply."""

from collections.abc import Callable, Iterable
from itertools import product

_TWINS = {"O": "0", "I": "1", "Z": "2", "S": "5"}
_TO_DIGITS = str.maketrans(_TWINS)


def as_digits(code: str) -> str:
    """With O, I, Z and S read as 0, 1, 2 and 5."""
    return code.translate(_TO_DIGITS)


def suggest(code: str, passes: Callable[[str], bool]) -> tuple[str, ...]:
    """For a code that cannot hold such letters: the one reading as digits, if it passes."""
    return _passing(code, [as_digits(code)], passes)


def suggest_any(code: str, passes: Callable[[str], bool]) -> tuple[str, ...]:
    """For a short code that may hold such letters: each may be meant, or be its digit."""
    readings = product(*(dict.fromkeys((char, _TWINS.get(char, char))) for char in code))
    return _passing(code, map("".join, readings), passes)


def _passing(code: str, readings: Iterable[str], passes: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(sorted(r for r in readings if r != code and passes(r)))
