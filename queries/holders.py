"""The keys of the subjects that stand in an answer, for the log that keeps who was told of."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

_KEY_FIELDS = frozenset({"holder", "key", "src", "dst", "event"})


def keys_in(answer: BaseModel) -> set[str]:
    """Every key that an answer holds, wherever it stands in it."""
    return {key for key in _walk(answer.model_dump(mode="json")) if key}


def _walk(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inside in value.items():
            if name in _KEY_FIELDS and isinstance(inside, str):
                yield inside
            else:
                yield from _walk(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _walk(inside)
