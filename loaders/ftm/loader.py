"""FollowTheMoney: every entity is taken or rejected by itself."""

from collections.abc import Iterator

from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Context, Loader
from loaders.ftm.entity import dated, entities
from loaders.ftm.links import link
from loaders.ftm.lists import award, identification, sanction
from loaders.ftm.schemata import EDGES
from loaders.ftm.things import THINGS
from loaders.items import Described, Entry, Holder, Standard
from loaders.items.likeness import FTM as NAME

_SAY = {
    **THINGS,
    **dict.fromkeys(EDGES, link),
    "Sanction": sanction,
    "ContractAward": award,
    "Identification": identification,
    "Passport": identification,
}


def _statements(entry: Entry, value: Holder, file: Described, ctx: Context) -> Iterator[Statement]:
    for entity in entities(entry, value, file, ctx):
        yield from _SAY[entity.schema](entity)


_STANDARD = Standard(NAME, _statements, dated, ("entities", "results"))

FTM = Loader(
    kind="ftm",
    label=Text("FollowTheMoney 数据", "FollowTheMoney"),
    rank=Rank.AGGREGATOR,
    read=_STANDARD.read,
    check=_STANDARD.check,
)
