"""The parts of a form, each written to a file of its own while it comes in."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from api.audit.files import PRIVATE
from api.loads.refusals import unfit

if TYPE_CHECKING:  # a name for types only, which the package does not keep at run time
    from python_multipart.multipart import MultipartCallbacks

_AS_IT_IS = (b"", b"7bit", b"8bit", b"binary")  # no program encodes files in a form otherwise


class Parts:
    """What a parser of forms calls back. Raises UnfitError for a part that is no file, before
    anything of it is read, and for one file too many."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._most = folder, most
        self._name, self._value = bytearray(), bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._file: BinaryIO | None = None
        self.files: list[tuple[Path, bytes]] = []
        self.whole = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._headers.clear,
            "on_header_field": lambda data, begin, end: self._name.extend(data[begin:end]),
            "on_header_value": lambda data, begin, end: self._value.extend(data[begin:end]),
            "on_header_end": self._header,
            "on_headers_finished": self._open,
            "on_part_data": self._write,
            "on_part_end": self._close,
            "on_end": self._end,
        }

    def _header(self) -> None:
        self._headers[bytes(self._name).lower()] = bytes(self._value).strip()
        self._name.clear()
        self._value.clear()

    def _open(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition"))
        if b"filename" not in options:
            raise unfit("field_in_form")
        if self._headers.get(b"content-transfer-encoding", b"").lower() not in _AS_IT_IS:
            raise FormParserError("encoded")
        if len(self.files) >= self._most:
            raise unfit("too_many_files", most=self._most)
        path = self._folder / f".part-{len(self.files)}"
        self.files.append((path, options[b"filename"]))
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb")

    def _write(self, data: bytes, begin: int, end: int) -> None:
        assert self._file is not None
        self._file.write(data[begin:end])

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _end(self) -> None:
        self.whole = True
