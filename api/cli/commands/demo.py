"""`zelian demo`: the product on a bundled fictional district, in one command."""

import os
from typing import Annotated

import typer
from rich.table import Table

from api.cli.app import app
from api.cli.commands.serve import start
from api.cli.session import Session, session
from api.cli.show.explain import print_answer
from api.demo.district import STORIES
from api.demo.run import ask_headline, load_district, prepare
from api.demo.visitor import enrol_visitor
from api.http.listening import check_free
from api.settings.stores import STORE_VARIABLE
from graph.text import Text

_HOST = "127.0.0.1"


@app.command()
def demo(
    serve: Annotated[
        bool,
        typer.Option(
            "--serve/--no-serve",
            help="启动网页 · serve pages",
        ),
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="网页端口 · port of pages")] = 8000,
) -> None:
    """载入虚构的示例辖区并说明一件处罚 · load a fictional district and explain one penalty."""
    current = session()
    prepare(current.path.with_name(current.path.name + "-demo"), current)
    if serve:
        check_free(_HOST, port)
    _print_loads(current)
    print_answer(current, ask_headline(current))
    _print_stories(current)
    if serve:
        _serve(current, port)


def _serve(current: Session, port: int) -> None:
    visitor = enrol_visitor(current)
    current.out.print()
    current.print(
        f"在浏览器中打开 http://{_HOST}:{port}/ ，以此密钥登录（只用于虚构数据，每次另发）：",
        f"open http://{_HOST}:{port}/ in a browser and sign in with this key, which is for this "
        "invented data alone (another is given next time):",
    )
    current.out.print(f"  {visitor.key}", highlight=False, soft_wrap=True)
    current.print(
        f"以调查人员查询时案件编号填 {visitor.case}；可问的文书号见上表。Ctrl+C 结束",
        f"as an investigator give the case {visitor.case}; documents to ask about stand above. "
        "Ctrl+C ends it",
    )
    os.environ.pop(STORE_VARIABLE, None)  # the demonstration is always in its own file
    start(current, _HOST, port)


def _print_loads(current: Session) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("来源 source", "行 rows", "陈述 statements", "退回 rejected", "警示 warnings"):
        table.add_column(heading, justify="left" if heading.startswith("来源") else "right")
    for delivery, report in load_district(current):
        if all(file.already_loaded for file in report.files):
            again = current.say(Text("此前已载入", "loaded before"))
            table.add_row(delivery.path, "", again, "", "")
            continue
        numbers = [str(report.total(n)) for n in ("rows", "new", "rejected", "warnings")]
        table.add_row(delivery.path, *numbers)
    current.out.print(table)
    current.print(
        f"退回文件在 {current.home.rejects}",
        f"the rejects files are in {current.home.rejects}",
    )
    current.out.print()


def _print_stories(current: Session) -> None:
    table = Table(title=current.say(Text("还可以看", "more to see")), title_justify="left")
    for heading in (
        Text("文书号", "document"),
        Text("情形", "story"),
        Text("看什么", "what to see"),
    ):
        table.add_column(current.say(heading), overflow="fold")
    for story in STORIES:
        table.add_row(story.case.number, current.say(story.title), current.say(story.see))
    current.out.print(table)
    case = current.desk.cases()[-1].id
    # As the reader started this: `uv run` tells its children where it is.
    start = "uv run zelian" if "UV" in os.environ else "zelian"
    command = f"{start} --home {current.home.path} explain '{STORIES[1].case.number}' --case {case}"
    current.print(f"例如：{command}", f"for example: {command}")
