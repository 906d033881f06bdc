"""`zelian match`: the steward's judgements on who is who, each recorded and reversible."""

from collections.abc import Callable
from typing import Annotated

import typer

from api.cli.app import app
from api.cli.asked import AsJson
from api.cli.session import Session, session
from api.cli.show.match import (
    print_conflicts,
    print_effect,
    print_judgements,
    print_mentions,
)
from api.gate import Question
from graph.accountability import settle
from graph.accountability.effect import effect_of
from graph.accountability.uphold import upheld
from graph.errors import InputError
from graph.intervals import Scope
from graph.records import Judgement
from graph.store import Writer
from graph.text import Text
from queries.conflicts import conflicts
from queries.match import Mention, waiting

match_app = typer.Typer(help="身份判定 · judgements of identity", no_args_is_help=True)
app.add_typer(match_app, name="match")

Change = Callable[[Writer], int]
MentionKey = Annotated[str, typer.Argument(help="待判定对象的键 · key of the mention")]
TargetKey = Annotated[str, typer.Argument(help="认定为谁：键 · key of the subject")]
Reason = Annotated[str, typer.Option(help="理由与依据 · the reason, with its document")]
Yes = Annotated[bool, typer.Option("--yes", help="不再询问 · do not ask again")]


@match_app.command("list")
def list_mentions(
    judged: Annotated[
        bool, typer.Option("--judged", help="列出已作判定 · judgements made")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """列出待核实的对象及其候选 · mentions that wait, and whom they may be."""
    current = session()
    with current.store.view() as view:
        if judged:
            print_judgements(current, view.judgements())
            return
        question = Question(name="match", scope=Scope(current.today), commit=view.known_at)
        mentions = current.gate.ask(
            current.steward(),
            question,
            lambda _: list(waiting(view)),
            _keys,
            today=current.today,
        )
    print_mentions(current, mentions, as_json)


def _keys(mentions: list[Mention]) -> set[str]:
    own = {m.subject.key for m in mentions}
    return own | {c.subject.key for m in mentions for c in m.candidates}


@match_app.command()
def confirm(mention: MentionKey, target: TargetKey, reason: Reason, yes: Yes = False) -> None:
    """认定两者为同一主体 · judge them to be one; its effect is shown first."""
    _judge(mention, target, reason, yes, same=True)


@match_app.command()
def reject(mention: MentionKey, target: TargetKey, reason: Reason, yes: Yes = False) -> None:
    """认定两者不是同一主体 · judge them to be two; its effect is shown first."""
    _judge(mention, target, reason, yes, same=False)


def _judge(mention: str, target: str, reason: str, yes: bool, *, same: bool) -> None:
    current = session()
    _need_reason(reason)
    judgement = Judgement(mention, target, same, current.operator, reason.strip())
    number = _change(current, yes, (mention, target), lambda writer: writer.judge(judgement))
    current.print(f"已记录判定 {number}", f"judgement {number} is recorded")


@match_app.command()
def undo(
    number: Annotated[int, typer.Argument(help="判定编号 · number of the judgement")],
    yes: Yes = False,
) -> None:
    """撤回判定 · take a judgement back; its effect is shown first."""
    current = session()

    def take_back(writer: Writer) -> int:
        writer.undo(number)
        return number

    _change(current, yes, (), take_back)
    current.print(f"已撤回判定 {number}", f"judgement {number} is taken back")


@match_app.command("conflicts")
def list_conflicts(as_json: AsJson = False) -> None:
    """列出同级来源的冲突 · conflicts of equal sources, which hold entries back."""
    current = session()
    with current.store.view() as view:
        question = Question(name="conflicts", scope=Scope(current.today), commit=view.known_at)
        found = current.gate.ask(
            current.steward(),
            question,
            lambda _: list(conflicts(view)),
            lambda told: {side.who.key for c in told for side in c.sides},
            today=current.today,
        )
    print_conflicts(current, found, as_json)


@match_app.command()
def uphold(
    statement: Annotated[
        str,
        typer.Argument(help="陈述编号，见 match conflicts · number of the statement that holds"),
    ],
    reason: Reason,
    yes: Yes = False,
) -> None:
    """裁定冲突：维持一条陈述 · settle a conflict by upholding one statement."""
    current = session()
    _need_reason(reason)
    with current.store.view() as view:
        said = view.statement(statement)
    decision = upheld(said, current.operator, reason.strip(), current.today)
    _change(current, yes, (said.src.key,), lambda writer: writer.state([decision]))
    current.print("裁定已记录", "the decision is recorded")


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise InputError(Text("请写明理由（--reason）", "give the reason (--reason)"))


def _change(current: Session, yes: bool, subjects: tuple[str, ...], change: Change) -> int:
    """Shows the effect, asks, and makes the change with its re-attribution in one transaction."""
    question = Question(
        name="effect", scope=Scope(current.today), subjects=subjects, commit=current.store.head()
    )
    effect = current.gate.ask(
        current.steward(),
        question,
        lambda _: effect_of(current.store, current.policy, current.operator, change),
        lambda told: {entry.holder for entry in (*told.opens, *told.closes)},
        today=current.today,
    )
    print_effect(current, effect)
    if not yes:
        typer.confirm(current.say(Text("确定吗？", "Make it so?")), abort=True, err=True)
    with current.store.write("match", current.operator) as writer:
        number = change(writer)
        settle(writer, current.policy)
    return number
