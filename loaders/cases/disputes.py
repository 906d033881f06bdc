"""异议: as filed, and what it ended in; both in one row, or each in a file of its own."""

from collections.abc import Iterator
from typing import Final

from graph.intervals import Day
from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Grounds, Kind, Rank
from loaders.base import Context, Loader
from loaders.cases.about import About, about
from loaders.cases.act import Act, made
from loaders.penalties.events import document_number
from loaders.rows import CITED, HOLDER, holder, in_order, known_days, needed
from loaders.tables import VERSION, ByRow, Cells, Layout, Sheet, column

LAYOUT: Layout = {
    "dispute": column("异议编号", required=True, limit=128),
    "grounds": column("异议理由"),
    "doc_name": column("文书名称", limit=200),
    "authority": column("受理机关", required=True, limit=200),
    "authority_code": column("受理机关代码 受理机关统一社会信用代码", limit=18),
    "received": column("受理日期"),
    "filed_no": column("受理文书文号", limit=128),
    "outcome": column("处理结果"),
    "decided": column("处理日期"),
    "decided_no": column("处理文书文号", limit=128),
    **CITED,
    **HOLDER,
    VERSION: column("数据更新时间 更新日期 更新时间"),
}
_GROUNDS: Final = {name: g for g in Grounds for name in (g.value, g.label.zh)}
_OUTCOMES: Final = {
    "成立": "upheld",
    "不成立": "rejected",
    "撤回": "withdrawn",
    "upheld": "upheld",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version = sheet.version(cells)
    days = known_days(cells, version, "received", "decided")
    in_order(cells, "decided", days["received"], days["decided"])
    number = document_number(cells.text("dispute"))
    grounds, outcome = cells.choice("grounds", _GROUNDS), cells.choice("outcome", _OUTCOMES)
    _check(cells, days, outcome)
    filed = made(cells, cells.text("filed_no") or number, days["received"])
    ended = made(cells, cells.text("decided_no") or number, days["decided"])
    row = about(cells, sheet, ctx, version, filed, holder(cells, ctx.keys))
    if row is None:
        return []
    said = _said(row, number, (filed, grounds), (ended, outcome))
    return [*said, *row.around(filed if filed.day is not None else ended)]


def _check(cells: Cells, days: dict[str, Day | None], outcome: str | None) -> None:
    """A filing has grounds; an outcome has its day and document."""
    if days["received"] is not None:
        needed(cells, "grounds")
    if outcome or days["decided"] is not None:
        needed(cells, "outcome", "decided", "decided_no")
    if days["received"] is None and not outcome and not cells.rejected:
        cells.reject("received", "nothing_filed")


def _said(
    row: About, number: str, filed: tuple[Act, str | None], ended: tuple[Act, str | None]
) -> Iterator[Statement]:
    (filing, grounds), (ending, outcome) = filed, ended
    own: dict[str, str | None] = {"dispute": number}
    if filing.day is not None:
        props = own | {"grounds": grounds}
        yield row.say(Kind.DISPUTE, filing, filing.day, props, f"dispute|{number}")
    if ending.day is not None:
        props = own | {"outcome": outcome}
        yield row.say(Kind.DISPUTE_OUTCOME, ending, ending.day, props, f"outcome|{number}")


_ROWS = ByRow(LAYOUT, _statements)

DISPUTES = Loader(
    kind="disputes",
    label=Text("异议及处理结果", "disputes and their outcomes"),
    rank=Rank.AUTHORITY,
    read=_ROWS.read,
    check=_ROWS.check,
)
