"""The loader of published administrative penalties."""

from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Loader
from loaders.penalties.reader import check, read

PENALTIES = Loader(
    kind="penalties",
    label=Text("双公示行政处罚", "published administrative penalties"),
    rank=Rank.AUTHORITY,
    read=read,
    check=check,
)
