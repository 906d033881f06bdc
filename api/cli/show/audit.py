"""Lines of the audit log as a table."""

from collections.abc import Sequence

from rich.table import Table

from api.audit import Line
from api.cli.session import Session
from graph.text import Text


def print_lines(current: Session, lines: Sequence[Line], found: int) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("行 line", "时刻 at", "查询人 actor", "角色 role", "目的 purpose"):
        table.add_column(heading, overflow="fold")
    for heading in ("问题 question", "主体 subjects", "结果 result"):
        table.add_column(heading, overflow="fold")
    for line in lines:
        result = " ".join(filter(None, (line.stage, line.decision, line.reason)))
        table.add_row(
            str(line.seq),
            line.at[:19],
            line.actor,
            line.role,
            line.purpose,
            line.question,
            " ".join(line.subjects),
            result,
        )
    current.out.print(table)
    told = Text("共 {found} 行，显示 {shown} 行", "{found} lines, {shown} shown")
    current.out.print(current.say(told.fill(found=found, shown=len(lines))), highlight=False)
