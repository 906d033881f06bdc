"""The loader of notices."""

from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Loader
from loaders.notices.reader import check, read

NOTICES = Loader(
    kind="notices",
    label=Text("撤销、变更、修复等通知", "notices of revocation, change and repair"),
    rank=Rank.AUTHORITY,
    read=read,
    check=check,
)
