"""The keys of the subjects that stand in an answer, for the log that keeps who was told of."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

_KEY_FIELDS = frozenset({"holder", "key", "src", "dst", "event"})
_PLAIN = (str, int, float, type(None))  # most of an answer


def keys_in(answer: BaseModel) -> set[str]:
    """Every key that an answer holds, wherever it stands in it."""
    return {key for key in _walk(answer) if key}


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, BaseModel):
        value = value.__dict__
    if isinstance(value, Mapping):
        for name, inside in value.items():
            if isinstance(inside, _PLAIN):
                if name in _KEY_FIELDS and isinstance(inside, str):
                    yield inside
            else:
                yield from _walk(inside)
    elif isinstance(value, list | tuple | set | frozenset):
        for inside in value:
            if not isinstance(inside, _PLAIN):
                yield from _walk(inside)
