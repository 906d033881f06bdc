"""Rows of an Excel workbook, cells as clean text.

The engine below holds one sheet in memory at a time; larger data belongs in CSV.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
)

from graph.text import Text
from loaders.tables.delimited import Record
from loaders.tables.refusals import EXPORT_AGAIN, listed, refuse

Cell = int | float | str | bool | time | date | datetime | timedelta

EXACT = 10**15  # Excel keeps fifteen digits of a number


class Lost(str):
    """A number with more digits than Excel keeps: the last ones are not what was typed."""


def sheet_names(path: Path) -> list[str]:
    """The sheets that a person sees."""
    with _book(path) as book:
        return [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
        ]


def sheet_records(path: Path, sheet: str) -> Iterator[Record]:
    """Each row of a sheet with its number in the sheet."""
    with _book(path) as book:
        rows = _open(path, book, sheet).iter_rows()
        for number, row in enumerate(rows, start=1):
            yield number, [text_of(cell) for cell in row]


def _open(path: Path, book: CalamineWorkbook, sheet: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(sheet)
    except WorksheetNotFound as fault:
        names = listed(book.sheet_names)
        found = Text(f"没有工作表“{sheet}”", f"has no sheet “{sheet}”")
        remedy = Text(f"请从中选择：{names.zh}", f"choose one of: {names.en}")
        raise refuse(path, found, remedy) from fault


@contextmanager
def _book(path: Path) -> Iterator[CalamineWorkbook]:
    try:
        with path.open("rb") as file, CalamineWorkbook.from_filelike(file) as book:
            yield book
    except CalamineError as fault:
        raise _unreadable(path) from fault
    except BaseException as fault:
        # A panic of the engine over damaged bytes is no Exception and cannot be imported.
        if type(fault).__name__ != "PanicException":
            raise
        raise _unreadable(path) from fault


def _unreadable(path: Path) -> Exception:
    found = Text(
        "不是可读的 Excel 工作簿（已损坏、加密或为其他文件）",
        "is no readable Excel workbook (damaged, encrypted or another kind of file)",
    )
    return refuse(path, found, EXPORT_AGAIN)


def text_of(cell: Cell) -> str:
    """
    >>> text_of(12.50), text_of(20260510.0), text_of(datetime(2026, 5, 10))
    ('12.5', '20260510', '2026-05-10')
    """
    match cell:
        case str():
            return cell
        case bool():
            return str(cell).upper()
        case int() | float():
            return _number(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ")
        case _:
            return str(cell)


def _number(value: float) -> str:
    text = format(Decimal(repr(value)), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return Lost(text) if abs(value) >= EXACT else text


def any_text(cells: Iterable[str]) -> bool:
    return any(cell.strip() for cell in cells)
