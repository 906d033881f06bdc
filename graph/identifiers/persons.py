"""Numbers of persons: citizen numbers, passports and other documents."""

import re
from dataclasses import dataclass, field

from graph.identifiers import notes
from graph.identifiers.citizens import (
    COVERS,
    faults,
    has_eighteen_places,
    hints,
    looks_like_citizen_number,
    to_eighteen,
    with_stars,
)
from graph.identifiers.documents import DocumentScheme, document_kind
from graph.identifiers.normal import is_blank, normalise
from graph.text import Text

_SHAPES = {
    "passport": re.compile(r"[0-9A-Z]{5,12}"),
    "other": re.compile(r"[\w()/]{5,30}"),  # 军官证 has characters in its number
}
_FEWEST_DIGITS = 4


@dataclass(frozen=True)
class PersonNumber:
    """The number of a person as it came; `valid` when it can identify one.

    The value is a whole number: it belongs in the vault and under a key, nowhere else.
    `document` tells other documents apart (`tw_permit`, `foreign_pr` …): their numbers overlap.
    """

    scheme: DocumentScheme
    value: str = field(repr=False)
    valid: bool
    warnings: tuple[Text, ...] = ()
    masked: bool = False
    document: str = ""


def person_number(value: str, document_type: str = "") -> PersonNumber:
    """Read a number by its kind of document, or by its shape where the kind is not known."""
    number = normalise(value)
    scheme, document = document_kind(document_type) or _kind_by_shape(number)
    if is_blank(number):
        return PersonNumber(scheme, "", False, (notes.NO_NUMBER,), document=document)
    if scheme == "id_card":
        return _citizen(number)
    return _of_document(scheme, document, number)


def _kind_by_shape(number: str) -> tuple[DocumentScheme, str]:
    return ("id_card" if looks_like_citizen_number(number) else "other"), ""


def _citizen(number: str) -> PersonNumber:
    covered = with_stars(number)
    if "*" in covered:
        return PersonNumber("id_card", covered, False, (notes.MASKED,), masked=True)
    whole = to_eighteen(number)
    if not has_eighteen_places(whole):
        return PersonNumber("id_card", number, False, (notes.CITIZEN_SHAPE_WRONG,))
    wrong = faults(whole)
    return PersonNumber("id_card", whole, not wrong, wrong + hints(whole, whole != number))


def _of_document(scheme: DocumentScheme, document: str, number: str) -> PersonNumber:
    if set(number) & set(COVERS):
        return PersonNumber(scheme, number, False, (notes.MASKED,), True, document)
    if scheme == "other" and not document:
        return PersonNumber(scheme, number, False, (notes.DOCUMENT_UNKNOWN,))
    if not _fits(scheme, number):
        return PersonNumber(scheme, number, False, (notes.DOCUMENT_WRONG,), document=document)
    warnings = (notes.PASSPORT_STATE,) if scheme == "passport" else ()
    return PersonNumber(scheme, number, True, warnings, document=document)


def _fits(scheme: DocumentScheme, number: str) -> bool:
    digits = [char for char in number if char.isdigit()]
    enough = len(digits) >= _FEWEST_DIGITS and len(set(number)) > 1
    return enough and bool(_SHAPES[scheme].fullmatch(number))
