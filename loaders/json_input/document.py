"""A JSON file as a list of items, whichever way it was written down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from graph.text import Text
from loaders.json_input.build import Built, build, escaped, skip
from loaders.json_input.encoding import Written, written
from loaders.json_input.stream import Event, events
from loaders.tables import refuse

Shape = Literal["object", "array", "values"]
_STARTS: dict[str, Shape] = {"start_map": "object", "start_array": "array"}


class Item(NamedTuple):
    """One thing of the file, whole.

    `number` counts from 1 in the order of the file. `value_number` is the number of the value
    on the top level in which it stands (the line of JSON Lines), `where` its JSON pointer inside
    that value. `head` is what the object around it says beside its streamed lists; `repeated`
    are the pointers, inside the item, of keys that one object holds twice.
    """

    number: int
    value_number: int
    where: str
    head: Mapping[str, Any]
    value: Any
    repeated: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """What a first reading to the end found out: `values` is JSON Lines or values in a row.

    `head` is empty but for an object; `lists` are the streamed lists in it, with their lengths.
    """

    path: Path
    written: Written
    streamed: tuple[str, ...]
    shape: Shape
    head: Mapping[str, Any]
    lists: Mapping[str, int]

    def items(self) -> Iterator[Item]:
        """In flat memory; an object without a streamed list is one item."""
        found = self._found()
        return (Item(number, *rest) for number, rest in enumerate(found, start=1))

    def _found(self) -> Iterator[tuple[int, str, Mapping[str, Any], Any, tuple[str, ...]]]:
        if self.shape == "object" and not self.lists:
            yield 1, "", {}, self.head, ()
            return
        reading = events(self.path, self.written)
        if self.shape == "values":
            for number, first in enumerate(reading, start=1):
                yield from self._of_value(number, build(first, reading, self.path))
            return
        first = next(reading)
        lists = [("", first)] if self.shape == "array" else self._lists(reading)
        for name, _ in lists:
            for index, built in enumerate(_elements(reading, self.path)):
                yield 1, f"{name}/{index}", self.head, *built

    def _of_value(
        self, number: int, built: Built
    ) -> Iterator[tuple[int, str, Mapping[str, Any], Any, tuple[str, ...]]]:
        value, repeated = built
        names = [n for n in self.streamed if isinstance(value, dict) and _is_list(value, n)]
        if not names:
            yield number, "", {}, value, repeated
        head = {k: v for k, v in value.items() if k not in names} if names else {}
        for name in names:
            for index, element in enumerate(value[name]):
                where = f"/{name}/{index}"
                own = tuple(r.removeprefix(where) for r in repeated if _inside(r, where))
                yield number, where, head, element, own

    def _lists(self, reading: Iterator[Event]) -> Iterator[tuple[str, Event]]:
        for kind, key in reading:
            if kind != "map_key":
                return
            first = next(reading)
            if key in self.lists and first[0] == "start_array":
                yield f"/{key}", first
            else:
                skip(first, reading)


def open_document(path: Path, *streamed: str) -> Document:
    """Reads the file to its end once. `streamed` are keys of lists that may be long.

    Raises FileFormatError for what is no JSON, is cut off (with the byte), holds no object or
    list, or holds a key twice on its top level.
    """
    text = written(path)
    reading = events(path, text)
    first = next(reading)
    shape = _STARTS.get(first[0])
    outline = _Outline()
    if shape == "object":
        outline = _outline(path, reading, streamed)
    else:
        skip(first, reading)
    if _more(reading):
        return Document(path, text, streamed, "values", {}, {})
    if shape is None:
        raise refuse(path, _SCALAR, _OBJECT_OR_LIST)
    if outline.repeated:
        raise refuse(path, _TWICE.fill(key=outline.repeated[0]), _ONE_OF_THEM)
    return Document(path, text, streamed, shape, outline.head, outline.lists)


@dataclass
class _Outline:
    head: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, int] = field(default_factory=dict)
    repeated: list[str] = field(default_factory=list)


def _outline(path: Path, reading: Iterator[Event], streamed: tuple[str, ...]) -> _Outline:
    found = _Outline()
    for kind, key in reading:
        if kind != "map_key":
            break
        if key in found.head or key in found.lists:
            found.repeated.append(f"/{escaped(key)}")
        first = next(reading)
        if key in streamed and first[0] == "start_array":
            found.lists[key] = _length(reading)
        else:
            built = build(first, reading, path)
            found.repeated += [f"/{escaped(key)}{inside}" for inside in built.repeated]
            found.head[key] = built.value
    return found


def _length(reading: Iterator[Event]) -> int:
    length = 0
    for event in reading:
        if event[0] == "end_array":
            break
        skip(event, reading)
        length += 1
    return length


def _elements(reading: Iterator[Event], path: Path) -> Iterator[Built]:
    for event in reading:
        if event[0] == "end_array":
            return
        yield build(event, reading, path)


def _more(reading: Iterator[Event]) -> bool:
    """Whether another value follows; all of it is read, so that its faults are found."""
    return sum(1 for _ in reading) > 0


def _is_list(value: Mapping[str, Any], name: str) -> bool:
    return isinstance(value.get(name), list)


def _inside(pointer: str, where: str) -> bool:
    return pointer.startswith(f"{where}/")


_SCALAR = Text("只有一个文字或数字", "holds one text or number only")
_OBJECT_OR_LIST = Text(
    "应为 JSON 对象、列表或 JSON Lines；请确认选对了文件",
    "an object, a list or JSON Lines is needed; make sure that it is the right file",
)
_TWICE = Text("中键“{key}”出现两次，不知以哪个为准", "holds the key “{key}” twice")
_ONE_OF_THEM = Text("请删去其中一个后再加载", "take one of them out, then load it")
