"""Codes of organisations: which kind one is, and whether its check digit is right.

Codes that were lawfully issued with a wrong check digit exist: a code is kept as it came,
and only a valid one is an identity. Nothing here corrects a code.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from graph.identifiers import notes
from graph.identifiers.checks import USCC_SYMBOLS, gs15_check, org_check, uscc_check
from graph.identifiers.citizens import faults, holds_birth_date
from graph.identifiers.departments import CATEGORIES, UNVERIFIED, USCC_SHAPE
from graph.identifiers.lookalikes import as_digits, suggest, suggest_any
from graph.identifiers.masks import canonical_mask
from graph.identifiers.normal import is_blank, normalise
from graph.text import Text

Scheme = Literal["uscc", "org_code", "reg_no", "other"]

_ORG_SHAPE = re.compile(r"[0-9A-Z]{8}[0-9X]")


@dataclass(frozen=True)
class OrgCode:
    """A code as it came, normalised, with what is to be said about it."""

    scheme: Scheme
    value: str
    valid: bool
    warnings: tuple[Text, ...] = ()
    suggestions: tuple[str, ...] = ()


def classify(value: str) -> OrgCode:
    """What stands in a code column, which in real files may be any scheme, or a person.

    A citizen number (18 positions, whole, mistyped or masked), a blank and a filler such as
    `000000000` come back with an empty value. An old 15-digit citizen number cannot be told from a
    registration number and stays one.
    """
    code = normalise(value)
    if is_blank(code):
        return OrgCode("other", "", False)
    if len(set(code)) == 1:
        return OrgCode("other", "", False, (notes.PLACEHOLDER,))
    if _is_person(code):
        return OrgCode("other", "", False, (notes.PERSON_IN_CODE,))
    return _read(code)


def org_code_of(uscc: str) -> str | None:
    """The 组织机构代码 inside a valid unified code: positions 9-17."""
    return uscc[8:17] if _uscc_passes(uscc) else None


def _is_person(code: str) -> bool:
    if canonical_mask(code) or (len(code) == 18 and "*" in code):
        return True
    return holds_birth_date(code) and not _surely_organisation(code)


def _surely_organisation(code: str) -> bool:
    # One in 31 citizen numbers passes as a unified code, so then a second check decides.
    return _uscc_passes(code) and (_inner_passes(code) or bool(faults(code)))


def _read(code: str) -> OrgCode:
    read = _READERS.get(len(code)) if code.isascii() and code.isalnum() else None
    return read(code) if read else _other(code)


def _read_uscc(code: str) -> OrgCode:
    valid = _uscc_passes(code)
    suggestions = () if valid else suggest(code, _uscc_passes)
    return OrgCode("uscc", code, valid, _uscc_warnings(code, valid), suggestions)


def _uscc_warnings(code: str, valid: bool) -> tuple[Text, ...]:
    if set(code) - set(USCC_SYMBOLS):
        return (notes.LETTER_NOT_USED,)
    if not USCC_SHAPE.fullmatch(code):
        return (notes.SHAPE_WRONG,)
    told = {
        notes.CHECK_WRONG: not valid,
        notes.INNER_CHECK_WRONG: valid and not _inner_passes(code),
        notes.UNKNOWN_CLASS: code[:2] not in CATEGORIES,
        notes.UNVERIFIED_CLASS: code[:2] in UNVERIFIED,
    }
    return tuple(note for note, applies in told.items() if applies)


def _read_org(code: str) -> OrgCode:
    if _org_passes(code):
        return OrgCode("org_code", code, True)
    note = notes.CHECK_WRONG if _ORG_SHAPE.fullmatch(code) else notes.SHAPE_WRONG
    return OrgCode("org_code", code, False, (note,), suggest_any(code, _org_passes))


def _read_gs15(code: str) -> OrgCode:
    if _gs15_passes(code):
        return OrgCode("reg_no", code, True)
    if not as_digits(code).isdigit():
        return _other(code)
    note = notes.CHECK_WRONG if code.isdigit() else notes.SHAPE_WRONG
    return OrgCode("reg_no", code, False, (note,), suggest(code, _gs15_passes))


def _read_old(code: str) -> OrgCode:
    return OrgCode("reg_no", code, False, (notes.OLD_REG_NO,)) if code.isdigit() else _other(code)


def _other(code: str) -> OrgCode:
    return OrgCode("other", code, False, (notes.UNKNOWN_SCHEME,))


_READERS: dict[int, Callable[[str], OrgCode]] = {
    18: _read_uscc,
    15: _read_gs15,
    13: _read_old,
    9: _read_org,
}


def _uscc_passes(code: str) -> bool:
    return bool(USCC_SHAPE.fullmatch(code)) and uscc_check(code[:17]) == code[17]


def _inner_passes(uscc: str) -> bool:
    return org_check(uscc[8:16]) == uscc[16]


def _org_passes(code: str) -> bool:
    return bool(_ORG_SHAPE.fullmatch(code)) and org_check(code[:8]) == code[8]


def _gs15_passes(code: str) -> bool:
    return len(code) == 15 and code.isdigit() and gs15_check(code[:14]) == code[14]
