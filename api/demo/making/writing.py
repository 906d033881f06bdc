"""Files in the formats of their sources: CSV in two encodings, workbooks with true dates."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

Rows = Sequence[Sequence[str]]
Sheet = tuple[Sequence[str], Rows]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d+)?")


def write_csv(path: Path, headings: Sequence[str], rows: Rows, encoding: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode(encoding))


def write_workbook(path: Path, sheets: Mapping[str, Sheet]) -> None:
    """openpyxl is needed for making the files alone, so it is imported here."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, (headings, rows) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(list(headings))
        for row in rows:
            sheet.append([cell(value) for value in row])
    book.save(path)


def cell(value: str) -> str | float | date | None:
    """Days and short numbers as Excel keeps them; codes stay text."""
    if _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if _NUMBER.fullmatch(value):
        return float(value)
    return value or None
