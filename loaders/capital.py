"""Registered capital, of which every source has its own spelling."""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from graph.identifiers import is_blank

_CURRENCIES = {
    "CNY": "人民币 元 RMB CNY ￥ ¥ 156",
    "USD": "美元 美金 USD 840",
    "HKD": "港元 港币 HKD 344",
    "JPY": "日元 日币 日圆 JPY 392",
    "EUR": "欧元 EUR 978",
    "GBP": "英镑 GBP 826",
    "KRW": "韩元 韩币 韩圆 KRW 410",
    "TWD": "新台币 台币 TWD 901",
    "MOP": "澳门元 澳门币 MOP 446",
    "SGD": "新加坡元 新加坡币 SGD 702",
    "AUD": "澳元 澳大利亚元 AUD 036",
    "CAD": "加元 加拿大元 CAD 124",
    "CHF": "瑞士法郎 CHF 756",
}
_CURRENCY_OF = {word: code for code, words in _CURRENCIES.items() for word in words.split()}
_UNITS = {"亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4}

_FILLERS = re.compile(
    r"[\s()\[\]:整约]|(?:注册|出资)(?:资本|资金|额)|(?<=[0-9]),(?=[0-9]{3}(?![0-9]))"
)
_NUMBER = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,10})?")
_UNIT = re.compile("|".join(_UNITS))


class Capital(NamedTuple):
    """An amount in whole units of its currency; `clear` is False for a text that was not read."""

    amount: str | None
    currency: str | None
    clear: bool = True

    @property
    def yuan(self) -> str | None:
        return self.amount if self.currency == "CNY" else None


NOTHING = Capital(None, None)
UNCLEAR = Capital(None, None, clear=False)


def capital(text: str, unit: int | None = None, currency: str = "") -> Capital:
    """The amount in a text. `unit` and `currency` are what the column says where the cell does
    not; a bare number without either is not read, for it may mean yuan or 万元.

    >>> capital("1,000万人民币")
    Capital(amount='10000000', currency='CNY', clear=True)
    """
    plain = _FILLERS.sub("", unicodedata.normalize("NFKC", text).upper())
    numbers = _NUMBER.findall(plain)
    if is_blank(text) or (not numbers and _currency(_UNIT.sub("", plain), currency)):
        return NOTHING
    if len(numbers) != 1:
        return UNCLEAR
    return _amount(Decimal(numbers[0]), plain.replace(numbers[0], "", 1), unit, currency)


def _amount(number: Decimal, words: str, unit: int | None, currency: str) -> Capital:
    stated = _UNIT.search(words)
    code = _currency(_UNIT.sub("", words, count=1), currency)
    # 元 itself is a unit: 500元 is five hundred, where a bare 500人民币 may mean 万.
    factor = _UNITS[stated[0]] if stated else (1 if words.endswith("元") else unit)
    if code is None or factor is None:
        return UNCLEAR
    return Capital(plain_number(number * factor), code)


def _currency(words: str, column: str) -> str | None:
    """The code of the currency named in the cell, or else by its column; 元 alone names none."""
    word = words if words not in ("", "元") else ""
    word = word or unicodedata.normalize("NFKC", column).strip().upper() or "元"
    short = word.removeprefix("元").removesuffix("元")
    return _CURRENCY_OF.get(word) or _CURRENCY_OF.get(short)


def plain_number(number: Decimal) -> str:
    """Without exponent and without zeros that say nothing."""
    return format(number.normalize() + 0, "f")
