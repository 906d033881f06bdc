"""The loader of default events of every category that has no format of its own."""

from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Loader
from loaders.events.reader import check, read

EVENTS = Loader(
    kind="events",
    label=Text("失信行为认定", "default events as determined"),
    rank=Rank.AUTHORITY,
    read=read,
    check=check,
)
