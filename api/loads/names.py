"""Names of uploaded files, made harmless. A name is kept as evidence, so what a person reads in
it stays."""

import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath

_LONGEST = 120  # characters; a file system has room for 255 bytes
_DEVICES = frozenset({"con", "prn", "aux", "nul"})


def plain_name(given: bytes | str) -> str:
    """The last part of a path, without what is invisible, hidden or special to a system.

    >>> plain_name("..\\\\..\\\\处罚\\u202e.csv")
    '处罚.csv'
    """
    text = unicodedata.normalize("NFC", given if isinstance(given, str) else _decoded(given))
    last = text.replace("\\", "/").rpartition("/")[2]
    seen = "".join(_seen(c) for c in last if c not in '<>:"|?*')
    name = seen.strip().lstrip(".~ ").rstrip(". ")
    return _short(name) if name and name.lower() not in _DEVICES else "file"


def apart(names: Iterator[str] | list[str]) -> list[str]:
    """The same names, of which each stands once."""
    taken: set[str] = set()
    return [_free(name, taken) for name in names]


def _free(name: str, taken: set[str]) -> str:
    path = PurePosixPath(name)
    numbered = (f"{path.stem} ({n}){path.suffix}" for n in count(2))
    free = (
        name
        if name.casefold() not in taken
        else next(other for other in numbered if other.casefold() not in taken)
    )
    taken.add(free.casefold())
    return free


def _seen(character: str) -> str:
    """Every kind of gap is a blank, and what nobody sees is gone."""
    kind = unicodedata.category(character)[0]
    return {"Z": " ", "C": ""}.get(kind, character)


def _decoded(given: bytes) -> str:
    try:
        return given.decode("utf-8")
    except UnicodeDecodeError:
        return given.decode("gb18030", "replace")


def _short(name: str) -> str:
    """A long stem is cut, the ending stays."""
    suffix = PurePosixPath(name).suffix[: _LONGEST // 4]
    stem = name.removesuffix(suffix)
    while len((stem + suffix).encode()) > 2 * _LONGEST:
        stem = stem[:-1]
    return stem[: _LONGEST - len(suffix)].rstrip() + suffix
