"""What an answer about owners leaves out, and why. Limits are named with what raises them."""

from collections.abc import Iterator

from graph.text import Text
from graph.vocabulary import Kind
from queries.left_out import withheld
from queries.owners.reading import Reading
from queries.owners.telling import Teller
from queries.said import Said
from queries.sight import Sight
from queries.subgraph import LeftOut

_OVER = Text(
    "“{name}”有 {degree} 条持股等关系，超过上限 {limit}，没有展开；其后的出资人不明",
    "“{name}” has {degree} holdings or ties, over the limit of {limit}, and was not followed; "
    "whoever is behind it is unknown",
)
_MANY = Text(
    "“{name}”的持股等关系过多，没有展开", "“{name}” has too many holdings and was not followed"
)
_NODES = Text(
    "已读取的主体超过上限 {limit}，其余 {count} 个单位没有展开",
    "more than {limit} parties were read; {count} more organizations were not followed",
)
_ROWS = Text(
    "共 {count} 行，只列出最大的 {limit} 行；可用 --min 提高下限",
    "there are {count} rows, of which the largest {limit} are listed; raise --min",
)
_LEAST = Text("最终份额低于 {least}% 的没有列出", "shares of less than {least} % are not listed")
_UNKNOWN = Text(
    "{count} 项持股没有载明比例，不作为0也不作为100%，有关结果标为不明",
    "{count} holdings state no share; they count neither as 0 nor as 100 %, and what rests on "
    "them is told as unknown",
)
_UNSOLVED = Text(
    "登记的互持合计达到或超过100%，方程无解；只列直接持股，上限不作排除",
    "holdings around a loop add up to all or more, so the system has no solution: only direct "
    "holdings are sure, and no upper bound is ruled out",
)
_EFFORT = Text(
    "已查看 {limit} 项持股，仍未查完谁控制谁；未列明的控制关系为不明",
    "{limit} holdings were looked at and it is not settled who directs whom; what is not told "
    "is unknown",
)


def left_out(
    reading: Reading, tell: Teller, sight: Sight, rows: int, least: float
) -> tuple[LeftOut, ...]:
    kinds = [] if reading.down else [Kind.BENEFICIAL_OWNER_OF]
    return (*withheld(sight, kinds), *_unread(reading, tell, sight), *_cut(reading, rows, least))


def _unread(reading: Reading, tell: Teller, sight: Sight) -> Iterator[LeftOut]:
    cone, limits = reading.cone, reading.limits
    counted = sight.persons and sight.candidates and sight.only is None
    for ref in sorted(set(cone.over) & set(cone.nodes), key=lambda r: cone.nodes[r].key):
        subject, degree = tell.at(ref), cone.over[ref]
        name = subject.name or subject.key
        told = _OVER.fill(name=name, degree=degree, limit=limits.holders)
        because = told if counted else _MANY.fill(name=name)  # a count may be one of persons
        yield LeftOut(
            code="too_many",
            because=Said.of(because),
            subject=subject,
            degree=degree if counted else None,
        )
    unread = cone.unread & set(cone.nodes)
    if unread:
        yield _of("size", _NODES.fill(limit=limits.nodes, count=len(unread)))


def _cut(reading: Reading, rows: int, least: float) -> Iterator[LeftOut]:
    unknown = sum(share.unknown for share in reading.cone.shares)
    if unknown:
        yield _of("unknown_share", _UNKNOWN.fill(count=unknown))
    if not reading.solved.solved:
        yield _of("no_solution", _UNSOLVED)
    if reading.board.cut:
        yield _of("effort", _EFFORT.fill(limit=reading.limits.effort))
    if least > 0:
        yield _of("least", _LEAST.fill(least=f"{least:g}"))
    if rows > reading.limits.rows:
        yield _of("rows", _ROWS.fill(count=rows, limit=reading.limits.rows))


def _of(code: str, because: Text) -> LeftOut:
    return LeftOut(code=code, because=Said.of(because))
