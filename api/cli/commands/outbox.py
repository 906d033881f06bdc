"""`zelian outbox`: what consumers have yet to withdraw, mark or replace, and their word for it."""

from typing import Annotated

import typer

from api.cli.app import app
from api.cli.asked import AsJson, AsOf
from api.cli.session import Session, session
from api.cli.show.sharing import print_outbox
from api.gate import Question
from api.sharing import Outbox, acknowledge
from api.sharing import outbox as waiting_on
from graph.intervals import Day, Scope
from queries.holders import keys_in

outbox_app = typer.Typer(
    help="待办：共享对象须撤回、标注或更替的记录 · what consumers have yet to do",
    invoke_without_command=True,
)
app.add_typer(outbox_app, name="outbox")

ALERT = 1  # exit code


@outbox_app.callback()
def outbox(context: typer.Context, as_of: AsOf = "", as_json: AsJson = False) -> None:
    """列出尚未回执的消息；逾期的为警示，退出码为 1 · messages not acknowledged; exit code 1 when
    one is overdue."""
    if context.invoked_subcommand:
        return
    current = session()
    box = _asked(current, current.as_of(as_of))
    if as_json:
        current.out.print_json(box.model_dump_json())
    else:
        print_outbox(current, box)
    if box.alerts:
        raise typer.Exit(ALERT)


@outbox_app.command()
def ack(
    message_id: Annotated[str, typer.Argument(help="消息编号 · id of the message")],
) -> None:
    """登记回执 · record that the consumer did what the message asks."""
    current = session()
    box = _asked(current, current.today)
    done = acknowledge(current.desk, box, message_id, current.operator)
    current.print(f"已登记 {done.id} 的回执", f"{done.id} is acknowledged")


def _asked(current: Session, as_of: Day) -> Outbox:
    """Persons stand in it by key: it is asked at the gate, as whoever keeps the data."""
    question = Question(
        name="outbox",
        scope=Scope(as_of),
        policy=f"{current.policy.id}@{current.policy.version}",
        commit=current.store.head(),
    )
    return current.gate.ask(
        current.steward(),
        question,
        lambda _: waiting_on(current.desk, current.store.view, current.policy, as_of),
        keys_in,
        today=current.today,
    )
