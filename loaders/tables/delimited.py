"""Rows of delimited text."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from graph.text import Text
from loaders.tables.refusals import refuse

Record = tuple[int, list[str]]

_DELIMITERS = ",\t;|"
_SAMPLE = 1 << 16
_QUOTE = Text(
    "请在该处检查双引号：以双引号开头的内容必须以双引号结束，其中的双引号写两次",
    "check the quotes there: a cell that opens with a quote must close with one, "
    "and a quote inside it is written twice",
)


def delimiter_of(path: Path, encoding: str) -> str:
    """The delimiter that cuts the first line into the most cells; a comma when none does."""
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE).lstrip("\r\n")
    return max(_DELIMITERS, key=lambda delimiter: _cells(sample, delimiter))


def _cells(sample: str, delimiter: str) -> int:
    try:
        return len(next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), []))
    except csv.Error:
        return 0


def records(path: Path, encoding: str, delimiter: str) -> Iterator[Record]:
    """Each record with the number of the line on which it begins.

    Quotes are read strictly: a lost one would swallow rows without a word.
    """
    start = 1
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        try:
            for record in reader:
                yield start, record
                start = reader.line_num + 1
        except csv.Error as fault:
            found = Text(
                f"从第 {start} 行起无法读取（{fault}）",
                f"cannot be read from line {start} on ({fault})",
            )
            raise refuse(path, found, _QUOTE) from fault
