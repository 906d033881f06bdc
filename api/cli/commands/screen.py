"""`zelian screen`: codes against lists and records for a purpose; the answer kept as evidence."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.answering import Ask, hand_over, tell_many
from api.cli.app import app
from api.cli.asked import AsJson, AsOf, ByAuthorization, Case, KnownAt, Purpose
from api.cli.evidence import check_new, keep
from api.cli.graph_file import GraphFile, check_graph_file, write_graph_file
from api.cli.session import Session, session
from api.cli.show.screen import print_screen
from api.desk import Purpose as Meant
from api.gate import Role
from graph.intervals import iso
from loaders.code_list import read_codes
from loaders.tables import sha256_of
from queries.drawn import drawn
from queries.screen import Batch, ScreenAnswer
from queries.screen import screen as screen_codes

# In which role, and for what, somebody asks who says neither.
_USUAL = {
    "procurement": (Role.PROCUREMENT, Meant.PROCUREMENT),
    "bidding": (Role.PROCUREMENT, Meant.PROCUREMENT),
    "honours": (Role.API_CONSUMER, Meant.AWARDS),
    "appointment": (Role.API_CONSUMER, Meant.APPOINTMENT),
}
_OTHERWISE = (Role.API_CONSUMER, Meant.APPROVAL)


@app.command()
def screen(
    purpose_code: Annotated[
        str,
        typer.Option(
            help="用途代码 · purpose code: procurement, bidding, public_funds, relief, licence, "
            "honours, platform_entry and others"
        ),
    ],
    codes: Annotated[
        list[str] | None,
        typer.Argument(help="统一社会信用代码 · codes of organizations", show_default=False),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="代码文件，每行一个或表格 · a file of codes")
    ] = None,
    tender_document: Annotated[
        bool,
        typer.Option(
            "--tender-document",
            help="采购（招标）文件载明拒绝在列者 · the documents refuse those on the list",
        ),
    ] = False,
    save: Annotated[
        Path | None, typer.Option(help="作为证据存为文件 · keep the answer as evidence")
    ] = None,
    graph: GraphFile = None,
    case: Case = "",
    purpose: Purpose = "",
    role: Annotated[
        Role | None,
        typer.Option("--role", metavar="ROLE", help="角色 · role: " + ", ".join(Role)),
    ] = None,
    authorization: ByAuthorization = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    as_json: AsJson = False,
) -> None:
    """按用途比对名单与记录：拦截、提示或未命中 · screen organizations for a purpose."""
    current = session()
    check_graph_file(graph)
    usual_role, usual_purpose = _USUAL.get(purpose_code, _OTHERWISE)
    if role is None:
        role, purpose = usual_role, purpose or usual_purpose
    if save:
        check_new(save)
    stated = frozenset({"tender_document"} if tender_document else ())
    batch = Batch((*(codes or ()), *(read_codes(file) if file else ())), purpose_code, stated)
    answer = tell_many(
        current,
        Ask("screen", "", False, case, purpose, as_of, known_at, role, authorization),
        batch.keys,
        lambda view, scope, sight: screen_codes(batch, view, current.policy, scope.as_of, sight),
    )
    hand_over(
        current, answer, print_screen, as_json, lambda told: write_graph_file(graph, drawn(told))
    )
    if save:
        _save(current, save, answer, file)


def _save(current: Session, path: Path, answer: ScreenAnswer, file: Path | None) -> None:
    """The day of asking, the commit and the digest of the policy say what the answer rests on."""
    asked = {
        "asked_on": iso(current.today),
        "asked_by": current.operator,
        "file_sha256": sha256_of(file) if file else "",
    }
    sha256 = keep(path, {**asked, "answer": answer.model_dump(mode="json")})
    told = (f"已存为 {path}，sha256 {sha256}", f"kept as {path}, sha256 {sha256}")
    current.err.print(told[0] if current.lang == "zh" else told[1], highlight=False)
