"""`zelian consumers`: with whom entries are shared, how far and for what."""

from typing import Annotated

import typer

from api.cli.app import app
from api.cli.session import Session, session
from api.cli.show.tables import print_table
from api.desk import Consumer, ConsumerKind, Purpose
from api.gate import PURPOSES, Role
from graph.errors import InputError
from graph.intervals import iso
from graph.policy import Publication
from graph.text import Text

consumers_app = typer.Typer(help="共享对象登记 · the register of consumers", no_args_is_help=True)
app.add_typer(consumers_app, name="consumers")

# What a disclosure may be for: that of a consumer's own question, or of an investigator's case.
DISCLOSED_FOR = PURPOSES[Role.API_CONSUMER] | PURPOSES[Role.INVESTIGATOR]

_KINDS = ", ".join(ConsumerKind)
_RANGES = ", ".join(p for p in Publication if p is not Publication.INTERNAL)


@consumers_app.command("add")
def add_consumer(
    name: Annotated[str, typer.Option(help="名称 · its name")],
    kind: Annotated[ConsumerKind, typer.Option(metavar="KIND", help=f"类别 · kind: {_KINDS}")],
    purpose: Annotated[
        list[Purpose],
        typer.Option(
            metavar="CODE",
            help=f"用途，可重复 · repeatable: {', '.join(sorted(DISCLOSED_FOR))}",
        ),
    ],
    reach: Annotated[
        Publication,
        typer.Option(metavar="RANGE", help=f"可提供到的范围 · down to which range: {_RANGES}"),
    ] = Publication.PUBLIC,
) -> None:
    """登记共享对象 · register a consumer with its range and purposes."""
    current = session()
    for asked in purpose:
        if asked not in DISCLOSED_FOR:
            raise InputError(_PURPOSE.fill(asked=asked, known=", ".join(sorted(DISCLOSED_FOR))))
    consumer = current.desk.consumers.add(
        name=name,
        kind=kind,
        reach=reach,
        purposes=purpose,
        registered=current.today,
        registered_by=current.operator,
    )
    current.print(f"已登记共享对象 {consumer.id}", f"consumer {consumer.id} is registered")


@consumers_app.command("close")
def close_consumer(
    consumer_id: Annotated[str, typer.Argument(help="编号 · its number, such as C0001")],
) -> None:
    """终止登记：不再提供，已提供的仍须撤回和更正 · close a consumer: it is given nothing more."""
    current = session()
    current.desk.consumers.close(consumer_id, current.today, current.operator)
    current.print(f"共享对象 {consumer_id} 已终止", f"consumer {consumer_id} is closed")


@consumers_app.command("list")
def list_consumers() -> None:
    """列出共享对象 · list the consumers."""
    current = session()
    print_table(
        current,
        Text("共享对象", "consumers"),
        _HEADINGS,
        (_row(current, consumer) for consumer in current.desk.consumers.all()),
    )


_HEADINGS = (
    Text("编号", "number"),
    Text("名称", "name"),
    Text("类别", "kind"),
    Text("范围", "range"),
    Text("用途", "purposes"),
    Text("起", "from"),
    Text("止", "until"),
)


def _row(current: Session, consumer: Consumer) -> list[str]:
    return [
        consumer.id,
        consumer.name,
        current.say(consumer.kind.label),
        current.say(consumer.reach.label),
        "\n".join(sorted(consumer.purposes)),
        iso(consumer.registered),
        iso(consumer.closed) if consumer.closed else "",
    ]


_PURPOSE = Text(
    "记录不为“{asked}”提供给他人；可用：{known}",
    "entries are not given to others for “{asked}”; use one of: {known}",
)
