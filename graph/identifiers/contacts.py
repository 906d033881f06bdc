"""One spelling for phones, accounts and addresses, so that equal ones meet."""

import re

from graph.identifiers.citizens import COVERS
from graph.identifiers.normal import fold, is_blank, normalise

_NOT_DIGIT = re.compile(r"[^0-9]")
_MOBILE = re.compile(r"(?:(?:00)?86)?(1[0-9]{10})")


def canonical_contact(kind: str, value: str) -> str | None:
    """The value to compare; None for one that is blank or covered, and would meet strangers."""
    if is_blank(value) or set(normalise(value)) & set(COVERS):
        return None
    if kind == "phone":
        return _phone(value)
    return normalise(value) if kind == "account" else fold(value)


def _phone(value: str) -> str | None:
    digits = _NOT_DIGIT.sub("", normalise(value))
    mobile = _MOBILE.fullmatch(digits)
    return mobile[1] if mobile else digits or None
