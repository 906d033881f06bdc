"""Numbers of persons inside running text, taken out before anything is kept."""

import re

from graph.identifiers import classify

GONE = "［证件号码］"

_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:"
    rf"\d{{6}}[ -]?(?:18|19|20)\d\d{_DAY}[ -]?\d{{3}}[0-9Xxｘ０-９Ｘ]"  # 18 digits
    rf"|\d{{8}}{_DAY}\d{{3}}"  # 15 digits
    r"|\d{3,14}[*×●•○xXｘＸ＊]{4,}\d{2,4}[0-9Xx]?"  # masked
    r")(?![0-9A-Za-z])"
)
_DIGITS = re.compile(r"\d{3}")  # every alternative begins with these: a quick first look


def scrub(text: str) -> str:
    """The text with every citizen number in it, whole or masked, replaced by a mark.

    Valid codes of organisations that look like one stay.
    """
    if not _DIGITS.search(text):
        return text
    return _NUMBER.sub(lambda m: m[0] if classify(m[0]).valid else GONE, text)
