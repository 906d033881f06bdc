"""Statements of the Beneficial Ownership Data Standard, each taken or rejected by itself."""

from collections.abc import Iterator

from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Context, Loader
from loaders.bods.relationships import relationship
from loaders.bods.shape import dated, record_of
from loaders.bods.subjects import entity, person
from loaders.items import Described, Entry, Holder, Standard
from loaders.items.likeness import BODS as NAME

_SAY = {"entity": entity, "person": person, "relationship": relationship}


def _statements(entry: Entry, value: Holder, file: Described, ctx: Context) -> Iterator[Statement]:
    record = record_of(entry, value, file, ctx)
    if record is not None:
        yield from _SAY[record.kind](entry, record, ctx)


_STANDARD = Standard(NAME, _statements, dated, ("statements",))

BODS = Loader(
    kind="bods",
    label=Text("受益所有权数据（BODS）", "beneficial ownership (BODS)"),
    rank=Rank.AGGREGATOR,
    read=_STANDARD.read,
    check=_STANDARD.check,
)
