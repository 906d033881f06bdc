"""`zelian export FORMAT [TARGET] --out FILE`: a part of the graph, or all of it, for others."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app
from api.cli.asked import (
    AsRole,
    ByAuthorization,
    Case,
    KnownAt,
    Number,
    Purpose,
    Target,
    find_asked,
)
from api.cli.session import Session, session
from api.cli.show.export import print_exported
from api.exports import FORMATS, Format, export_graph
from api.exports.portion import MOST_HOPS, Portion, neighbourhood
from api.gate import Grant, Question, Role
from graph.errors import InputError
from graph.intervals import Scope
from graph.store import View
from graph.text import Text

_MOST_EDGES = 1_000  # of one node on the way

Chosen = tuple[Portion, tuple[str, ...]]


@app.command()
def export(
    format_name: Annotated[
        str, typer.Argument(metavar="FORMAT", help=f"格式 · format: {', '.join(FORMATS)}")
    ],
    target: Target = "",
    out: Annotated[
        Path | None, typer.Option(help="写入的文件（csv 为文件夹） · the file; for csv a folder")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="全库（须有相应角色） · the whole store")
    ] = False,
    hops: Annotated[
        int,
        typer.Option(min=1, max=MOST_HOPS, metavar="N", help="步数 · steps from the target"),
    ] = 2,
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    known_at: KnownAt = "",
    number: Number = False,
) -> None:
    """导出图谱 · export the graph in a format that other programs read."""
    current = session()
    format_ = _format(format_name)
    if out is None:
        raise InputError(_NO_FILE)
    if everything == bool(target or number):
        raise InputError(_ONE_OF_BOTH)
    scope = Scope(current.today, current.known_at(known_at))
    asker = current.asker(case, purpose, role, authorization)
    with current.store.view(scope.known_at) as view:
        question, choose = (
            _whole(current, format_, scope, view)
            if everything
            else _around(current, format_, target, number, scope, view, hops)
        )
        found = export_graph(
            current.gate, asker, question, choose, format_, out, today=current.today
        )
    print_exported(current, found)


def _whole(
    current: Session, format_: Format, scope: Scope, view: View
) -> tuple[Question, Callable[[Grant], Chosen]]:
    policy = f"{current.policy.id}@{current.policy.version}"
    question = Question(
        f"export {format_.name}", scope, detail={"all": "yes"}, policy=policy, commit=view.known_at
    )
    return question, lambda grant: (Portion(view, grant), ())


def _around(
    current: Session,
    format_: Format,
    target: str,
    number: bool,
    scope: Scope,
    view: View,
    hops: int,
) -> tuple[Question, Callable[[Grant], Chosen]]:
    asked = find_asked(current, f"export {format_.name}", target, number, scope, view)
    return asked.question, lambda grant: neighbourhood(asked.find(), view, grant, hops, _MOST_EDGES)


def _format(name: str) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    raise InputError(_NO_FORMAT.fill(name=name, known=", ".join(FORMATS)))


_NO_FORMAT = Text(
    "没有名为“{name}”的导出格式；可用：{known}",
    "there is no export format “{name}”; known are: {known}",
)
_NO_FILE = Text(
    "请用 --out 文件 写明导出到哪里", "say with --out FILE where the export is to be written"
)
_ONE_OF_BOTH = Text(
    "请写明导出对象，或用 --all 导出全库；二者只取其一",
    "name whom to export, or --all for the whole store: one of the two",
)
