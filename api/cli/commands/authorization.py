"""`zelian authorization`: by whose consent a consumer is told of whom, for what and how long."""

from typing import Annotated

import typer

from api.cli.app import app
from api.cli.asked import Number, need_target, person_key, typed_key
from api.cli.session import Session, session
from api.cli.show.tables import print_table
from api.desk import Authorization, Purpose
from api.gate import PURPOSES, Role
from graph.errors import InputError
from graph.intervals import day
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.lookup import lookup

authorization_app = typer.Typer(
    help="授权登记 · the register of authorizations", no_args_is_help=True
)
app.add_typer(authorization_app, name="authorization")

_FOR = PURPOSES[Role.API_CONSUMER]


@authorization_app.command("add")
def add_authorization(
    grantee: Annotated[str, typer.Option(help="被授权人 · grantee: number of a consumer")],
    purpose: Annotated[
        Purpose, typer.Option(metavar="CODE", help=f"用途 · purpose: {', '.join(sorted(_FOR))}")
    ],
    until: Annotated[
        str, typer.Option(help="截止日（不含） · first day on which it no longer holds")
    ],
    evidence: Annotated[
        str, typer.Option(help="授权书文件的 SHA-256 · SHA-256 of the consent on paper")
    ],
    channel: Annotated[str, typer.Option(help="授权渠道 · how it was given")],
    subject: Annotated[
        str,
        typer.Option(
            help="授权人，人员用键 · who consents: organization code or key;"
            " for a person the key, or --number"
        ),
    ] = "",
    since: Annotated[str, typer.Option(help="起始日，默认今天 · first day, today by default")] = "",
    once: Annotated[bool, typer.Option("--once", help="只用一次 · for one question")] = False,
    number: Number = False,
) -> None:
    """登记授权 · register the consent of a subject."""
    current = session()
    need_target(subject, number)
    if purpose not in _FOR:
        raise InputError(_PURPOSE.fill(asked=purpose, known=", ".join(sorted(_FOR))))
    granted = current.desk.authorize(
        subject=typed_key(current) if number else _key(current, subject),
        grantee=grantee,
        purpose=purpose,
        since=day(since) if since else current.today,
        until=day(until),
        evidence=evidence,
        channel=channel,
        registered_by=current.operator,
        once=once,
    )
    current.print(f"已登记授权 {granted.id}", f"authorization {granted.id} is registered")


def _key(current: Session, asked: str) -> str:
    """A person's key is not looked up: here nobody asks who is on file."""
    if key := person_key(asked):
        return key
    with current.store.view() as view:
        return lookup(asked, view, [NodeKind.ORGANIZATION]).key


@authorization_app.command("revoke")
def revoke_authorization(
    authorization_id: Annotated[str, typer.Argument(help="授权号 · number of an authorization")],
) -> None:
    """撤回授权：自今天起无效 · revoke an authorization: from today on it does not hold."""
    current = session()
    current.desk.revoke(authorization_id, current.today, current.operator)
    current.print(f"授权 {authorization_id} 已撤回", f"authorization {authorization_id} is revoked")


@authorization_app.command("list")
def list_authorizations() -> None:
    """列出授权 · list the authorizations."""
    current = session()
    print_table(
        current,
        Text("授权", "authorizations"),
        _HEADINGS,
        (_row(current, granted) for granted in current.desk.authorizations()),
    )


_HEADINGS = (
    Text("授权", "number"),
    Text("授权人", "subject"),
    Text("被授权人", "grantee"),
    Text("用途", "purpose"),
    Text("起", "from"),
    Text("止", "until"),
    Text("状态", "state"),
)
_ONCE = Text("一次性", "for one question")
_SPENT = Text("一次性，已使用", "for one question, used")
_REVOKED = Text("已撤回", "revoked")


def _row(current: Session, granted: Authorization) -> list[str]:
    first, last = granted.span.iso()
    once = _SPENT if granted.spent else _ONCE
    state = _REVOKED if granted.revoked else once if granted.once else None
    return [
        granted.id,
        granted.subject,
        granted.grantee,
        granted.purpose,
        first,
        last,
        current.say(state) if state else "",
    ]


_PURPOSE = Text(
    "授权查询不用于“{asked}”；可用：{known}",
    "nobody is told by authorization for “{asked}”; use one of: {known}",
)
