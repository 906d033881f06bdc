"""One table, read row by row: the shape of most loaders."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.records import Statement
from loaders.base import Context, Yield
from loaders.tables.cells import Cells, outcome
from loaders.tables.layout import Layout
from loaders.tables.open import Sheet, open_layout


@dataclass(frozen=True)
class ByRow:
    """`say` gives what a row states: nothing when it is rejected.

    `dated_by`, `only`: see `open_layout`.
    """

    layout: Layout
    say: Callable[[Cells, Sheet, Context], Iterable[Statement]]
    dated_by: str = ""
    only: bool = False

    def read(self, path: Path, ctx: Context) -> Iterator[Yield]:
        """The issues of each row, then its statements."""
        sheet = open_layout(path, self.layout, ctx, self.dated_by, self.only)
        for cells in sheet.rows():
            if isinstance(cells, Cells):
                statements = list(self.say(cells, sheet, ctx))
                yield from outcome(cells)
                yield from statements
            else:
                yield cells

    def check(self, path: Path, ctx: Context) -> int:
        """The number of rows. Raises FileFormatError wherever `read` would."""
        return open_layout(path, self.layout, ctx, self.dated_by, self.only).count()
