"""The files of a first big load: what `neo4j-admin database import` reads, straight from rows.

The importer makes no index; they come when the store is first opened, which the schema number 0
of the clock asks for.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, NamedTuple

from graph.records import canonical
from graph.store.copying import Progress
from graph.store.neo4j.counters import NAMES as COUNTERS
from graph.store.neo4j.counters import counted
from graph.store.neo4j.shapes import NUMBER, EdgeShape, NameShape, NodeShape, shapes
from graph.store.raw import PARTS, Raw, by_column

ARGUMENTS = "import.args"
_OPTIONS = ("--multiline-fields=true", "--input-encoding=UTF-8")
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}


class Line(NamedTuple):
    """A line of one file: its first cells, and its properties."""

    file: str
    first: tuple[object, ...]
    own: Mapping[str, Any]


def write_files(source: Raw, folder: Path, tell: Progress) -> Path:
    """Writes the files into an empty folder; gives the file of arguments for the importer.

    The rows are read twice: first for the columns, since each fact brings its own.
    """
    columns = _columns(source)
    with ExitStack() as open_files:
        files = {
            file: open_files.enter_context((folder / f"{file}.csv").open("w", encoding="utf-8"))
            for file in columns
        }
        for file, types in columns.items():
            heads = (_Bare(f"{name}:{type_}") for name, type_ in types.items())
            _print(files[file], (*_head(file), *heads))
        for line in _lines(source, tell):
            _print(files[line.file], (*line.first, *_cells(line.own, columns[line.file])))
    return _arguments(folder, list(columns))


def _columns(source: Raw) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for line in _lines(source, lambda *_: None):
        types = found[line.file]
        for name, value in line.own.items():
            if value is not None:
                types.setdefault(name, _TYPES[type(value)])
    return found


def _lines(source: Raw, tell: Progress) -> Iterator[Line]:
    clock: dict[str, Any] = {"one": 1, "schema": 0, "tx": 0} | dict.fromkeys(COUNTERS, 0)
    for part in PARTS:
        total = source.count(part)
        for done, row in enumerate(source.rows(part), 1):
            held = by_column(part, row)
            clock |= counted(part, held)
            for shape in shapes(part, [held]):
                yield from _of(shape, (part.name, done))
            tell(part, done, total)
    yield Line("Clock", ("clock",), clock)


def _of(shape: NodeShape | EdgeShape | NameShape, place: tuple[str, int]) -> Iterator[Line]:
    """A node that nothing points to is numbered by its place."""
    match shape:
        case NodeShape(label, own, more):
            number = own[NUMBER[label]] if label in NUMBER else "-".join(map(str, place))
            yield Line(f"{label}-{more}" if more else label, (number,), own)
        case EdgeShape(type_, (near, start), (far, end), own):
            yield Line(f"{near}_{far}", (start, end, type_), own)
        case NameShape(node, own):
            yield Line("Name", (place[1],), own)
            yield Line("Key_Name", (node, place[1], "CALLED"), {})


def _is_edge(file: str) -> bool:
    return "_" in file


class _Bare(str):
    """A word of a heading, which stands without quotes."""

    __slots__ = ()


def _head(file: str) -> tuple[_Bare, ...]:
    if not _is_edge(file):
        return (_Bare(f":ID({file.partition('-')[0]})"),)
    near, _, far = file.partition("_")
    return _Bare(f":START_ID({near})"), _Bare(f":END_ID({far})"), _Bare(":TYPE")


def _cells(own: Mapping[str, Any], types: Mapping[str, str]) -> list[object]:
    """A value that is not of its column's type goes where nested values are."""
    odd = {n: v for n, v in own.items() if v is not None and _TYPES[type(v)] != types[n]}
    if odd:
        nested = json.loads(own.get("nested", "{}")) | {n.removeprefix("p_"): odd[n] for n in odd}
        own = {n: v for n, v in own.items() if n not in odd} | {"nested": canonical(nested)}
    return [own.get(name) for name in types]


def _print(file: IO[str], cells: tuple[object, ...]) -> None:
    file.write(",".join(map(_cell, cells)) + "\n")


def _cell(value: object) -> str:
    """Words are quoted, so that an empty one differs from none."""
    if isinstance(value, str) and not isinstance(value, _Bare):
        return '"' + value.replace('"', '""') + '"'
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _arguments(folder: Path, files: list[str]) -> Path:
    nodes = [f"--nodes={f.replace('-', ':')}={folder / f}.csv" for f in files if not _is_edge(f)]
    edges = [f"--relationships={folder / f}.csv" for f in files if _is_edge(f)]
    path = folder / ARGUMENTS
    path.write_text("\n".join([*_OPTIONS, *nodes, *edges]) + "\n", "utf-8")
    return path
