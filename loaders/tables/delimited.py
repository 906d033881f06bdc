"""Rows of delimited text."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from graph.text import Text
from loaders.tables.encoding import LONGEST_LINE
from loaders.tables.refusals import refuse

Record = tuple[int, list[str]]

_DELIMITERS = ",\t;|"
_SAMPLE = 1 << 16
_LONGEST_CELL = LONGEST_LINE  # characters
csv.field_size_limit(_LONGEST_CELL)
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
            raise refuse(path, _found(start, fault), _QUOTE) from fault


def _found(line: int, fault: csv.Error) -> Text:
    if "field limit" in str(fault):
        return Text(
            f"在第 {line} 行起的一行中有一格超过 {_LONGEST_CELL} 个字符，可能缺少结束的双引号",
            f"has a cell of more than {_LONGEST_CELL} characters in the row from line {line} on; "
            "perhaps a closing quote is missing",
        )
    return Text(
        f"从第 {line} 行起无法读取（{fault}）", f"cannot be read from line {line} on ({fault})"
    )
