"""`zelian copy FROM TO`: a store into another engine, with the proof that nothing differs."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from api.cli.app import app
from api.cli.session import Session, session
from api.settings import open_store, use_store
from graph.accountability.equality import content
from graph.errors import InputError, StoreError
from graph.store import Store
from graph.store.copying import Progress as Tell
from graph.store.copying import copy, measures
from graph.text import Text

_ONE_TARGET = Text(
    "请给出目标数据库，或用 --csv 给出文件夹（两者择一）",
    "give either a target store or a folder with --csv",
)
_NOT_EMPTY = Text("{path} 不是空文件夹；请另选", "{path} is no empty folder; choose another")
_DIFFERS = Text(
    "复制后的内容与来源不一致（{parts}）；请勿使用目标数据库，清空后重新复制",
    "the copy differs from its source ({parts}); do not use it: empty the target and copy again",
)


@app.command(name="copy")
def copy_store(
    source: Annotated[
        str, typer.Argument(help="来源：文件或 neo4j:// 地址 · from: a file or an address")
    ],
    target: Annotated[str, typer.Argument(help="目标，须为空 · to: must be empty")] = "",
    csv: Annotated[
        Path | None,
        typer.Option(help="改写成 neo4j-admin 导入文件 · write files for neo4j-admin instead"),
    ] = None,
    use: Annotated[
        bool, typer.Option("--use", help="此后使用目标 · have this home use the target from now on")
    ] = False,
) -> None:
    """复制数据库并逐类核对 · copy a store and prove that nothing differs."""
    current = session()
    if bool(target) == bool(csv):
        raise InputError(_ONE_TARGET)
    with closing(open_store(source)) as from_:
        if csv:
            _write_files(current, from_, csv)
            return
        with closing(open_store(target, create=True)) as to, _bar(current) as tell:
            copy(from_, to, tell)
        with closing(open_store(target)) as to:
            _prove(current, from_, to)
    if use:
        use_store(current.home, target)
        current.print(f"此数据目录改用 {target}", f"this home uses {target} from now on")


def _write_files(current: Session, source: Store, folder: Path) -> None:
    from graph.store.neo4j.files import write_files

    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise InputError(_NOT_EMPTY.fill(path=folder))
    with _bar(current) as tell:
        arguments = write_files(source.raw(), folder.absolute(), tell)
    command = f"neo4j-admin database import full @{arguments} neo4j"
    current.print(f"在停止的服务器上运行：{command}", f"on the stopped server run: {command}")


@contextmanager
def _bar(current: Session) -> Iterator[Tell]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeRemainingColumn(),
        console=current.err,
        transient=True,
        disable=not current.err.is_terminal,
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda part, done, total: bar.update(
            task, description=part.name, completed=done, total=total
        )


def _prove(current: Session, source: Store, target: Store) -> None:
    """Row by row, and by what holds now; raises StoreError where anything differs."""
    here, there = measures(source.raw()), measures(target.raw())
    table = Table(box=None, pad_edge=False)
    for heading in ("部分 part", "行 rows", "sha256"):
        table.add_column(heading, justify="right" if "rows" in heading else "left")
    for part, measure in there.items():
        table.add_row(part, str(measure.rows), measure.digest[:16])
    current.out.print(table)
    differing = [part for part in here if here[part] != there[part]]
    before, after = _holds(source), _holds(target)
    differing += [part for part in before if before[part] != after[part]]
    if differing:
        raise StoreError(_DIFFERS.fill(parts=", ".join(differing)))
    commits = there["commits"].rows
    current.print(
        f"各部分一致；{commits} 次提交及其先后不变，--known-at 的答复不变",
        f"every part is equal; {commits} commits in their order, and with them every answer of "
        "--known-at",
    )


def _holds(store: Store) -> dict[str, str]:
    with store.view() as view:
        return content(view)
