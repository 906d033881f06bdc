"""Chance that gives the same result on every version of Python: only `random()` is promised."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Dice:
    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, below: int) -> int:
        return int(self._random.random() * below)

    def pick(self, items: Sequence[T]) -> T:
        return items[self.number(len(items))]

    def chance(self, percent: int) -> bool:
        return self.number(100) < percent

    def day(self, first: str, last: str) -> str:
        start = date.fromisoformat(first)
        days = (date.fromisoformat(last) - start).days + 1
        return (start + timedelta(days=self.number(days))).isoformat()
