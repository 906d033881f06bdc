"""A table on a terminal; nothing is printed where there is no row."""

from collections.abc import Iterable

from rich.table import Table

from api.cli.session import Session
from graph.text import Text


def print_table(
    current: Session, title: Text, headings: Iterable[Text], lines: Iterable[list[str]]
) -> None:
    table = Table(title=current.say(title), title_justify="left", show_lines=True)
    for heading in headings:
        table.add_column(current.say(heading), overflow="fold")
    for line in lines:
        table.add_row(*line)
    if table.row_count:
        current.out.print(table)
