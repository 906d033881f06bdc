"""`zelian load KIND PATH…`: source files into the graph."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.cli.app import app
from api.cli.session import Session, session
from api.cli.show.load import print_report
from graph.accountability import adopt, drain, settle
from graph.errors import InputError
from graph.intervals import day
from graph.text import Text
from loaders import LOADERS
from loaders.base import Context, Loader
from loaders.run import Report
from loaders.run import load as run_load


@app.command()
def load(
    kind: Annotated[str, typer.Argument(help=f"来源格式 · source format: {', '.join(LOADERS)}")],
    paths: Annotated[
        list[Path],
        typer.Argument(help="文件；registry 可为文件夹 · files; for registry folders too"),
    ],
    published: Annotated[
        str, typer.Option(help="文件的版本日 · version day of the file: 2026-06-01")
    ] = "",
    provider: Annotated[
        str, typer.Option(help="数据来源单位 · organization that provides it")
    ] = "",
) -> None:
    """载入来源文件，有问题的行退回 · load files; faulty rows go to a rejects file."""
    current = session()
    loader = _loader(kind)
    context = Context(
        keys=current.home.keyring(),
        published=day(published) if published else None,
        provider=provider,
    )
    print_report(current, load_files(current, loader, paths, context))


def load_files(
    current: Session, loader: Loader, paths: list[Path], context: Context, quiet: bool = False
) -> Report:
    """Loads with a progress bar on a terminal; every batch is attributed in its transaction."""
    adopt(current.store, current.policy, current.operator)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    shown = current.err.is_terminal and not quiet
    with Progress(
        *columns, TimeRemainingColumn(), console=current.err, transient=True, disable=not shown
    ) as bar:
        task = bar.add_task(current.say(loader.label), total=None)
        report = run_load(
            paths,
            loader,
            current.store,
            context,
            current.home.rejects,
            settle=lambda writer: settle(writer, current.policy),
            on_progress=lambda done, total: bar.update(task, completed=done, total=total),
            actor=current.operator,
        )
        drain(current.store, current.policy, current.operator)
        return report


def _loader(kind: str) -> Loader:
    if kind in LOADERS:
        return LOADERS[kind]
    known = ", ".join(LOADERS)
    raise InputError(
        Text(
            f"没有名为“{kind}”的来源格式；可用：{known}",
            f"there is no source format “{kind}”; known are: {known}",
        )
    )
