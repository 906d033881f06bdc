"""`zelian export FORMAT [TARGET] --to PATH`: a subject with what is near it, or the whole store."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app
from api.cli.asked import AsRole, ByAuthorization, Case, KnownAt, Number, Purpose, find_asked
from api.cli.session import Session, session
from api.cli.show.export import print_exported
from api.exports import FORMATS, Format, export_graph
from api.exports.portion import MOST_HOPS, Portion, neighbourhood
from api.gate import Grant, Question, Role
from graph.errors import InputError
from graph.intervals import Scope
from graph.store import View
from graph.text import Text

CAP = 2000

Choose = Callable[[Grant], tuple[Portion, tuple[str, ...]]]


@app.command()
def export(
    format_: Annotated[
        str, typer.Argument(metavar="FORMAT", help=f"格式 · format: {', '.join(FORMATS)}")
    ],
    target: Annotated[
        str,
        typer.Argument(
            help="单位代码、全称或键；不写则为全库 · code, name or key; the whole store"
        ),
    ] = "",
    to: Annotated[
        Path | None, typer.Option(help="写入的文件；csv 为文件夹 · file to write; csv: folder")
    ] = None,
    hops: Annotated[
        int, typer.Option(min=0, max=MOST_HOPS, help="从对象起几步 · hops from the subject")
    ] = 2,
    cap: Annotated[
        int, typer.Option(min=1, help="关系多于此数的对象不再展开 · edges beyond which none follow")
    ] = CAP,
    case: Case = "",
    purpose: Purpose = "",
    role: AsRole = Role.INVESTIGATOR,
    authorization: ByAuthorization = "",
    known_at: KnownAt = "",
    number: Number = False,
) -> None:
    """导出图谱：FollowTheMoney、BODS、GraphML、CSV · write the graph for other programs."""
    current, chosen = session(), _format(format_)
    if to is None:
        raise InputError(_NO_PATH)
    scope = Scope(current.today, current.known_at(known_at))
    with current.store.view(scope.known_at) as view:
        question, choose = _asked(current, view, scope, target, number, hops, cap)
        asker = current.asker(case, purpose, role, authorization)
        done = export_graph(current.gate, asker, question, choose, chosen, to, current.today)
    print_exported(current, done)


def _format(name: str) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    raise InputError(_NO_FORMAT.fill(name=name, known=", ".join(FORMATS)))


def _asked(
    current: Session, view: View, scope: Scope, target: str, number: bool, hops: int, cap: int
) -> tuple[Question, Choose]:
    if target or number:
        asked = find_asked(current, "export", target, number, scope, view)
        return asked.question, lambda grant: neighbourhood(asked.find(), view, grant, hops, cap)
    policy = f"{current.policy.id}@{current.policy.version}"
    question = Question(name="export", scope=scope, policy=policy, commit=view.known_at)
    return question, lambda grant: (Portion(view, grant), ())


_NO_PATH = Text(
    "请用 --to 写明写到哪里，如 --to out.jsonl",
    "say with --to where to write it, such as --to out.jsonl",
)
_NO_FORMAT = Text(
    "没有名为“{name}”的导出格式；可用：{known}",
    "there is no export format “{name}”; known are: {known}",
)
