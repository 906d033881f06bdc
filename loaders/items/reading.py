"""A file of JSON objects of one standard: opened, told from others, read object by object."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.intervals import Day
from graph.records import Statement
from graph.text import Text
from loaders.base import Context, Yield
from loaders.items.entry import Entry, Holder
from loaders.items.likeness import is_sound, likeness
from loaders.json_input import Document, Item, open_document
from loaders.tables import refuse, scrub, sha256_of


@dataclass(frozen=True)
class Described:
    """The file as statements cite it."""

    document: str
    sha256: str


Say = Callable[[Entry, Holder, Described, Context], Iterable[Statement]]


@dataclass(frozen=True)
class Standard:
    """`say` gives what one object states, nothing when it is rejected; `dated` tells whether an
    object gives its own version day."""

    name: str
    say: Say
    dated: Callable[[Holder], bool]
    streamed: tuple[str, ...] = ()

    def read(self, path: Path, ctx: Context) -> Iterator[Yield]:
        document = self._open(path)
        file = Described(scrub(path.name), sha256_of(path))
        for item in document.items():
            entry = Entry(file.document, item.number)
            value = self._object(entry, item)
            statements = list(self.say(entry, value, file, ctx)) if value is not None else []
            yield from entry.outcome()
            yield from () if entry.rejected else statements

    def check(self, path: Path, ctx: Context) -> int:
        """Raises FileFormatError where no object is of the standard, or one has no version day."""
        count, ours, first = 0, 0, None
        for item in self._open(path).items():
            count += 1
            like = likeness(item.value)
            first = first or like
            ours += like == self.name
            if like == self.name and ctx.published is None and not self.dated(item.value):
                raise refuse(path, _NO_VERSION.fill(row=item.number), _ASK_VERSION)
        if not count:
            raise refuse(path, _EMPTY, _CHECK)
        if not ours:
            raise refuse(path, _OTHER.fill(standard=self.name, like=first or _NOTHING), _CHECK)
        return count

    def _open(self, path: Path) -> Document:
        return open_document(path, *self.streamed)

    def _object(self, entry: Entry, item: Item) -> Holder | None:
        if not isinstance(item.value, Mapping):
            entry.reject(item.where, item.value, "no_object")
            return None
        for pointer in item.repeated:
            entry.reject(pointer, "", "repeated_key")
        if not is_sound(item.value):
            entry.reject(item.where, "", "bad_text")
        like = likeness(item.value)
        if like != self.name:
            entry.reject(item.where, "", "other_kind", standard=self.name, like=like)
        return None if entry.rejected else item.value


def version_day(entry: Entry, where: str, text: str, ctx: Context) -> Day | None:
    """The day that the object gives of itself, else that of the file; None rejects it, and so
    does a day that cannot be read: whatever it was, it is not that of the file."""
    if text:
        found = entry.needed_day(where, text)
        return found.last if found else None
    if ctx.published is None:
        entry.reject(where, "", "missing_value")
    return ctx.published


_NOTHING = Text("没有对象", "no objects")
_EMPTY = Text("中没有任何记录", "holds no records at all")
_OTHER = Text("不是{standard}数据，像是 {like}", "is no {standard} data; it looks like {like}")
_CHECK = Text(
    "请确认文件，或改用相应的格式名加载", "check the file, or load it under the name of its format"
)
_NO_VERSION = Text(
    "第 {row} 条没有版本日期，无法知道数据截至哪一天",
    "gives no version day in record {row}, so it is not known of which day the data are",
)
_ASK_VERSION = Text(
    "请用 --published 日期 写明数据的发布日期，如 --published 2026-06-01",
    "say when the data were published, such as --published 2026-06-01",
)
