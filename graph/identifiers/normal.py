"""One spelling for codes and numbers, however they were typed."""

import unicodedata

# Separators, control characters and marks without width (tab, NBSP, U+3000, U+200B, BOM).
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})
# Dashes that Unicode files elsewhere than under Pd: minus, bullets, box lines, the long vowel.
_OTHER_DASHES = frozenset("−⁃˗─━ー")
_BLANKS = frozenset({"", "/", "N/A", "NA", "NULL", "NONE", "无", "暂无"})


def normalise(value: str) -> str:
    """Half-width, upper-case, without spaces or dashes of any kind.

    >>> normalise(" ９１９９０４１１－te0000010w ")
    '91990411TE0000010W'
    """
    if value.isascii() and value.isalnum():
        return value.upper()
    return _settle(value, keep_dashes=False)


def fold(value: str) -> str:
    """As `normalise`, but a dash stays, as `-`: in an address `3-12` is not `31-2`."""
    return _settle(value, keep_dashes=True)


def is_blank(value: str) -> bool:
    """Whether a source only says that it has nothing: empty, `N/A`, `-`, `无`, `暂无` …"""
    return normalise(value) in _BLANKS


def _settle(value: str, keep_dashes: bool) -> str:
    # A dropped mark can bring two others together that compose: repeat until nothing changes.
    while (clean := _once(value, "-" if keep_dashes else "")) != value:
        value = clean
    return value


def _once(value: str, dash: str) -> str:
    kept = (dash if _is_dash(c) else c for c in value if not _is_unseen(c))
    return unicodedata.normalize("NFKC", "".join(kept)).upper()


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in _UNSEEN


def _is_dash(char: str) -> bool:
    return unicodedata.category(char) == "Pd" or char in _OTHER_DASHES
