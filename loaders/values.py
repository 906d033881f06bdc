"""Values as sources write them: days, amounts, lists, and the many ways to say nothing."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from graph.identifiers import is_blank
from graph.intervals import FOREVER, Day, china_day, iso

WAN = 10_000  # 万元

_REMEMBERED = 4096  # days and short words come again and again in a file
_is_blank = lru_cache(_REMEMBERED)(is_blank)

_LONGEST_BLANK = 8
_OPEN_WORDS = frozenset({"长期", "长期有效", "永久", "永久有效"})
_OPEN_DAYS = frozenset({date(2099, 12, 31).toordinal(), FOREVER})
_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_CLOCK = r"(?:[T ]*\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?)?"
_WRITTEN = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*日?{_CLOCK}")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?")
_ZONED = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})")
_AMOUNT = re.compile(r"(\d{1,15}(?:\.\d{1,8})?)(万元|万|元)?")
_SEPARATORS = re.compile(r"[;；、,，\n]+")


class ValueFault(Exception):  # noqa: N818 - a finding about a cell, not an error of the program
    """A value that cannot be taken; `reason` is the code of a remedy."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def blank(text: str) -> bool:
    """Whether a cell only says that it has nothing: empty, `N/A`, `-`, `无` …"""
    return not text or (len(text) <= _LONGEST_BLANK and _is_blank(text))


@lru_cache(maxsize=_REMEMBERED)
def read_day(text: str) -> Day:
    """The day of a date in any of the shapes found; 2099-12-31 and 长期 are open.

    >>> iso(read_day("2026年5月10日")), read_day("9999-12-31") == FOREVER
    ('2026-05-10', True)
    """
    written = unicodedata.normalize("NFKC", text).strip()
    if written in _OPEN_WORDS:
        return FOREVER
    if _ZONED.fullmatch(written):
        return _instant(written)
    match = _WRITTEN.fullmatch(written) or _PACKED.fullmatch(written)
    if not match:
        raise ValueFault("not_a_date")
    found = _date(*(int(part) for part in match.groups()))
    return FOREVER if found in _OPEN_DAYS else found


def _date(year: int, month: int, day: int) -> Day:
    try:
        found = date(year, month, day).toordinal()
    except ValueError:
        raise ValueFault("no_such_date") from None
    if found != FOREVER and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueFault("no_such_date")
    return found


def _instant(written: str) -> Day:
    try:
        return china_day(datetime.fromisoformat(written))
    except (ValueError, OverflowError):
        raise ValueFault("no_such_date") from None


def iso_or_none(day: Day | None) -> str | None:
    return None if day is None else iso(day)


def yuan(text: str, unit: int = WAN) -> str:
    """An amount in yuan as a plain decimal; a unit in the cell counts before the column's.

    >>> yuan("1,000.5"), yuan("5000元"), yuan("0.00")
    ('10005000', '5000', '0')
    """
    match = _AMOUNT.fullmatch(re.sub(r"[,\s]", "", unicodedata.normalize("NFKC", text)))
    if not match:
        raise ValueFault("not_an_amount")
    written = {"元": 1, "万": WAN, "万元": WAN}.get(match[2], unit)
    amount = format(Decimal(match[1]) * written, "f")
    return amount.rstrip("0").rstrip(".") if "." in amount else amount


def split(text: str) -> list[str]:
    """The items of an enumeration, each once, in order.

    >>> split("警告；罚款、罚款")
    ['警告', '罚款']
    """
    items = (item.strip() for item in _SEPARATORS.split(text))
    return list(dict.fromkeys(item for item in items if item))
