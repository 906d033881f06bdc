"""What a file is by its first bytes, whatever its name says."""

import codecs
import zipfile
from pathlib import Path
from typing import Literal

from graph.text import Text
from loaders.tables.refusals import EMPTY, EXPORT_AGAIN, SAVE_AS, UNPACK, reading, refuse

Form = Literal["text", "lines", "workbook"]

_HEAD = 4096
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_NAMES = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".et"})
_LINES_NAMES = frozenset({".jsonl", ".ndjson"})
_UNPACKED_LIMIT = 2 << 30  # bytes; what a sheet program itself could still open

_ARCHIVE = Text("是压缩文件，不是表格", "is an archive and no table")
_IMAGE = Text("是图片，不是表格", "is an image and no table")
_OTHERS = (
    (b"%PDF", Text("是 PDF，不是表格", "is a PDF and no table"), SAVE_AS),
    (b"\x1f\x8b", _ARCHIVE, UNPACK),
    (b"Rar!", _ARCHIVE, UNPACK),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE, UNPACK),
    (b"\x89PNG", _IMAGE, SAVE_AS),
    (b"\xff\xd8\xff", _IMAGE, SAVE_AS),
)
_MARKUP = Text("是网页或 XML，不是表格", "is a web page or XML and no table")
_JSON = Text("是 JSON，不是表格", "is JSON and no table")
_NO_WORKBOOK = Text(
    "是 ZIP 压缩文件，但不是 Excel 工作簿", "is a ZIP archive but no Excel workbook"
)
_BROKEN = Text("是损坏或不完整的 ZIP 文件", "is a broken or cut off ZIP file")
_TOO_LARGE = Text(
    f"解压后超过 {_UNPACKED_LIMIT >> 30} GiB", f"unpacks to more than {_UNPACKED_LIMIT >> 30} GiB"
)
_AS_CSV = Text("请另存为 .csv 后再加载", "save it as .csv and load that")


def form_of(path: Path) -> Form:
    """Raises FileFormatError for what is no delimited text, no JSON Lines and no workbook."""
    with reading(path), path.open("rb") as file:
        head = file.read(_HEAD)
    if not head:
        raise refuse(path, EMPTY, EXPORT_AGAIN)
    for magic, found, remedy in _OTHERS:
        if head.startswith(magic):
            raise refuse(path, found, remedy)
    form: Form = "workbook" if head.startswith((_ZIP, _OLE)) else "text"
    if head.startswith(_ZIP):
        _check_zip(path)
    if form == "text" and path.suffix.lower() in _LINES_NAMES:
        return "lines"  # a line that is no object is refused with its number
    if form == "text":
        _check_opening(path, head)
    _check_name(path, form)
    return form


def _check_zip(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    # zipfile raises NotImplementedError for archives of a version or method that it cannot read.
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise refuse(path, _BROKEN, EXPORT_AGAIN) from fault
    if not any(part.filename.startswith("xl/workbook.") for part in parts):
        raise refuse(path, _NO_WORKBOOK, UNPACK)
    if sum(part.file_size for part in parts) > _UNPACKED_LIMIT:
        raise refuse(path, _TOO_LARGE, _AS_CSV)


def _check_opening(path: Path, head: bytes) -> None:
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    opening = head.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip()
    if opening.startswith("<"):
        raise refuse(path, _MARKUP, SAVE_AS)
    if opening.startswith("{") or opening[:2] in ("[{", "[[", '["') or opening[:2] == "[\n":
        raise refuse(path, _JSON, SAVE_AS)


def _check_name(path: Path, form: Form) -> None:
    suffix = path.suffix.lower()
    if form == "workbook" and suffix not in _WORKBOOK_NAMES:
        found = Text(
            f"是 Excel 工作簿，扩展名却是“{suffix}”",
            f"is an Excel workbook although its name ends in “{suffix}”",
        )
        raise refuse(path, found, Text("请把扩展名改为 .xlsx", "rename it to .xlsx"))
    if form == "text" and suffix in _WORKBOOK_NAMES:
        found = Text(
            f"是文本，扩展名却是“{suffix}”", f"is text although its name ends in “{suffix}”"
        )
        raise refuse(path, found, Text("请把扩展名改为 .csv", "rename it to .csv"))
