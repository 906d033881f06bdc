"""Values built from the events of the grammar, one at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from graph.text import Text
from loaders.json_input.stream import Event
from loaders.tables import refuse

LARGEST = 2_000_000  # events of one value that is built whole


class Built(NamedTuple):
    """A value, and the JSON pointers of keys that one of its objects holds twice."""

    value: Any
    repeated: tuple[str, ...] = ()


def build(first: Event, rest: Iterator[Event], path: Path) -> Built:
    """The value that begins with an event. Of a repeated key the first value is kept.

    Raises FileFormatError for a value so large that it would not fit in memory.
    """
    kind, value = first
    if kind not in ("start_map", "start_array"):
        return Built(value)
    root: Any = {} if kind == "start_map" else []
    stack: list[tuple[Any, str | None]] = [(root, None)]
    repeated: list[str] = []
    for _, (kind, value) in zip(range(LARGEST), rest, strict=False):
        if kind == "map_key":
            stack[-1] = (stack[-1][0], value)
        elif kind in ("end_map", "end_array"):
            stack.pop()
            if not stack:
                return Built(root, tuple(repeated))
        else:
            child = {} if kind == "start_map" else [] if kind == "start_array" else value
            _put(stack, child, repeated)
            if kind in ("start_map", "start_array"):
                stack.append((child, None))
    raise refuse(path, _TOO_LARGE.fill(largest=LARGEST), _SPLIT)


def _put(stack: list[tuple[Any, str | None]], child: Any, repeated: list[str]) -> None:
    container, key = stack[-1]
    if key is None:
        container.append(child)
    elif key in container:
        repeated.append(_pointer(stack))
    else:
        container[key] = child


def _pointer(stack: list[tuple[Any, str | None]]) -> str:
    """The JSON pointer (RFC 6901) of the key whose value is being put."""
    steps = (str(len(holder) - 1) if key is None else key for holder, key in stack)
    return "".join("/" + escaped(step) for step in steps)


def escaped(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")


def skip(first: Event, rest: Iterator[Event]) -> None:
    """Reads over the value that begins with an event."""
    depth = int(first[0] in ("start_map", "start_array"))
    while depth:
        kind = next(rest)[0]
        depth += kind in ("start_map", "start_array")
        depth -= kind in ("end_map", "end_array")


_TOO_LARGE = Text(
    "中有一个对象含 {largest} 个以上的值，无法整体读入",
    "holds an object of more than {largest} values, too many to read whole",
)
_SPLIT = Text(
    "请导出为记录的列表或 JSON Lines（每行一条记录）",
    "export it as a list of records or as JSON Lines, one record a line",
)
