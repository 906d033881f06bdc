"""`zelian case`: the register of cases, without which nobody may ask about a person."""

from typing import Annotated

import typer
from rich.table import Table

from api.cli.app import app
from api.cli.asked import LOOKED_UP, person_key
from api.cli.session import session
from api.desk import Purpose
from api.gate import PURPOSES, Role
from graph.intervals import day, iso
from graph.store import View
from queries.lookup import lookup

case_app = typer.Typer(help="案件登记 · the register of cases", no_args_is_help=True)
app.add_typer(case_app, name="case")

_PURPOSES = ", ".join(sorted(PURPOSES[Role.INVESTIGATOR]))


@case_app.command("open")
def open_case(
    subject: Annotated[
        list[str],
        typer.Option(help="对象，可重复 · organization code, document number or key; repeatable"),
    ],
    title: Annotated[str, typer.Option(help="案由 · what the case is about")],
    ground: Annotated[str, typer.Option(help="法律依据 · the legal ground")],
    purpose: Annotated[
        Purpose, typer.Option(metavar="CODE", help=f"目的 · purpose: {_PURPOSES}")
    ] = Purpose.INVESTIGATION,
    until: Annotated[
        str,
        typer.Option(help="截止日（不含） · first day on which it no longer holds: 2027-01-01"),
    ] = "",
    client: Annotated[
        list[str] | None,
        typer.Option(help="可据以查询的客户端，可重复 · client that may ask under it, if not any"),
    ] = None,
) -> None:
    """登记案件 · register a case with its subjects."""
    current = session()
    with current.store.view() as view:
        keys = [_key(asked, view) for asked in subject]
    case = current.desk.open_case(
        title=title,
        ground=ground,
        purpose=purpose,
        subjects=keys,
        opened=current.today,
        opened_by=current.operator,
        until=day(until) if until else None,
        clients=client or (),
    )
    current.print(f"已登记案件 {case.id}", f"case {case.id} is registered")


def _key(asked: str, view: View) -> str:
    """A person is named by key only, which is not looked up: here nobody asks who is on file."""
    return person_key(asked) or lookup(asked, view, LOOKED_UP).key


@case_app.command("close")
def close_case(case_id: Annotated[str, typer.Argument(help="案件号 · case number")]) -> None:
    """结案 · close a case: from today on nothing is asked under it."""
    current = session()
    current.desk.close_case(case_id, current.today, current.operator)
    current.print(f"案件 {case_id} 已结", f"case {case_id} is closed")


@case_app.command("list")
def list_cases() -> None:
    """列出案件 · list the cases."""
    current = session()
    table = Table(box=None, pad_edge=False)
    for heading in ("案件 case", "案由 title", "起 from", "止 until", "对象 subjects"):
        table.add_column(heading, overflow="fold")
    for case in current.desk.cases():
        ended = case.closed or case.until
        table.add_row(
            case.id,
            case.title,
            iso(case.opened),
            iso(ended) if ended else "",
            "\n".join(sorted(case.subjects)),
        )
    current.out.print(table)
