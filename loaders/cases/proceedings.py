"""核查处理进程: the steps from a complaint to what came of it, each by its own document."""

from typing import Final

from graph.records import Statement
from graph.text import Text
from graph.vocabulary import EventState, Kind, Rank
from loaders.base import Context, Loader
from loaders.cases.about import about
from loaders.cases.act import ACT, act
from loaders.rows import CITED, filled, in_order, needed
from loaders.tables import ByRow, Cells, Layout, Sheet, column
from loaders.values import iso_or_none

LAYOUT: Layout = {
    **ACT,
    **CITED,
    "state": column("进程", required=True),
    "deadline": column("整改期限"),
    "reason": column("书面原因", limit=2000),
}
_STATES: Final = {name: s for s in EventState for name in (s.value, s.label.zh)} | {
    "投诉受理": EventState.LEAD,
    "核实": EventState.VERIFYING,
    "限期整改": EventState.RECTIFYING,
    "整改完成": EventState.RECTIFIED,
    "认定": EventState.CONFIRMED,
}


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """An order to rectify says by when and why (二.(一).1.(4))."""
    version = sheet.version(cells)
    step, state = act(cells, version), cells.choice("state", _STATES)
    deadline, reason = cells.known_day("deadline"), cells.text("reason")
    in_order(cells, "deadline", step.day, deadline)
    if state is EventState.RECTIFYING:
        needed(cells, "deadline", "reason")
    row = about(cells, sheet, ctx, version, step)
    if row is None or step.day is None:
        return []
    props = {"state": state, "deadline": iso_or_none(deadline), "reason": reason}
    said = row.say(Kind.PROCEEDING, step, step.day, filled(props), f"step|{state}")
    return [said, *row.around(step)]


_ROWS = ByRow(LAYOUT, _statements)

PROCEEDINGS = Loader(
    kind="proceedings",
    label=Text("核查处理进程", "steps before a determination"),
    rank=Rank.AUTHORITY,
    read=_ROWS.read,
    check=_ROWS.check,
)
