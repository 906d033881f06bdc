"""Files as they were sent: of which type, and what is packed in them, within limits.

What an archive says of itself is checked when it comes (`look_into`); what it really holds is
counted while it is unpacked (`expand`).
"""

import gzip
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from api.loads.names import apart, plain_name
from api.loads.refusals import unfit
from api.loads.shapes import Limits

_TABLES = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".xls")
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".et")
_PACKED = (".zip", ".gz")
TYPES = (*_TABLES, *_WORKBOOKS, *_PACKED)
_ZIP, _GZIP = b"PK", b"\x1f\x8b"
_UNNOTICED = 16 << 20  # bytes: a small table of one value may be packed to almost nothing
_CHUNK = 1 << 18
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
# NotImplementedError: zipfile's word for a version or method that it cannot read.
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError)


def look_into(path: Path, limits: Limits) -> None:
    """Raises UnfitError for a file that cannot be a table, or that would unpack beyond limits."""
    if path.suffix.lower() not in TYPES:
        raise unfit("unknown_type", path.name, known=" ".join(TYPES))
    head = _head(path)
    if not head:
        raise unfit("empty_file", path.name)
    if path.suffix.lower() == ".gz" and head != _GZIP:
        raise unfit("broken_archive", path.name)
    if path.suffix.lower() == ".zip" or head == _ZIP:
        _check_archive(path, limits)


def expand(path: Path, limits: Limits) -> list[Path]:
    """The tables of a file: itself, or what was packed in it, unpacked beside it.

    Raises UnfitError, with what was unpacked so far left in the folder.
    """
    match path.suffix.lower():
        case ".zip":
            return _unzipped(path, limits)
        case ".gz":
            path = _unpacked(path, limits)
    _check_workbook(path, limits)
    return [path]


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(2)


def _check_archive(path: Path, limits: Limits) -> None:
    packed = path.suffix.lower() == ".zip"
    with _archive(path) as archive:
        parts = _members(archive) if packed else archive.infolist()
    if packed and len(parts) > limits.files:
        raise unfit("too_many_files", most=limits.files)
    for part in parts:
        if part.flag_bits & _ENCRYPTED:
            raise unfit("secret_archive", path.name)
        if packed:
            _check_member(path, part)
    _check_size(path, sum(part.file_size for part in parts), limits)


def _check_member(path: Path, part: zipfile.ZipInfo) -> None:
    name, mode = _name_of(part), part.external_attr >> 16
    if part.is_dir() or "/" in name or "\\" in name or stat.S_ISLNK(mode):
        raise unfit("nested_path", path.name)
    if Path(name).suffix.lower() not in _TABLES + _WORKBOOKS:
        raise unfit("unknown_type", plain_name(name), known=" ".join(_TABLES + _WORKBOOKS))


def _check_size(path: Path, size: int, limits: Limits) -> None:
    if size > limits.expanded:
        raise unfit("unpacks_too_large", path.name, most=limits.expanded)
    if size > max(_UNNOTICED, path.stat().st_size * limits.ratio):
        raise unfit("ratio_too_high", path.name, most=limits.ratio)


def _unzipped(path: Path, limits: Limits) -> list[Path]:
    folder = path.with_name(f".{path.name}.d")
    folder.mkdir(mode=0o700, exist_ok=True)
    with _archive(path) as archive:
        parts = _members(archive)
        names = apart([plain_name(_name_of(part)) for part in parts])
        left = limits.expanded
        for part, name in zip(parts, names, strict=True):
            with archive.open(part) as inside, (folder / name).open("wb") as out:
                left -= _copy(path, inside, out, left, limits)
    for name in names:
        _check_workbook(folder / name, limits)
    return [folder / name for name in names]


def _members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Without what a system adds to every archive that it packs."""
    return [part for part in archive.infolist() if not part.filename.startswith("__MACOSX/")]


def _unpacked(path: Path, limits: Limits) -> Path:
    target = path.with_name(f".{path.name}.d") / (path.name.removesuffix(path.suffix) or "file")
    target.parent.mkdir(mode=0o700, exist_ok=True)
    with _faults(path), gzip.open(path) as inside, target.open("wb") as out:
        _copy(path, inside, out, limits.expanded, limits)
    return target


def _check_workbook(path: Path, limits: Limits) -> None:
    """A workbook is unpacked by its reader, which knows no limits: so what it holds is counted
    before. A part that is larger than it says does not pass its checksum."""
    if _head(path) != _ZIP:
        return
    with _archive(path) as archive, Path(os.devnull).open("wb") as nowhere:
        left = limits.expanded
        for part in archive.infolist():
            with archive.open(part) as inside:
                left -= _copy(path, inside, nowhere, left, limits)


def _copy(
    path: Path, inside: io.BufferedIOBase | IO[bytes], out: IO[bytes], left: int, limits: Limits
) -> int:
    size, most = 0, min(left, max(_UNNOTICED, path.stat().st_size * limits.ratio))
    while chunk := inside.read(_CHUNK):
        size += len(chunk)
        if size > most:
            _check_size(path, limits.expanded - left + size, limits)
        out.write(chunk)
    return size


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    with _faults(path), zipfile.ZipFile(path) as archive:
        yield archive


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except _FAULTS as fault:
        if isinstance(fault, OSError) and not isinstance(fault, gzip.BadGzipFile):
            raise  # of the disk, not of the file
        raise unfit("broken_archive", path.name) from fault


def _name_of(part: zipfile.ZipInfo) -> str:
    """As it was written: programs for Chinese leave out the flag and write GB18030."""
    if part.flag_bits & _UTF8_NAME:
        return part.filename
    raw = part.orig_filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
