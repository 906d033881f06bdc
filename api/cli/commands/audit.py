"""`zelian audit`: is the log whole, what is in it, and how it leaves."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated

import typer

from api.audit import Line, Wanted, is_person, matching, read_anchor
from api.audit import verify as check
from api.audit.files import replace_file
from api.cli.app import app
from api.cli.evidence import check_new
from api.cli.session import Session, session
from api.cli.show.audit import print_lines
from api.gate import Question, Role
from graph.errors import InputError
from graph.intervals import Scope, day
from graph.text import Text

audit = typer.Typer(help="审计日志 · the audit log.", no_args_is_help=True)
app.add_typer(audit, name="audit")

Word = Annotated[str, typer.Option(show_default=False)]
Since = Annotated[str, typer.Option(help="自某日起 · from this day on")]
Until = Annotated[str, typer.Option(help="至某日前 · before this day")]


@audit.command()
def verify(
    anchor: Annotated[
        Path | None, typer.Option(help="第二封印的位置 · second seal of the log")
    ] = None,
) -> None:
    """核验：改动、删除、调换、截尾均会指出 · whether the log is whole, and where not."""
    current = session()
    home, key = current.home, current.home.audit_key()
    place = anchor or home.anchor
    report = check(home.audit, key, read_anchor(place, key) if place else None)
    current.out.print(current.say(report.text), highlight=False, soft_wrap=True, markup=False)
    current.print(
        f"末行 {report.end.seq} {report.end.hash}", f"end {report.end.seq} {report.end.hash}"
    )
    raise typer.Exit(0 if report.whole else 1)


@audit.command()
def search(
    actor: Word = "",
    client: Word = "",
    role: Word = "",
    question: Word = "",
    subject: Annotated[str, typer.Option(help="所涉主体的键 · key of a subject")] = "",
    case: Word = "",
    authorization: Word = "",
    decision: Annotated[str, typer.Option(help="allow, deny, answered, failed")] = "",
    since: Since = "",
    until: Until = "",
    limit: Annotated[int, typer.Option(min=1, help="最多几行 · lines at most")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON · print JSON")] = False,
) -> None:
    """查找：谁因何问了谁 · find who asked what about whom, and why; newest first."""
    current = session()
    wanted = Wanted(
        actor=actor,
        client=client,
        role=role,
        question=question,
        subject=subject,
        case=case,
        authorization=authorization,
        decision=decision,
        since=day(since) if since else None,
        until=day(until) if until else None,
    )
    found = _ask(current, "audit.search", wanted)
    shown = list(reversed(found))[:limit]
    if as_json:
        for line in shown:
            current.out.print(line.model_dump_json(), highlight=False, soft_wrap=True, markup=False)
    else:
        print_lines(current, shown, len(found))


@audit.command()
def export(
    out: Annotated[Path, typer.Option(help="写到新文件，JSON Lines · new file, JSON Lines")],
    since: Since = "",
    until: Until = "",
) -> None:
    """导出给合规审计 · export lines for an audit of compliance."""
    current = session()
    check_new(out)
    wanted = Wanted(since=day(since) if since else None, until=day(until) if until else None)
    lines = _ask(current, "audit.export", wanted)
    content = b"".join(line.model_dump_json().encode() + b"\n" for line in lines)
    try:
        replace_file(out, content)
    except OSError as fault:
        raise InputError(_UNWRITABLE.fill(path=out, fault=fault)) from fault
    told = Text("已导出 {n} 行到 {path}，sha256 {sum}", "{n} lines in {path}, sha256 {sum}")
    filled = told.fill(n=len(lines), path=out, sum=sha256(content).hexdigest())
    current.out.print(current.say(filled), highlight=False, soft_wrap=True, markup=False)


@audit.command()
def restart() -> None:
    """另起一册，旧册保留 · begin a new log and keep the old one."""
    current = session()
    aside = current.home.audit_log().restart(current.operator)
    current.print(f"旧册现为 {aside}", f"the old log is now {aside}")


def _ask(current: Session, name: str, wanted: Wanted) -> list[Line]:
    """Reading the log is a question too, and is written down."""
    log = current.home.audit_log()
    asked = Question(
        name=name,
        scope=Scope(current.today),
        subjects=(wanted.subject,) if wanted.subject else (),
        detail={"wanted": str(wanted)},
    )
    asker = current.asker("", "", Role.AUDITOR)
    return current.gate.ask(
        asker, asked, lambda _: list(matching(log, wanted)), _persons, today=current.today
    )


def _persons(lines: list[Line]) -> set[str]:
    return {k for line in lines for k in (*line.subjects, *line.subjects_returned) if is_person(k)}


_UNWRITABLE = Text(
    "{path} 写不进去（{fault}）；请检查位置、权限和磁盘空间",
    "{path} cannot be written ({fault}); check the place, permissions and disk space",
)
