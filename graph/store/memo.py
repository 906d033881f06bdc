"""Answers of a read that takes many questions at once, each asked once."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Memo(Generic[K, V]):
    """Asks in bulk for what it does not know; `absent` makes the answer to what was left out."""

    def __init__(
        self, read: Callable[[Collection[K]], Mapping[K, V]], absent: Callable[[], V]
    ) -> None:
        self._read, self._absent = read, absent
        self._known: dict[K, V] = {}

    def all(self, wanted: Iterable[K]) -> dict[K, V]:
        keys = list(wanted)
        missing = [key for key in dict.fromkeys(keys) if key not in self._known]
        if missing:
            found = self._read(missing)
            self._known |= {k: found[k] if k in found else self._absent() for k in missing}
        return {key: self._known[key] for key in keys}

    def of(self, key: K) -> V:
        return self.all([key])[key]

    def put(self, key: K, value: V) -> None:
        self._known[key] = value
