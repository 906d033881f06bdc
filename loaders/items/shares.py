"""Shares as bounds in per cent: exact, or from and to, each end in or out. Blank is unknown."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

_NUMBER = r"(\d{1,3}(?:[.,]\d{1,12})?)"
_EXACT = re.compile(rf"{_NUMBER}")
_RANGE = re.compile(rf"{_NUMBER}(?:-|–|—|~|to|至|到){_NUMBER}")
_BOUND = re.compile(
    rf"(?P<word>>=|≥|>|<=|≤|<|morethan|over|atleast|lessthan|under|atmost|超过|不低于|不超过|低于)"
    rf"(?P<number>{_NUMBER})"
)
_BOUNDS = {
    **dict.fromkeys((">", "morethan", "over", "超过"), ("pct_min", True)),
    **dict.fromkeys((">=", "≥", "atleast", "不低于"), ("pct_min", False)),
    **dict.fromkeys(("<", "lessthan", "under", "低于"), ("pct_max", True)),
    **dict.fromkeys(("<=", "≤", "atmost", "不超过"), ("pct_max", False)),
}

Bounds = dict[str, float | bool]


def bounds(share: Mapping[str, Any]) -> Bounds | None:
    """Of a `share` object; {} where it says nothing, None where what it says cannot be.

    `exclusiveMinimum` is a number (0.4), or says of `minimum` that it is left out (before).
    """
    numbers = {key: _number(share.get(key)) for key in ("exact", "minimum", "maximum")}
    if any(share.get(key) is not None and n is None for key, n in numbers.items()):
        return None
    if numbers["exact"] is not None:
        return {"pct": numbers["exact"]}
    found: Bounds = {}
    for end, key, strict in (
        ("pct_min", "minimum", "exclusiveMinimum"),
        ("pct_max", "maximum", "exclusiveMaximum"),
    ):
        limit = share.get(strict)
        own = numbers[key] if limit is None or isinstance(limit, bool) else _number(limit)
        if limit is not None and not isinstance(limit, bool) and own is None:
            return None
        if own is not None:
            found[end] = own
            found |= {f"{end}_open": True} if limit not in (None, False) else {}
    return _fitting(found)


def percentage(text: str) -> Bounds | None:
    """Of a text such as `51%`, `25-50` or `>25%`; {} for a blank one, None for any other."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("%", "")
    plain = "".join(plain.split())
    if not plain:
        return {}
    if match := _EXACT.fullmatch(plain):
        return _sound({"pct": match[1]})
    if match := _RANGE.fullmatch(plain):
        return _sound({"pct_min": match[1], "pct_max": match[2]})
    if match := _BOUND.fullmatch(plain):
        end, strict = _BOUNDS[match["word"]]
        found = _sound({end: match["number"]})
        return found and found | ({f"{end}_open": True} if strict else {})
    return None


def _sound(written: dict[str, str]) -> Bounds | None:
    numbers = {key: _number(Decimal(text.replace(",", "."))) for key, text in written.items()}
    if any(number is None for number in numbers.values()):
        return None
    return _fitting({key: n for key, n in numbers.items() if n is not None})


def _fitting(found: Bounds) -> Bounds | None:
    low, high = found.get("pct_min", 0.0), found.get("pct_max", 100.0)
    strict = "pct_min_open" in found or "pct_max_open" in found
    return found if low < high or (low == high and not strict) else None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | float | str):
        return None
    try:
        number = Decimal(str(value).strip().removesuffix("%"))
    except InvalidOperation:
        return None
    return float(number) if number.is_finite() and 0 <= number <= 100 else None
