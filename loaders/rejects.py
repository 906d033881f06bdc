"""The rejects file: every issue of a load, with what to do about it, for a spreadsheet."""

import csv
import os
from pathlib import Path
from typing import TextIO

from loaders.base import Issue

_HEADINGS = (
    "级别 level",
    "文件 document",
    "行 row",
    "列 column",
    "值 value",
    "原因 reason",
    "处理 remedy",
    "remedy_en",
)
_LEVELS = {"reject": "未加载 reject", "warning": "警告 warning"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run


class Rejects:
    """Written beside its final name and put there whole; without an issue there is no file."""

    def __init__(self, folder: Path, document: str, sha256: str) -> None:
        self.path = folder / f"{document}-{sha256[:8]}-rejects.csv"
        self._part = folder / f".{self.path.name}.part"
        self._file: TextIO | None = None

    def add(self, issue: Issue) -> None:
        if self._file is None:
            self._file = self._open()
        row = (
            _LEVELS[issue.level],
            issue.document,
            str(issue.row),
            issue.column,
            issue.value,
            issue.reason,
            issue.remedy.zh,
            issue.remedy.en,
        )
        csv.writer(self._file).writerow(harmless(cell) for cell in row)

    def finish(self) -> Path | None:
        """The file, in place; None (and an older one gone) when there was no issue."""
        if self._file is None:
            self.path.unlink(missing_ok=True)
            return None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._file = None
        return self._part.replace(self.path)

    def drop(self) -> None:
        """Leaves nothing behind of an unfinished file."""
        if self._file is not None:
            self._file.close()
            self._part.unlink()

    def _open(self) -> TextIO:
        self._part.parent.mkdir(parents=True, exist_ok=True)
        file = self._part.open("w", encoding="utf-8-sig", newline="")
        csv.writer(file).writerow(_HEADINGS)
        return file


def harmless(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
