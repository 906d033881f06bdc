"""Numbers and names with their middle covered, and numbers held against such masks."""

import re

from graph.identifiers.citizens import to_eighteen, with_stars
from graph.identifiers.normal import normalise

_WHOLE = re.compile(r"[0-9]{17}[0-9X]")
_MASK = re.compile(r"(?:[0-9]{6}\*{8}|[0-9]{10}\*{4})[0-9]{3}[0-9X]")
_SURNAMES = (
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
    "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 "
    "公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 "
    "微生 梁丘 左丘 东门 西门"
)
_DOUBLE_SURNAMES = frozenset(_SURNAMES.split())


def mask_id(number: str) -> str:
    """First six, eight stars, last four; of any other number only the last four.

    >>> mask_id("999999197503030034")
    '999999********0034'
    """
    return _cover(number, head=6)


def mask_court(number: str) -> str:
    """First ten, four stars, last four, as the court list prints; without month and day of birth.

    >>> mask_court("999999197503030034")
    '9999991975****0034'
    """
    return _cover(number, head=10)


def mask_name(name: str) -> str:
    """The surname and a star for every further character: `张*`, `欧阳**`."""
    name = name.strip()
    shown = 2 if len(name) > 2 and name[:2] in _DOUBLE_SURNAMES else min(1, len(name) - 1)
    return name[:shown] + "*" * (len(name) - shown) if name else ""


def mask_phone(number: str) -> str:
    """A mobile number keeps its first three and last four digits, another its last four."""
    digits = normalise(number)
    if len(digits) == 11 and digits.isdigit():
        return digits[:3] + "****" + digits[-4:]
    return _tail(digits)


def mask_account(number: str) -> str:
    """Stars and the last four; a number under eight is covered whole."""
    return _tail(normalise(number))


def canonical_mask(mask: str) -> str | None:
    """A mask of a citizen number in the one spelling of its shape, or None for another shape.

    >>> canonical_mask("9999991975ｘｘｘｘ0034")
    '9999991975****0034'
    """
    covered = with_stars(normalise(mask))
    return covered if _MASK.fullmatch(covered) else None


def coarse_mask(mask: str) -> str | None:
    """A mask of either shape in the one that shows less: first six, eight stars, last four.

    >>> coarse_mask("9999991975****0034")
    '999999********0034'
    """
    covered = canonical_mask(mask)
    return f"{covered[:6]}{'*' * 8}{covered[-4:]}" if covered else None


def mask_matches(number: str, mask: str) -> bool:
    """Whether a whole citizen number can stand behind a mask of either shape.

    A match is a candidate, not an identity: up to 32 numbers share a court mask.
    """
    whole, covered = to_eighteen(normalise(number)), canonical_mask(mask)
    if covered is None or not _WHOLE.fullmatch(whole):
        return False
    return covered in (mask_id(whole), mask_court(whole))


def _cover(number: str, head: int) -> str:
    whole = to_eighteen(normalise(number))
    if not _WHOLE.fullmatch(whole):
        return _tail(whole)
    return whole[:head] + "*" * (14 - head) + whole[-4:]


def _tail(text: str) -> str:
    shown = 4 if len(text) >= 8 else 0
    return "*" * (len(text) - shown) + text[len(text) - shown :]
