"""Names as bigrams, so that two Chinese characters and any fragment of a name are found.

The index gives candidates; `contains` verifies them on the plain text.
"""

import unicodedata


def plain(text: str) -> str:
    """Letters and digits only, one width, one case: 「甲 公司（常州）」 is 「甲公司常州」."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())


def grams(text: str) -> str:
    """The tokens under which a name is indexed: its bigrams, and its last character."""
    letters = plain(text)
    pairs = [letters[i : i + 2] for i in range(len(letters) - 1)]
    return " ".join(dict.fromkeys([*pairs, letters[-1:]]))


def tokens(text: str) -> list[str]:
    """The tokens that a name containing the text has; a single letter only begins one of them."""
    letters = plain(text)
    return [letters[i : i + 2] for i in range(max(1, len(letters) - 1))] if letters else []


def contains(name: str, text: str) -> bool:
    return plain(text) in plain(name)


def order(name: str, text: str, key: str) -> tuple[int, int, str]:
    """Exact first, then prefix, then the shorter name, then the key: the same in every engine."""
    whole, part = plain(name), plain(text)
    rank = 0 if whole == part else 1 if whole.startswith(part) else 2
    return rank, len(whole), key
