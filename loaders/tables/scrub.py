"""Numbers of persons inside running text, taken out before anything is kept."""

import re
import unicodedata

from graph.identifiers import classify

GONE = "［证件号码］"

_DASHES = frozenset("−⁃˗─━ー")  # that Unicode files elsewhere than under Pd

_GAP = r"[ -]{0,3}"


def _gapped(*parts: str) -> str:
    """Places one after another, with or without a gap between them."""
    return _GAP.join(parts)


_DIGIT = r"\d"
_YEAR = rf"(?:1{_GAP}[89]|2{_GAP}0){_GAP}{_gapped(_DIGIT, _DIGIT)}"
_MONTH = rf"(?:0{_GAP}[1-9]|1{_GAP}[0-2])"
_DAY = rf"(?:0{_GAP}[1-9]|[12]{_GAP}\d|3{_GAP}[01])"
_EIGHTEEN = _gapped(*[_DIGIT] * 6, _YEAR, _MONTH, _DAY, *[_DIGIT] * 3, r"[0-9X]")
_FIFTEEN = _gapped(r"\d{6}", r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", r"\d{3}")
_COVER = r"[*×●•○X]"
_MASKED = rf"(?:\d{{6}}{_GAP}\d{{4}}|\d{{3,14}})(?:{_GAP}{_COVER}){{4,}}{_GAP}\d{{2,4}}[0-9X]?"
_NUMBER = re.compile(rf"(?<!\d)(?:{_EIGHTEEN}|{_FIFTEEN}|{_MASKED})(?!\d)", re.IGNORECASE)
# A number of a passport is known by the word before it only.
_PASSPORT = re.compile(
    r"(?:护照|passport)(?:"
    r"(?:证件|证|的|编?号码?|为|是|no\b|number|[\s:.#(\[\"“-])*"
    r"(?P<near>[A-Z]{0,3}[ -]?\d(?: ?\d){5,9})"
    r"|[^0-9A-Z。;,]{0,10}(?P<far>[A-Z]{1,3}[ -]?\d(?:[ -]?\d){5,8})"
    r")(?![0-9])",
    re.IGNORECASE,
)
# What every number begins with or holds: a quick first look.
_DIGITS = re.compile(r"\d\W{0,3}\d\W{0,3}\d")
_TOKEN = re.compile(r"[0-9A-Z]*", re.IGNORECASE)


class _Plain(dict[int, str]):
    """One half-width character for each, so that places stay; spaces and dashes become one."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Pd" or char in _DASHES:
        return "-"
    if kind[0] == "Z" or kind in ("Cc", "Cf"):
        return " "
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


_PLAIN = _Plain()


def scrub(text: str) -> str:
    """The text with every number of a person in it, whole or masked, replaced by a mark.

    However it is written: full-width, in groups, with a letter before or after it; the number
    of a passport where the word stands before it. Valid codes of organisations that look like
    one stay, and so does all the rest of the text.
    """
    if not _DIGITS.search(text):
        return text
    plain = text.translate(_PLAIN)
    found = [m.span() for m in _NUMBER.finditer(plain) if not _is_code(plain, m)]
    found += [m.span("near" if m["near"] else "far") for m in _PASSPORT.finditer(plain)]
    if not found:
        return text
    return _without(text, sorted(found))


def _is_code(text: str, found: re.Match[str]) -> bool:
    """Whether what was found is, or is part of, the valid code of an organisation."""
    before = _TOKEN.match(text[: found.start()][::-1])
    after = _TOKEN.match(text, found.end())
    whole = (before[0][::-1] if before else "") + found[0] + (after[0] if after else "")
    return classify(found[0]).valid or classify(whole).valid


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    kept, at = [], 0
    for start, stop in spans:
        if start >= at:
            kept += [text[at:start], GONE]
        at = max(at, stop)
    return "".join([*kept, text[at:]])
