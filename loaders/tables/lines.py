"""Rows of JSON Lines: one flat object a line, its keys as headings, as interfaces give them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.errors import FileFormatError
from graph.text import Text
from loaders.tables.delimited import Record
from loaders.tables.refusals import refuse

_ONE_OBJECT = Text(
    "每行应是一个完整的 JSON 对象，其值为文字、数字或文字的列表；请更正该行",
    "each line must be one whole JSON object of texts, numbers or lists of texts; correct it",
)


def line_records(path: Path, encoding: str) -> Iterator[Record]:
    """The keys of all objects as headings, then each object with the number of its line."""
    keys: dict[str, None] = {}
    for _, found in _objects(path, encoding):
        keys |= dict.fromkeys(found)
    yield 0, list(keys)
    for number, found in _objects(path, encoding):
        yield number, [found.get(key, "") for key in keys]


def _objects(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding=encoding) as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, _object(path, number, line)


def _object(path: Path, number: int, line: str) -> dict[str, str]:
    try:
        found = json.loads(line)
        if isinstance(found, dict):
            return {key: _cell(value) for key, value in found.items()}
    except (ValueError, RecursionError) as fault:
        raise _unreadable(path, number) from fault
    raise _unreadable(path, number)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            value.encode()  # half of a surrogate pair is no text: a ValueError
            return value
        case bool() | int() | float():
            return json.dumps(value)
        case list():
            return _listed(value)
        case _:
            raise ValueError


def _listed(values: Sequence[Any]) -> str:
    if not all(isinstance(value, str) for value in values):
        raise ValueError
    return ",".join(_cell(value) for value in values)


def _unreadable(path: Path, number: int) -> FileFormatError:
    found = Text(f"第 {number} 行不是可读的 JSON 对象", f"has no readable object on line {number}")
    return refuse(path, found, _ONE_OBJECT)
