"""Which encoding the text of a JSON file has: any UTF, else GB18030 or latin-1."""

import codecs
import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from graph.text import Text
from loaders.tables import refuse

CHUNK = 1 << 16
_SURELY_UTF8 = 20  # characters beyond ASCII that were read without fault
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
# JSON begins with two characters of ASCII: the NUL bytes among the first four tell the rest.
_NULS = {
    (True, True, True, False): "utf-32-be",
    (False, True, True, True): "utf-32-le",
    (True, False, True, False): "utf-16-be",
    (False, True, False, True): "utf-16-le",
}
_HIGH = re.compile(rb"[\x80-\xff]+")


class Written(NamedTuple):
    """How the text of a file is written down."""

    encoding: str
    packed: bool


@contextmanager
def opened(path: Path, packed: bool) -> Iterator[BinaryIO]:
    """The bytes of the text, unpacked. Raises FileFormatError where the packing is damaged."""
    with path.open("rb") as file:
        try:
            yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file
        except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
            raise _damaged(path, file.tell()) from fault


def written(path: Path) -> Written:
    """Reads the whole text, in pieces. Raises FileFormatError for what is no text."""
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    with opened(path, packed) as file:
        head = file.read(4)
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), "")
    encoding = marked or _NULS.get(tuple(byte == 0 for byte in head), "")  # type: ignore[arg-type]
    return Written(encoding or _unmarked(path, packed), packed)


def _unmarked(path: Path, packed: bool) -> str:
    """UTF-8; where it does not hold, GB18030 if the bytes come in pairs, else latin-1."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    wide = offset = 0
    with opened(path, packed) as file:
        while True:
            chunk = file.read(CHUNK)
            pending = len(decoder.getstate()[0])
            try:
                text = decoder.decode(chunk, not chunk)
            except UnicodeDecodeError as fault:
                # JSON never ends inside a character, whatever its encoding.
                if not chunk or wide + _wide(fault.object[: fault.start]) >= _SURELY_UTF8:
                    raise undecodable(path, "UTF-8", offset - pending + fault.start) from fault
                break
            if not chunk:
                return "utf-8"
            wide += len(text) - len(text.encode("ascii", "ignore"))
            offset += len(chunk)
    return _old(path, packed)


def _wide(utf8: bytes) -> int:
    return sum(byte >= 0xC0 for byte in utf8)


def _old(path: Path, packed: bool) -> str:
    """Two bytes make a Chinese character of GB18030; a letter of latin-1 stands alone in a word."""
    pairs = singles = 0
    with opened(path, packed) as file:
        while chunk := file.read(CHUNK):
            lengths = [len(run) for run in _HIGH.findall(chunk)]
            pairs += sum(length % 2 == 0 for length in lengths)
            singles += sum(length % 2 for length in lengths)
    return "gb18030" if pairs > singles else "latin-1"


def undecodable(path: Path, shown: str, offset: int) -> Exception:
    return refuse(path, _NOT_SOUND.fill(shown=shown, offset=offset), _SAVE_AS)


def _damaged(path: Path, offset: int) -> Exception:
    return refuse(path, _BROKEN_PACKING.fill(offset=offset), _FETCH_AGAIN)


_NOT_SOUND = Text(
    "不是完整的 {shown} 文本：第 {offset} 字节（从 0 起）无法解码",
    "is not sound {shown} text: byte {offset} (from 0) cannot be decoded",
)
_SAVE_AS = Text("请另存为 UTF-8 后再加载", "save it as UTF-8, then load that")
_BROKEN_PACKING = Text(
    "的 gzip 压缩已损坏或不完整：读到第 {offset} 字节为止",
    "is damaged or cut off as gzip: it can be read up to byte {offset}",
)
_FETCH_AGAIN = Text("请重新获取该文件", "fetch the file again")
