"""What a load did, file by file."""

from rich.table import Table

from api.cli.session import Session
from graph.text import Text
from loaders.run import Report

_COLUMNS = (
    ("rows", Text("行", "rows")),
    ("new", Text("新增陈述", "new statements")),
    ("known", Text("已有", "known")),
    ("duplicates", Text("重复行", "duplicate rows")),
    ("rejected", Text("退回行", "rejected rows")),
    ("warnings", Text("警示", "warnings")),
)


def print_report(current: Session, report: Report) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column(current.say(Text("文件", "file")), overflow="fold")
    for _, heading in _COLUMNS:
        table.add_column(current.say(heading), justify="right")
    for file in report.files:
        numbers = [str(getattr(file, name)) for name, _ in _COLUMNS]
        table.add_row(file.path.name, *numbers)
    current.out.print(table)
    for file in report.files:
        if file.already_loaded:
            current.print(
                f"{file.path.name}：此前已完整载入，未作改动",
                f"{file.path.name}: loaded to the end before; nothing changed",
            )
        if file.rejects is not None:
            current.print(
                f"{file.path.name}：退回和警示见 {file.rejects}",
                f"{file.path.name}: rejected rows and warnings are in {file.rejects}",
            )
