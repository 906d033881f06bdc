"""A file of codes to be asked about: one a line, or a table with a column of codes."""

from collections.abc import Iterator
from pathlib import Path

from graph.text import Text
from loaders.base import Issue
from loaders.tables import open_table, reading, refuse
from loaders.tables.delimited import delimiter_of, records
from loaders.tables.encoding import encoding_of
from loaders.tables.headings import heading
from loaders.tables.sniff import form_of

HEADINGS = ("统一社会信用代码", "单位代码", "代码", "USCC", "CODE")

_NO_CODES = Text("里没有代码", "holds no code")
_ADD = Text("请每行写一个统一社会信用代码", "write one unified code a line")


def read_codes(path: Path) -> list[str]:
    """The codes of a file, in its order. Without a heading the first column is read.

    Raises FileFormatError for a file that is not what it says, or holds none.
    """
    with reading(path):
        found = list(_workbook(path) if form_of(path) == "workbook" else _text(path))
    if not found:
        raise refuse(path, _NO_CODES, _ADD)
    return found


def _text(path: Path) -> Iterator[str]:
    encoding = encoding_of(path)
    place = None
    for _, record in records(path, encoding, delimiter_of(path, encoding)):
        cells = [cell.strip() for cell in record]
        if not any(cells):
            continue
        if place is None:
            place, headed = _column([heading(cell) for cell in cells])
            if headed:
                continue
        if place < len(cells) and cells[place]:
            yield cells[place]


def _column(names: list[str]) -> tuple[int, bool]:
    known = [name for name in HEADINGS if name in names]
    return (names.index(known[0]), True) if known else (0, False)


def _workbook(path: Path) -> Iterator[str]:
    table = open_table(path)
    place, headed = _column(list(table.headings))
    if not headed:
        wanted = Text(f"没有代码列（{HEADINGS[0]}）", f"has no column of codes ({HEADINGS[0]})")
        raise refuse(path, wanted, _ADD)
    for row in table:
        if isinstance(row, Issue):
            raise refuse(path, Text(f"第 {row.row} 行有误", f"row {row.row} is faulty"), _ADD)
        if code := row.cells[table.headings[place]]:
            yield code
