"""Which encoding a text file has, decided over all its bytes, and its content hash.

GB18030 can read almost any bytes as some Chinese text. So a file in which UTF-8 has already
held for many characters is damaged UTF-8, never GB18030.
"""

import codecs
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graph.text import Text
from loaders.tables.refusals import EXPORT_AGAIN, SAVE_AS, refuse

LONGEST_LINE = 1_000_000  # characters

_CHUNK = 1 << 18
_SURELY_UTF8 = 20  # characters beyond ASCII that were read without fault


class _Flaw(NamedTuple):
    offset: int
    wide: int  # characters beyond ASCII before the flaw


def sha256_of(path: Path) -> str:
    """The content hash, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def encoding_of(path: Path) -> str:
    """UTF-8, GB18030, or UTF-16 with its mark; reads the whole file, in pieces.

    Raises FileFormatError with the byte at which the file stops being text.
    """
    with path.open("rb") as file:
        head = file.read(3)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _only(path, "utf-16", "UTF-16")
    if head == codecs.BOM_UTF8:
        return _only(path, "utf-8", "UTF-8")
    return _utf8_or_gb(path)


def _utf8_or_gb(path: Path) -> str:
    flaw = _first_flaw(path, "utf-8")
    if flaw is None:
        return "utf-8-sig"
    if flaw.wide >= _SURELY_UTF8:
        raise _undecodable(path, "UTF-8", flaw.offset)
    other = _first_flaw(path, "gb18030")
    if other is not None:
        raise _undecodable(path, "UTF-8 / GB18030", max(flaw.offset, other.offset))
    return "gb18030"


def _only(path: Path, encoding: str, shown: str) -> str:
    flaw = _first_flaw(path, encoding)
    if flaw is not None:
        raise _undecodable(path, shown, flaw.offset)
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _first_flaw(path: Path, encoding: str) -> _Flaw | None:
    decoder = codecs.getincrementaldecoder(encoding)()
    offset = wide = tail = 0
    for chunk in _chunks(path):
        pending = len(decoder.getstate()[0])
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as fault:
            good = fault.object[: fault.start].decode(encoding, "ignore")
            return _Flaw(offset - pending + fault.start, wide + _wide(good))
        if "\0" in text:
            raise _not_text(path, offset)
        tail = _line_tail(path, text, tail)
        wide += _wide(text) if wide < _SURELY_UTF8 else 0
        offset += len(chunk)
    return None


def _chunks(path: Path) -> Iterator[bytes]:
    """The bytes in pieces, and an empty piece at the end."""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
    yield b""


def _wide(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _line_tail(path: Path, text: str, tail: int) -> int:
    """The length of the line that the text leaves open, after the length it began with."""
    lines = text.replace("\r", "\n").split("\n")
    longest = max(tail + len(lines[0]), *map(len, lines))
    if longest > LONGEST_LINE:
        raise _too_long(path)
    return len(lines[-1]) + (tail if len(lines) == 1 else 0)


def _undecodable(path: Path, shown: str, offset: int) -> Exception:
    found = Text(
        f"不是完整的 {shown} 文本：第 {offset} 字节（从 0 起）无法解码",
        f"is not sound {shown} text: byte {offset} (from 0) cannot be decoded",
    )
    return refuse(path, found, SAVE_AS)


def _not_text(path: Path, offset: int) -> Exception:
    found = Text(
        f"在第 {offset} 字节之后含有空字符（NUL），是二进制文件或没有标记的 UTF-16",
        f"holds NUL characters after byte {offset}: it is binary, or UTF-16 without its mark",
    )
    return refuse(path, found, SAVE_AS)


def _too_long(path: Path) -> Exception:
    found = Text(
        f"有一行超过 {LONGEST_LINE} 个字符，不像表格",
        f"has a line of more than {LONGEST_LINE} characters, unlike a table",
    )
    return refuse(path, found, EXPORT_AGAIN)
