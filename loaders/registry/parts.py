"""The tables of a delivery, found in a folder of files, in the sheets of a workbook, or both."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.errors import FileFormatError
from graph.records import Source
from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Issue
from loaders.registry.columns import LAYOUTS, TELLING, TableKind
from loaders.tables import Cells, Layout, Table, Under, open_table, require, scrub, sha256_of
from loaders.tables.headings import match
from loaders.tables.sheets import any_text, sheet_names, sheet_records
from loaders.tables.sniff import form_of

_TABLE_NAMES = frozenset({".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".et"})

_NO_BASE = Text(
    "“{path}”中没有企业基本信息表（表头须有 ENTNAME 或 企业名称）；找到的表：{found}。"
    "请把基本信息表与其他表放在同一文件夹或工作簿中",
    "“{path}” holds no base table (a heading ENTNAME or 企业名称); found: {found}. "
    "Put the base table into the same folder or workbook",
)
_NO_JOIN = Text(
    "基本信息表“{base}”缺少 PRIPID（主体身份代码）列，其他表无法与之对应；请补上该列",
    "the base table “{base}” lacks PRIPID (主体身份代码), by which the other tables refer to it; "
    "add that column",
)


@dataclass(frozen=True)
class Part:
    """One table of the delivery."""

    kind: TableKind
    table: Table
    under: Under
    sha256: str
    folder: str  # of a delivery that is a folder: its files have common names

    @property
    def document(self) -> str:
        return f"{self.folder}/{self.table.document}" if self.folder else self.table.document

    def rows(self) -> Iterator[Cells | Issue]:
        for row in self.table:
            yield row if isinstance(row, Issue) else Cells(self.under, row)

    def source(self, provider: str) -> Source:
        return _source(provider, self.document, self.sha256)


@lru_cache(maxsize=1024)
def _source(provider: str, document: str, sha256: str) -> Source:
    return Source(provider, Rank.REGISTRY, document, sha256)


@dataclass(frozen=True)
class Parts:
    known: tuple[Part, ...]
    unknown: tuple[str, ...]

    def of(self, kind: TableKind) -> tuple[Part, ...]:
        return tuple(part for part in self.known if part.kind is kind)


def find_parts(path: Path) -> Parts:
    """Raises FileFormatError when there is no base table, or a table lacks a required column."""
    tables = [table for file in _files(path) for table in _tables(file)]
    parts = [(table, _kind(table)) for table in tables]
    folder = scrub(path.resolve().name) if path.is_dir() else ""
    known = tuple(_part(table, kind, folder) for table, kind in parts if kind)
    found = Parts(known, tuple(table.document for table, kind in parts if kind is None))
    _check(path, found)
    return found


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    names = sorted(path.iterdir())
    return [n for n in names if n.suffix.lower() in _TABLE_NAMES and n.name[0] not in ".~"]


def _tables(file: Path) -> Iterator[Table]:
    """Those with rows: a delivery may hold a table for which there is nothing to say."""
    if form_of(file) == "workbook":
        for sheet in sheet_names(file):
            rows = (row for _, row in sheet_records(file, sheet) if any_text(row))
            if next(rows, None) and next(rows, None):
                yield open_table(file, sheet)
    elif not _only_headings(file):
        yield open_table(file)


def _only_headings(file: Path) -> bool:
    with file.open("rb") as lines:
        return (
            sum(1 for line, _ in zip((x for x in lines if x.strip()), range(2), strict=False)) == 1
        )


def _kind(table: Table) -> TableKind | None:
    names = {kind: match(table.headings, _aliases(LAYOUTS[kind])) for kind, _ in TELLING}
    return next((kind for kind, field in TELLING if field in names[kind]), None)


def _part(table: Table, kind: TableKind, folder: str) -> Part:
    layout = LAYOUTS[kind]
    optional = {field for field, column in layout.items() if not column.required}
    headings = require(table, _aliases(layout), optional)
    under = Under(table.document, layout, headings)
    return Part(kind, table, under, sha256_of(table.path), folder)


def _aliases(layout: Layout) -> dict[str, tuple[str, ...]]:
    return {field: column.names for field, column in layout.items()}


def _check(path: Path, parts: Parts) -> None:
    bases = parts.of(TableKind.BASE)
    if not bases:
        shown = [f"{part.document} ({part.kind})" for part in parts.known] + list(parts.unknown)
        raise FileFormatError(_NO_BASE.fill(path=path.name, found="、".join(shown) or "—"))
    lacking = [base for base in bases if "subject" not in base.under.headings]
    if lacking and len(bases) < len(parts.known):
        raise FileFormatError(_NO_JOIN.fill(base=lacking[0].document))
