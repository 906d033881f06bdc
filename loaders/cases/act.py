"""The document that a row is: its number, its maker, its day."""

from typing import Any, NamedTuple

from graph.intervals import Day
from loaders.penalties.events import document_number
from loaders.tables import VERSION, Cells, Layout, column, not_after
from loaders.values import iso_or_none

ACT: Layout = {
    "doc_no": column("文书文号", required=True, limit=128),
    "doc_name": column("文书名称", limit=200),
    "authority": column("作出机关", required=True, limit=200),
    "authority_code": column("作出机关代码 作出机关统一社会信用代码", limit=18),
    "decided": column("文书日期", required=True),
    VERSION: column("数据更新时间 更新日期 更新时间"),
}


class Act(NamedTuple):
    """`props` go with every statement of the row."""

    day: Day | None
    props: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.props["authority_name"])

    @property
    def code(self) -> str:
        return str(self.props["authority_code"])

    @property
    def provider(self) -> str:
        return f"{self.code} {self.name}".strip()


def act(cells: Cells, version: Day | None) -> Act:
    """Of a rejected row the values are as far as they could be read."""
    decided = cells.known_day("decided")
    not_after(cells, "decided", decided, version)
    return made(cells, cells.text("doc_no"), decided)


def made(cells: Cells, number: str, decided: Day | None) -> Act:
    """The act of the authority of the row under a number of its own."""
    props = {
        "doc_no": document_number(number),
        "doc_name": cells.text("doc_name"),
        "authority_name": cells.text("authority"),
        "authority_code": cells.text("authority_code"),
        "decided": iso_or_none(decided),
    }
    return Act(decided, props)
