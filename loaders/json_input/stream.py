"""The text of a JSON file as a stream of UTF-8, and the events of its grammar."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import ijson  # type: ignore[import-untyped]

from graph.text import Text
from loaders.json_input.encoding import CHUNK, Written, opened, undecodable
from loaders.tables import refuse

Event = tuple[str, Any]
DEEPEST = 100  # levels of nesting; no publication of a standard comes near

# What the parser raises for text that is no JSON, and for numbers beyond all measure.
_FAULTS = (ijson.JSONError, ValueError, ArithmeticError, SystemError)
_PLAIN = ("utf-8", "utf-8-sig")
# Python refuses to read an integer of 4300 digits, and the parser in C does not see that it did.
_NO_NUMBER = re.compile(rb"[0-9]{2000}")


class _Utf8:
    """A reader that gives UTF-8 and knows how many bytes it gave.

    From byte `slowly` on it gives one byte at a time, so that a parser that fails has failed
    at exactly the last byte.
    """

    def __init__(self, file: BinaryIO, encoding: str, slowly: int | None = None) -> None:
        self.given = 0
        self.before = 0  # what had been given before the last piece
        self.undecoded = 0  # the byte of the file at which decoding failed
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._slowly = slowly
        self._waiting = b""
        self._taken = 0

    def read(self, size: int) -> bytes:
        if size == 0:
            return b""
        if not self._waiting:
            self._waiting = self._next(size)
        end = self._end(size)
        piece, self._waiting = self._waiting[:end], self._waiting[end:]
        self.before = self.given
        self.given += len(piece)
        return piece

    def _next(self, size: int) -> bytes:
        while chunk := self._file.read(size):
            if text := self._decoded(chunk):
                return _measured(text.encode("utf-8", "surrogatepass"))
        return self._decoded(b"").encode()

    def _decoded(self, chunk: bytes) -> str:
        pending = len(self._decoder.getstate()[0])
        try:
            text = self._decoder.decode(chunk, not chunk)
        except UnicodeDecodeError as fault:
            self.undecoded = self._taken - pending + fault.start
            raise
        self._taken += len(chunk)
        return text

    def _end(self, size: int) -> int:
        if self._slowly is None:
            return size
        return 1 if self.given >= self._slowly else min(size, self._slowly - self.given)


def _measured(piece: bytes) -> bytes:
    if _NO_NUMBER.search(piece):
        raise ValueError
    return piece


def events(path: Path, text: Written) -> Iterator[Event]:
    """The events of the grammar. Raises FileFormatError with the byte at which it breaks."""
    with opened(path, text.packed) as file:
        source = _Utf8(file, text.encoding)
        try:
            yield from _shallow(path, source)
        except UnicodeDecodeError as fault:
            raise undecodable(path, text.encoding.upper(), source.undecoded) from fault
        except _FAULTS as fault:
            at = _place(path, text, source.before)
            raise _broken(path, text, at, "premature EOF" in str(fault)) from fault


def _shallow(path: Path, source: _Utf8) -> Iterator[Event]:
    depth = 0
    for event in ijson.basic_parse(source, multiple_values=True, buf_size=CHUNK):
        if event[0] in ("start_map", "start_array"):
            depth += 1
            if depth > DEEPEST:
                raise refuse(path, _TOO_DEEP.fill(deepest=DEEPEST), _FETCH_AGAIN)
        elif event[0] in ("end_map", "end_array"):
            depth -= 1
        yield event


def _place(path: Path, text: Written, slowly: int) -> int:
    """The byte at which the grammar breaks, found by giving the last piece byte by byte."""
    with opened(path, text.packed) as file:
        source = _Utf8(file, text.encoding, slowly)
        try:
            for _ in ijson.basic_parse(source, multiple_values=True, buf_size=CHUNK):
                pass
        except _FAULTS:
            pass
        return source.given


def _broken(path: Path, text: Written, at: int, ends: bool) -> Exception:
    if ends and at == 0:
        return refuse(path, _EMPTY, _FETCH_AGAIN)
    found = (_CUT_OFF if ends else _NO_JSON).fill(at=at if ends else max(at - 1, 0))
    recoded = text.packed or text.encoding not in _PLAIN
    if recoded:
        found = Text(found.zh + _AS_UTF8.zh, found.en + _AS_UTF8.en)
    return refuse(path, found, _FETCH_AGAIN)


_EMPTY = Text("是空文件", "is empty")
_CUT_OFF = Text(
    "的 JSON 不完整：在第 {at} 字节处中断",
    "is JSON that is cut off: it ends at byte {at}",
)
_NO_JSON = Text(
    "不是 JSON：第 {at} 字节（从 0 起）不合语法",
    "is no JSON: byte {at} (from 0) breaks its grammar",
)
_AS_UTF8 = Text("（按解压并转为 UTF-8 后计）", " (counted in its text, unpacked and as UTF-8)")
_TOO_DEEP = Text(
    "的嵌套超过 {deepest} 层，不像任何标准的数据",
    "nests deeper than {deepest} levels, unlike the data of any standard",
)
_FETCH_AGAIN = Text("请重新获取完整的文件后再加载", "fetch the whole file again, then load that")
