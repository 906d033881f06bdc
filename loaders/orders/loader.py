"""The loader of measures as documents order and end them."""

from graph.text import Text
from graph.vocabulary import Rank
from loaders.base import Loader
from loaders.orders.reader import check, read

ORDERS = Loader(
    kind="orders",
    label=Text("惩戒措施决定", "orders of measures"),
    rank=Rank.AUTHORITY,
    read=read,
    check=check,
)
