"""What an answer about the graph leaves out, in words. Of what is not granted it is said in
general, whether or not there is any."""

from collections.abc import Collection, Iterator
from typing import Protocol

from graph.records import Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind
from queries.relations import RESTRICTED
from queries.said import Said
from queries.sight import Sight
from queries.subgraph import LeftOut, subject_of

_PERSONS = Text(
    "本答复不含未获准查询的自然人，也不含经其相连的关系",
    "natural persons who are not granted, and what is linked through them, are no part of this",
)
_RESTRICTED = Text(
    "备案受益所有人和亲属关系未获准查询，不在其中",
    "filed beneficial owners and kinship are not granted and no part of this",
)
_HUB = Text(
    "“{name}”在所查关系中有 {degree} 个相邻对象，超过上限 {cap}，未展开；可用 --cap 放宽",
    "“{name}” has {degree} neighbours by these relations, over the limit of {cap}, and was not "
    "expanded; raise it with --cap",
)
_LIMIT = Text(
    "至少有 {count} 个对象，只列出最近的 {limit} 个；请减小 --depth、用 --kinds 缩小范围，"
    "或放宽 --limit",
    "there are at least {count} subjects, of which the nearest {limit} are listed; lower --depth, "
    "choose --kinds or raise --limit",
)
_LOTS = Text(
    "共 {count} 个标段，只看了截止日最近的 {limit} 个；请按项目或标段分别查询",
    "there are {count} lots, of which the {limit} with the latest deadlines were looked at; ask by "
    "project or by lot",
)
_EFFORT = Text(
    "已查看 {effort} 条关系仍未查完，不能据此说没有联系；请减小 --max（--depth）或 --cap，"
    "或用 --kinds 缩小范围",
    "{effort} relations were looked at and the search is not done, which says nothing about what "
    "there is; lower --max or --depth, choose --kinds, or lower --cap",
)
_MORE = Text(
    "同样长的路径不止 {count} 条，只列出键序最前的 {count} 条",
    "there are more than {count} paths of this length; the first {count} by key are listed",
)


_UNFINISHED = Text("没有查完，不能据此下结论", "not done, which concludes nothing")
_NONE = Text("{hops} 步之内没有联系", "none within {hops} hops")
_NONE_AROUND = Text(
    "不穿过下列相邻对象过多的节点，{hops} 步之内没有联系",
    "none within {hops} hops without crossing the hubs named below",
)


def nothing(hops: int, left_out: Collection[LeftOut]) -> Said:
    """The sentence of an answer that holds nothing, in view of what was not looked at."""
    codes = {part.code for part in left_out}
    if "effort" in codes:
        return Said.of(_UNFINISHED)
    return Said.of((_NONE_AROUND if "hub" in codes else _NONE).fill(hops=hops))


def withheld(sight: Sight, kinds: Collection[Kind]) -> Iterator[LeftOut]:
    if not sight.persons or not sight.candidates or sight.only is not None:
        yield LeftOut(code="not_granted", because=Said.of(_PERSONS))
    if not sight.beneficial_owners and RESTRICTED & set(kinds):
        yield LeftOut(code="restricted", because=Said.of(_RESTRICTED))


class Guarded(Protocol):
    """What guards against hubs, and keeps those that it met."""

    view: View
    sight: Sight
    cap: int
    hubs: dict[Ref, int]


def hubs(walk: Guarded) -> list[LeftOut]:
    """The nodes that were not crossed, in order of key."""
    nodes = sorted(walk.view.nodes(walk.hubs).values(), key=lambda n: n.key)
    found = []
    for node in nodes:
        subject, degree = subject_of(node, walk.sight), walk.hubs[node.ref]
        because = _HUB.fill(name=subject.name or subject.key, degree=degree, cap=walk.cap)
        found.append(LeftOut(code="hub", because=Said.of(because), subject=subject, degree=degree))
    return found


def limited(count: int, limit: int) -> LeftOut:
    return LeftOut(code="limit", because=Said.of(_LIMIT.fill(count=count, limit=limit)))


def limited_lots(count: int, limit: int) -> LeftOut:
    return LeftOut(code="limit", because=Said.of(_LOTS.fill(count=count, limit=limit)))


def exhausted(effort: int) -> LeftOut:
    return LeftOut(code="effort", because=Said.of(_EFFORT.fill(effort=effort)))


def more_paths(count: int) -> LeftOut:
    return LeftOut(code="more_paths", because=Said.of(_MORE.fill(count=count)))
