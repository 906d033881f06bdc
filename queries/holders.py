"""The keys of the subjects that stand in an answer, for the log that keeps who was told of."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, JsonValue

_KEY_FIELDS = frozenset({"holder", "key", "src", "dst", "event"})
_MANY = (list, tuple, set, frozenset)
_PLAIN = (str, int, float, type(None))  # most of an answer


def keys_in(answer: BaseModel | JsonValue) -> set[str]:
    """Every key that an answer holds, wherever it stands in it; also of an answer written out."""
    found: set[str] = set()
    ahead: list[Any] = [answer]
    while ahead:
        value = ahead.pop()
        if isinstance(value, BaseModel):
            value = value.__dict__
        if isinstance(value, Mapping):
            found.update(_keys_of(value))
            value = list(value.values())
        if isinstance(value, _MANY):
            ahead += [inside for inside in value if not isinstance(inside, _PLAIN)]
    return found


def _keys_of(named: Mapping[Any, Any]) -> Iterator[str]:
    for name in _KEY_FIELDS & named.keys():
        if isinstance(key := named[name], str) and key:
            yield key
