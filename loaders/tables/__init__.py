"""Tables as people export them: CSV, TSV, JSON Lines, xlsx and xls under headings."""

from loaders.tables.by_row import ByRow
from loaders.tables.cells import Cells, Under, outcome
from loaders.tables.encoding import sha256_of
from loaders.tables.layout import Column, Layout, column
from loaders.tables.open import VERSION, Sheet, not_after, open_layout
from loaders.tables.refusals import reading, refuse
from loaders.tables.remedies import remedy
from loaders.tables.scrub import scrub
from loaders.tables.table import Row, Table, open_table, require

__all__ = [
    "VERSION",
    "ByRow",
    "Cells",
    "Column",
    "Layout",
    "Row",
    "Sheet",
    "Table",
    "Under",
    "column",
    "not_after",
    "open_layout",
    "open_table",
    "outcome",
    "reading",
    "refuse",
    "remedy",
    "require",
    "scrub",
    "sha256_of",
]
