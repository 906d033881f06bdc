"""A table opened under a layout, with the version day of its rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.intervals import Day, iso
from graph.text import Text
from loaders.base import Context, Issue
from loaders.tables.cells import Cells, Under
from loaders.tables.encoding import sha256_of
from loaders.tables.layout import Layout
from loaders.tables.refusals import refuse
from loaders.tables.table import Table, open_table, require

VERSION = "updated"  # the field of a layout that holds the version day of a row

_NO_VERSION = Text("没有数据更新时间列，无法知道数据的版本日期", "has no column of update times")
_ASK_VERSION = Text(
    "请用 --published 日期 写明数据的发布日期，如 --published 2026-06-01",
    "say when the data were published, such as --published 2026-06-01",
)


@dataclass(frozen=True)
class Sheet:
    """A table that fits a layout."""

    table: Table
    under: Under
    published: Day | None

    @property
    def document(self) -> str:
        return self.table.document

    @cached_property
    def sha256(self) -> str:
        return sha256_of(self.table.path)

    def rows(self) -> Iterator[Cells | Issue]:
        for row in self.table:
            yield row if isinstance(row, Issue) else Cells(self.under, row)

    def count(self) -> int:
        """The number of rows, read to the end."""
        return sum(1 for _ in self.table)

    def version(self, cells: Cells, otherwise: Day | None = None) -> Day | None:
        """The version day of a row, `otherwise` where nothing else says it; None rejects it."""
        stated = cells.known_day(VERSION) or self.published or otherwise
        if stated is None and not cells.rejected:
            cells.reject(VERSION, "missing_value")
        return stated


def open_layout(
    path: Path, layout: Layout, ctx: Context, dated_by: str = "", only: bool = False
) -> Sheet:
    """Raises FileFormatError when a required column is missing, or any version day.

    `dated_by` is a field that dates the rows where nobody says their version day; `only` leaves
    every column unread that the layout does not name.
    """
    table = open_table(path)
    optional = {field for field, column in layout.items() if not column.required}
    headings = require(table, {f: c.names for f, c in layout.items()}, optional)
    dated = VERSION in headings or dated_by in headings
    if not dated and ctx.published is None:
        raise refuse(path, _NO_VERSION, _ASK_VERSION)
    if only:
        table = table.only(headings.values())
    return Sheet(table, Under(table.document, layout, headings), ctx.published)


def not_after(cells: Cells, field: str, day: Day | None, version: Day | None) -> None:
    """Rejects a day later than the version that states it."""
    if day is not None and version is not None and day > version:
        cells.reject(field, "date_after_publication", published=iso(version))
