"""公民身份号码, 18 digits or the old 15 (GB 11643-1999), and the marks that cover its digits."""

import re
from datetime import date

from graph.identifiers import notes
from graph.identifiers.checks import citizen_check
from graph.text import Text

COVERS = "*×●•○"

_EIGHTEEN = re.compile(r"[0-9]{6}(?:18|19|20)[0-9]{9}[0-9X]")
_FIFTEEN = re.compile(r"[0-9]{15}")
# X stands last, or covers a digit.
_COVERED = re.compile(rf"[{COVERS}]|X(?=.)")
_WHOLE_OR_COVERED = re.compile(r"[0-9*]{17}[0-9X*]")

# GB/T 2260, and 81-83 of the residence permit for residents of Hong Kong, Macao and Taiwan.
_PROVINCES = frozenset(
    str(code)
    for first, last in (
        (11, 15),
        (21, 23),
        (31, 37),
        (41, 46),
        (50, 54),
        (61, 65),
        (71, 71),
        (81, 83),
    )
    for code in range(first, last + 1)
)


def to_eighteen(number: str) -> str:
    """An old 15-digit number in its present form; others as they are.

    The century is taken as 19. Sequences 996-999 were given to those born before 1900.
    """
    if not _FIFTEEN.fullmatch(number):
        return number
    body = number[:6] + "19" + number[6:]
    return body + citizen_check(body)


def with_stars(number: str) -> str:
    """The same number with every covering mark as a star."""
    return _COVERED.sub("*", number)


def has_eighteen_places(number: str) -> bool:
    return bool(_EIGHTEEN.fullmatch(number))


def looks_like_citizen_number(number: str) -> bool:
    """By its shape alone: old, whole, or partly covered."""
    return bool(_FIFTEEN.fullmatch(number) or _WHOLE_OR_COVERED.fullmatch(with_stars(number)))


def holds_birth_date(number: str) -> bool:
    """Whether it is an 18-digit number with a real day of birth, right or wrong its check."""
    return has_eighteen_places(number) and _is_date(number[6:14])


def faults(number: str) -> tuple[Text, ...]:
    """What keeps an 18-digit number from identifying anybody."""
    told = {
        notes.BIRTH_WRONG: not _is_date(number[6:14]),
        notes.CITIZEN_CHECK_WRONG: citizen_check(number[:17]) != number[17],
    }
    return tuple(note for note, applies in told.items() if applies)


def hints(number: str, converted: bool) -> tuple[Text, ...]:
    """What a reader should know of an 18-digit number all the same."""
    told = {notes.PROVINCE_UNKNOWN: number[:2] not in _PROVINCES, notes.FROM_15: converted}
    return tuple(note for note, applies in told.items() if applies)


def _is_date(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True
