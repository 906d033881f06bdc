"""`zelian policy`: the law as data, checked, compared and tried out before it is adopted."""

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter

from api.cli.app import app
from api.cli.asked import AsJson, Case, Purpose
from api.cli.session import Session, session
from api.cli.show.policy import Checked, ClauseLine, print_checked, print_clauses
from api.cli.show.policy_change import print_differences, print_what_if
from api.desk import Purpose as PurposeCode
from api.gate import Asker, Grant, Question, Role
from graph.accountability import changed_rules
from graph.accountability.whatif import WhatIf, what_if
from graph.errors import NotFoundError, PolicyError
from graph.intervals import Scope
from graph.policy import Policy, load_policy
from graph.policy.diff import Difference, differences
from graph.policy.loader import district_folder, load_over
from graph.policy.reader import SPREAD, read
from graph.policy.versions import refusal
from graph.store import View

policy_app = typer.Typer(help="政策数据 · the policy as data", no_args_is_help=True)
app.add_typer(policy_app, name="policy")

_CLAUSES = TypeAdapter(list[ClauseLine])
_DIFFERENCES = TypeAdapter(list[Difference])
_CURRENT = "current"
_PATH = "文件夹、文件或 current（现行政策） · a folder, a file, or `current`"


@policy_app.command("clauses")
def clauses(as_json: AsJson = False) -> None:
    """逐条列出条款、分类和落实 · each clause, its class and what implements it."""
    current = session()
    lines = [ClauseLine.of(current.policy, c) for c in current.policy.clauses.values()]
    if as_json:
        current.out.print_json(_CLAUSES.dump_json(lines, by_alias=True).decode())
    else:
        print_clauses(current, lines)


@policy_app.command("check")
def check(
    path: Annotated[
        Path | None,
        typer.Argument(help="政策文件或文件夹，默认现行政策 · policy file or folder"),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """严格载入，并核对本库用过的规则版本没有被改写 · load strictly; compare used rule versions."""
    current = session()
    source = path or district_folder()
    policy = load_policy(source)
    compared = current.path.is_dir()
    if compared:
        _refuse_rewritten(current, source, policy)
    told = Checked.of(policy, compared)
    if as_json:
        current.out.print_json(told.model_dump_json())
    else:
        print_checked(current, told)


def _refuse_rewritten(current: Session, source: Path | Traversable, policy: Policy) -> None:
    if broken := changed_rules(current.store, policy):
        tree = read(source)
        raise PolicyError(refusal(policy, {n: tree.place((SPREAD, n, "version")) for n in broken}))


@policy_app.command("diff")
def diff(
    before: Annotated[str, typer.Argument(help=_PATH)],
    after: Annotated[str, typer.Argument(help=_PATH)],
    as_json: AsJson = False,
) -> None:
    """比较两个政策：新增、终止、变更 · what was added, ended and changed between two policies."""
    current = session()
    found = differences(_policy(current, before), _policy(current, after))
    if as_json:
        current.out.print_json(_DIFFERENCES.dump_json(found).decode())
    else:
        print_differences(current, found)


def _policy(current: Session, named: str) -> Policy:
    return current.policy if named == _CURRENT else load_policy(Path(named))


@policy_app.command("what-if")
def try_out(
    path: Annotated[
        Path,
        typer.Argument(
            help="新的政策，可只写几节，覆盖在现行政策之上"
            " · the new policy; it may hold some sections only, laid over the current one"
        ),
    ],
    case: Case = "",
    purpose: Purpose = "investigation",
    as_json: AsJson = False,
) -> None:
    """试算：新政策会改变哪些记录，不写入任何内容 · which entries would change; writes nothing."""
    current = session()
    policy = load_over(district_folder(), path)
    with current.store.view() as view:
        answer = _ask(current, view, policy, case, purpose)
    if as_json:
        current.out.print_json(answer.model_dump_json())
    else:
        print_what_if(current, answer, bool(case))


def _ask(current: Session, view: View, policy: Policy, case: str, purpose: str) -> WhatIf:
    """Persons are named as far as a case covers them. Without a case the operator asks as policy
    owner, who may not ask about persons: totals, events and organizations are told."""
    covered = _subjects(current, view, case)

    def run(grant: Grant) -> WhatIf:
        found = what_if(view, current.policy, policy)
        return found.about(covered) if grant.persons else found.without_persons()

    return current.gate.ask(
        current.asker(case, purpose) if case else _owner(current),
        _question(current, view, covered),
        run,
        lambda told: {change.holder for change in told.changes},
        today=current.today,
    )


def _subjects(current: Session, view: View, case: str) -> tuple[str, ...]:
    """The keys of a case, as registered and as they stand now; the gate refuses an unknown one."""
    try:
        registered = current.desk.case(case).subjects if case else frozenset()
    except NotFoundError:
        return ()
    heads = {node.key for node in view.find(registered).values()}
    return tuple(sorted(registered | heads))


def _owner(current: Session) -> Asker:
    return Asker(actor=current.operator, role=Role.POLICY_ADMIN, purpose=PurposeCode.POLICY)


def _question(current: Session, view: View, subjects: tuple[str, ...]) -> Question:
    return Question(
        name="what-if",
        scope=Scope(current.today),
        subjects=subjects,
        policy=f"{current.policy.id}@{current.policy.version}",
        commit=view.known_at,
    )
