"""`zelian disclose TARGET --to CONSUMER --purpose P`: the entries of one subject for a consumer."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app
from api.cli.asked import ByAuthorization, Case, Number, Target, find_asked, need_target
from api.cli.commands.consumers import DISCLOSED_FOR
from api.cli.evidence import check_new, keep
from api.cli.session import Session, session
from api.cli.show.sharing import print_disclosed
from api.desk import Purpose
from api.sharing import Disclosed, Handing
from api.sharing import disclose as hand_over
from graph.intervals import Scope
from graph.vocabulary import NodeKind


@app.command()
def disclose(
    to: Annotated[str, typer.Option(help="共享对象编号 · number of the consumer, such as C0001")],
    purpose: Annotated[
        Purpose,
        typer.Option(metavar="CODE", help=f"用途 · purpose: {', '.join(sorted(DISCLOSED_FOR))}"),
    ],
    target: Target = "",
    case: Case = "",
    authorization: ByAuthorization = "",
    out: Annotated[
        Path | None, typer.Option(help="写入的文件 · the file; else JSON is printed")
    ] = None,
    number: Number = False,
) -> None:
    """向共享对象提供记录 · give a consumer the entries of a subject."""
    current = session()
    need_target(target, number)
    if out is not None:
        check_new(out)
    consumer = current.desk.consumers.one(to)
    handing = Handing(consumer, purpose, current.operator, case, authorization)
    scope = Scope(current.today)
    with current.store.view() as view:
        asked = find_asked(
            current, "disclose", target, number, scope, view, [NodeKind.ORGANIZATION]
        )
        given = hand_over(
            handing,
            asked.question,
            asked.find,
            view,
            current.policy,
            current.gate,
            current.desk,
            current.today,
        )
    _give(current, given, out)


def _give(current: Session, given: Disclosed, out: Path | None) -> None:
    """Recorded already: a file that cannot be written is asked for again, and recorded again."""
    if out is None:
        current.out.print_json(given.model_dump_json())
        return
    sha256 = keep(out, given.model_dump(mode="json"))
    print_disclosed(current, given)
    current.print(f"已写入 {out}，sha256 {sha256}", f"written to {out}, sha256 {sha256}")
