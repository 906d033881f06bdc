"""Who a decision is about: an organisation by its codes, a person by a whole number only."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.identifiers import (
    KeyRing,
    OrgCode,
    PersonNumber,
    canonical_mask,
    classify,
    notes,
    org_key,
    person_number,
)
from graph.identifiers.citizens import looks_like_citizen_number
from graph.identifiers.lookalikes import as_digits
from graph.identifiers.normal import fold
from graph.records import Party, Statement
from graph.text import Text
from graph.vocabulary import Assurance, NodeKind
from loaders.masks import Masks, has_mask, masks_of
from loaders.tables import Cells, scrub

_PRIORITY = ("uscc", "org_code", "reg_no")  # domain.md §4.1
_FEWEST_DIGITS = 14  # of a citizen number with some places lost
NO_CODE = OrgCode("other", "", False)
_SUGGEST = Text("可能是 {codes}，请核实", "it may be {codes}; verify it")
_NO_SUGGESTION = Text("按原值保留，不与其他来源合并", "kept as it came and merged with nothing")


class Someone(NamedTuple):
    """A subject as stated. `mask_key` compares a masked number with others."""

    party: Party
    assurance: Assurance | None = None  # of persons
    mask_key: str = ""
    masks: Masks | None = None
    doubted: bool = False  # a number was given that is nobody's


def organization(cells: Cells, codes: tuple[str, ...], name: str, authority: str) -> Party:
    """By the best valid code; else a subject known within the authority's decisions only.

    The authority stands as the source of such a key, so that a determination of another
    provider still means the same party of the same decision.
    """
    found = [code for field in codes if (code := _code(cells, field)).value]
    valid = sorted((c for c in found if c.valid), key=lambda c: _PRIORITY.index(c.scheme))
    if not found:
        cells.warn(codes[0], "no_code")
    chosen = next(iter(valid or found), NO_CODE)
    return Party(org_key(chosen, authority, fold(name)), NodeKind.ORGANIZATION, name)


def _code(cells: Cells, field: str) -> OrgCode:
    """The code in a cell, without a value when a person's number stands there."""
    written = cells.secret(field)
    if not written:
        return NO_CODE
    code = classify(written)
    if notes.PERSON_IN_CODE in code.warnings or _like_a_person(code):
        cells.warn(field, "person_number_in_code")
        return NO_CODE
    if code.value and not code.valid:
        why, suggestions = code.warnings[0], _suggested(code)
        cells.warn_of(field, code.value, "check_digit", why=why, suggestions=suggestions)
    return code


def _like_a_person(code: OrgCode) -> bool:
    """Whether a code that does not check is a citizen number, mistyped by a place or a letter."""
    if code.valid or not code.value:
        return False
    digits = as_digits(code.value)
    mistyped = not classify(digits).value or looks_like_citizen_number(digits)
    many = sum(c.isdigit() for c in digits) >= _FEWEST_DIGITS
    spoilt = code.scheme == "other" and (many or scrub(code.value) != code.value)
    return mistyped or spoilt


def _suggested(code: OrgCode) -> Text:
    codes = ", ".join(code.suggestions)
    return _SUGGEST.fill(codes=codes) if codes else _NO_SUGGESTION


def person(cells: Cells, keys: KeyRing, number: str, kind: str, name: str, mention: str) -> Someone:
    """By a whole, valid number; else a candidate under the key of the mention, with a warning."""
    read = person_number(cells.secret(number), cells.text(kind))
    if read.valid:
        return _verified(keys, read, name)
    party = Party(mention, NodeKind.PERSON, name)
    if read.masked:
        cells.warn(number, "masked_number")
        mask = keys.mask_key(read.value) if canonical_mask(read.value) else ""
        return Someone(party, Assurance.MASKED, mask, masks_of(keys, read))
    if read.value:
        cells.warn(number, "number_invalid", why=read.warnings[0])
    else:
        cells.warn(number, "no_number")
    return Someone(party, Assurance.NAME_ONLY, doubted=bool(read.value))


def numbered(cells: Cells, keys: KeyRing, number: str, kind: str, name: str) -> Someone | None:
    """By a whole, valid number; None for any other, with a warning if it is wrong."""
    written, document = cells.secret(number), cells.text(kind)
    if not written:
        return None
    read = person_number(written, document)
    if read.valid:
        return _verified(keys, read, name)
    if read.value and not read.masked:
        cells.warn(number, "rep_number_invalid", why=read.warnings[0])
    return None


def _verified(keys: KeyRing, number: PersonNumber, name: str) -> Someone:
    party = Party(keys.person_key(number), NodeKind.PERSON, name)
    return Someone(party, Assurance.VERIFIED_ID, masks=masks_of(keys, number))


def has_masks(state: Callable[..., Statement], *people: Someone | None) -> Iterator[Statement]:
    """What a masked list would show of those whose number is known that far."""
    for someone in people:
        if someone and someone.masks:
            yield has_mask(state, someone.party, someone.masks)
