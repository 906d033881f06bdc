"""A group on a terminal: everything that the same controllers direct, with the steps."""

from rich.table import Table
from rich.text import Text as Styled

from api.cli.session import Session
from api.cli.show.graph import name, print_left_out, print_scope
from api.cli.show.owners import print_controllers
from api.cli.show.shares import control, hop_line, sources
from graph.text import Text
from queries.owners import Groups
from queries.owners.shapes import Group

_HEADINGS = (
    Text("单位", "organization"),
    Text("控制", "control"),
    Text("依据", "through"),
    Text("期间与证据", "days and evidence"),
)
_STATE = Text(
    "国家出资：仅因同受国家控股，不构成关联关系",
    "the state: common control by the state alone relates nobody",
)


def print_groups(current: Session, told: Groups) -> None:
    current.out.rule(f"{name(told.subject)} {told.subject.key[:24]}", align="left")
    print_controllers(current, told.controllers, told.control_over)
    for group in told.groups:
        _print_group(current, group)
    print_left_out(current, told.left_out)
    print_scope(current, told.as_of, told.known_at)


def _print_group(current: Session, group: Group) -> None:
    table = Table(title=name(group.head), title_justify="left", show_lines=True)
    for heading in _HEADINGS:
        table.add_column(current.say(heading), overflow="fold")
    for member in group.members:
        hops = tuple(h for s in member.control.steps for h in s.hops) + member.control.concert
        row = (
            name(member.organization),
            control(member.control, current.lang),
            "\n".join(hop_line(hop, current.lang) for hop in hops),
            sources(hops, current.lang),
        )
        table.add_row(*(Styled(cell) for cell in row))
    current.out.print(table)
    if group.state:
        current.out.print(Styled(current.say(_STATE)), soft_wrap=True)
