"""A layout: the fields of a source, the headings under which each may stand, and its limits."""

from collections.abc import Mapping
from typing import NamedTuple


class Column(NamedTuple):
    """`required`: the file must have it. `filled`: where a file has it, no cell may be blank."""

    names: tuple[str, ...]
    required: bool = False
    filled: bool = False
    limit: int = 0  # characters; 0 for none
    secret: bool = False  # may hold the number of a person


Layout = Mapping[str, Column]


def column(
    names: str,
    *,
    required: bool = False,
    filled: bool = False,
    limit: int = 0,
    secret: bool = False,
) -> Column:
    """A column by its accepted headings, separated by spaces; required ones must be filled."""
    return Column(tuple(names.split()), required, filled or required, limit, secret)
