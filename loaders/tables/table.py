"""A file of rows under headings, whatever its format: opened, checked, and read in a stream."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from graph.identifiers import mask_account
from graph.text import Text
from loaders.base import Issue
from loaders.tables.delimited import Record, delimiter_of, records
from loaders.tables.encoding import encoding_of
from loaders.tables.headings import headings_of, match, missing
from loaders.tables.lines import line_records
from loaders.tables.refusals import EMPTY, EXPORT_AGAIN, ONLY_HEADINGS, listed, refuse
from loaders.tables.remedies import remedy
from loaders.tables.scrub import scrub
from loaders.tables.sheets import Lost, any_text, sheet_names, sheet_records
from loaders.tables.sniff import form_of

_UNSEEN = frozenset({"Cc", "Cf"})  # control and format characters


class Row(NamedTuple):
    """A row by heading. `number` is what a person sees in the file, the heading being row 1."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Table:
    """Iterating reads the file from its first row on, each time anew.

    A row that does not fit its headings comes as the Issue that rejects it. `document` is the
    name of the file, without the number of a person that may stand in it.
    """

    path: Path
    document: str
    headings: tuple[str, ...]
    _records: Callable[[], Iterator[Record]]

    def __iter__(self) -> Iterator[Row | Issue]:
        filled = ((n, r) for n, r in self._records() if any_text(r))
        next(filled, None)
        for number, record in filled:
            cells = [clean(cell) for cell in record]
            if any(cells):
                yield self._row(number, record, cells)

    def only(self, names: Collection[str]) -> "Table":
        """The same with no other column: a cell of one is never looked at."""
        return replace(self, headings=tuple(h if h in names else "" for h in self.headings))

    def _row(self, number: int, record: Sequence[str], cells: Sequence[str]) -> Row | Issue:
        width = len(self.headings)
        if len(cells) < width or any(cells[width:]):
            told = remedy("cell_count", found=len(cells), wanted=width)
            return Issue("reject", self.document, number, "", "", "cell_count", told)
        for name, cell in zip(self.headings, record, strict=False):
            if name and isinstance(cell, Lost):
                told, shown = remedy("digits_lost"), mask_account(cell)
                return Issue("reject", self.document, number, name, shown, "digits_lost", told)
        by_heading = zip(self.headings, cells, strict=False)
        return Row(number, {name: cell for name, cell in by_heading if name})


def open_table(path: Path, sheet: str | None = None) -> Table:
    """Opens a CSV, TSV, JSON Lines, xlsx or xls file and checks that it is one, to its last byte.

    Raises FileFormatError for a file that is not what it says.
    """
    form = form_of(path)
    if form == "workbook":
        return _workbook(path, sheet)
    encoding = encoding_of(path)
    if form == "lines":
        read = partial(line_records, path, encoding)
    else:
        read = partial(records, path, encoding, delimiter_of(path, encoding))
    return Table(path, scrub(path.name), _headings(path, read), read)


def require(
    table: Table, aliases: Mapping[str, Sequence[str]], optional: Collection[str] = ()
) -> dict[str, str]:
    """The heading under which each field stands; optional fields may be absent.

    Raises FileFormatError naming every column that is missing.
    """
    found = match(table.headings, aliases)
    absent = {f: names for f, names in aliases.items() if f not in found and f not in optional}
    if absent:
        raise missing(table.path, table.headings, absent)
    return found


def clean(cell: str) -> str:
    """Without outer spaces, invisible characters, and the marks that keep Excel from counting."""
    text = cell.strip()
    if not text.isprintable():
        text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
        text = text.strip()
    if text.startswith('="') and text.endswith('"'):
        return text[2:-1].strip()
    return text[1:].strip() if text.startswith("'") and text.count("'") == 1 else text


def _headings(path: Path, read: Callable[[], Iterator[Record]]) -> tuple[str, ...]:
    """Checks that there are headings and at least one row under them."""
    filled = (record for _, record in read() if any_text(record))
    first = next(filled, None)
    if first is None:
        raise refuse(path, EMPTY, EXPORT_AGAIN)
    names = headings_of(path, first)
    if next(filled, None) is None:
        raise refuse(path, ONLY_HEADINGS, EXPORT_AGAIN)
    return names


def _workbook(path: Path, sheet: str | None) -> Table:
    names = sheet_names(path)
    chosen = sheet or _only_table(path, names)
    read = partial(sheet_records, path, chosen)
    document = f"{path.name} [{chosen}]" if sheet or len(names) > 1 else path.name
    return Table(path, scrub(document), _headings(path, read), read)


def _only_table(path: Path, names: Sequence[str]) -> str:
    """The first sheet with content. Another with its headings would be left out: refused."""
    tops = {name: _top(path, name) for name in names} if len(names) > 1 else {n: [n] for n in names}
    filled = [name for name, top in tops.items() if top]
    if not filled:
        raise refuse(path, EMPTY, EXPORT_AGAIN)
    same = [name for name in filled if tops[name] == tops[filled[0]]]
    if len(same) > 1:
        shown = listed(same)
        found = Text(f"有多个同表头的工作表：{shown.zh}", f"has like sheets: {shown.en}")
        raise refuse(path, found, Text("请每个文件只留一个", "keep one in each file"))
    return filled[0]


def _top(path: Path, sheet: str) -> list[str]:
    rows = (record for _, record in sheet_records(path, sheet) if any_text(record))
    return next(rows, [])
