"""Deliberate dirt, as real files have it. `tests/api/test_district.py` expects each piece."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from api.demo.making.codes import full_width, registration_number, wrong_check
from api.demo.making.shapes import Change, Determination, Enterprise, Penalty

T = TypeVar("T")
Spoil = Callable[[Enterprise], Enterprise]


def _wrong_number(one: Enterprise) -> Enterprise:
    """An impossible citizen number, of the last post."""
    *others, last = one.posts
    return replace(one, posts=(*others, replace(last, number=wrong_check(last.number))))


def _no_such_day(one: Enterprise) -> Enterprise:
    former = one.posts[-1].name
    return replace(one, changes=(Change("法定代表人变更", former, one.head, "2024-02-30"),))


# By place in the crowd.
_REGISTRY: dict[int, Spoil] = {
    30: lambda one: replace(one, code=wrong_check(one.code)),
    60: lambda one: replace(one, code=registration_number(one.serial)),
    90: lambda one: replace(one, head=""),
    102: lambda one: replace(one, type="N/A"),
    120: lambda one: replace(one, code=full_width(one.code)),
    140: _wrong_number,
    160: _no_such_day,
    180: lambda one: replace(one, head="-"),
}
SPOILT = frozenset(_REGISTRY)
TWICE = 3  # this row of the base table stands there once more, at its end


def spoil(crowd: Sequence[Enterprise]) -> list[Enterprise]:
    return [_REGISTRY[i](one) if i in _REGISTRY else one for i, one in enumerate(crowd)]


def spoil_may(papers: Sequence[Penalty]) -> list[Penalty]:
    """A day that does not exist, no document number, a wrong check digit, an amount in words,
    full-width letters, other brackets, and one row twice."""
    rows = list(papers)
    rows[-1] = replace(rows[-1], decided="2026-02-30")
    rows[-2] = replace(rows[-2], number="")
    rows[-3] = replace(rows[-3], code=wrong_check(rows[-3].code))
    rows[-4] = replace(rows[-4], fine="壹万元")
    rows[-5] = replace(rows[-5], code=full_width(rows[-5].code))
    rows[-6] = replace(rows[-6], number=_square(rows[-6].number))
    return [*rows, rows[-7]]


def _square(number: str) -> str:
    return number.replace("〔", "[").replace("〕", "] ")


def spoil_june(papers: Sequence[Penalty]) -> list[Penalty]:
    """A subject category that does not exist, and a decision of the future."""
    rows = list(papers)
    rows[-1] = replace(rows[-1], kind="其他")
    rows[-2] = replace(rows[-2], decided="2026-12-31")
    return rows


def spoil_determinations(found: Sequence[Determination]) -> list[Determination]:
    """Half a period, a period that ends before it begins, and a penalty that no file holds."""
    rows = list(found)
    rows[-1] = replace(rows[-1], first="2025-11-03", last="")
    rows[-2] = replace(rows[-2], first="2025-12-20", last="2025-11-20")
    lost = replace(rows[-3].penalty, number="澄市监罚〔2025〕999号")
    rows[-3] = replace(rows[-3], penalty=lost)
    return rows
