"""Check characters, each computed from the body of a code."""

from collections.abc import Sequence
from string import ascii_uppercase, digits

from graph.errors import IdentifierError
from graph.text import Text

USCC_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # GB 32100-2015: without I, O, S, V, Z
_USCC_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_ORG_SYMBOLS = digits + ascii_uppercase
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CITIZEN_WEIGHTS = tuple(pow(2, 17 - place, 11) for place in range(17))

_BODY = Text(
    "校验码须由 {length} 位本体代码计算，且只能使用 {symbols}；请核对位数和字符",
    "a check character is computed from a body of {length} symbols out of {symbols}; "
    "check its length and its letters",
)


def uscc_check(body17: str) -> str:
    """Position 18 of a 统一社会信用代码 (GB 32100-2015, mod 31)."""
    return USCC_SYMBOLS[-_weigh(body17, USCC_SYMBOLS, _USCC_WEIGHTS) % 31]


def org_check(body8: str) -> str:
    """Position 9 of an 组织机构代码 (GB 11714, mod 11).

    Letters reach beyond 11, so the check cannot tell 0 from B or from M.
    """
    return "0123456789X"[-_weigh(body8, _ORG_SYMBOLS, _ORG_WEIGHTS) % 11]


def gs15_check(body14: str) -> str:
    """Position 15 of a registration number (GS 15-2006, ISO 7064 MOD 11,10)."""
    rest = 10
    for value in _values(body14, digits, 14):
        rest = ((rest + value) % 10 or 10) * 2 % 11
    return str((11 - rest) % 10)


def citizen_check(body17: str) -> str:
    """Position 18 of a 公民身份号码 (GB 11643-1999, ISO 7064 MOD 11-2)."""
    return "10X98765432"[_weigh(body17, digits, _CITIZEN_WEIGHTS) % 11]


def _weigh(body: str, symbols: str, weights: Sequence[int]) -> int:
    values = _values(body, symbols, len(weights))
    return sum(value * weight for value, weight in zip(values, weights, strict=True))


def _values(body: str, symbols: str, length: int) -> list[int]:
    values = [symbols.find(char) for char in body]
    if len(values) != length or -1 in values:
        raise IdentifierError(_BODY.fill(length=length, symbols=symbols))
    return values
