"""`zelian clients`: the programs that may ask over HTTP."""

from typing import Annotated

import typer
from rich.table import Table

from api.cli.app import app
from api.cli.session import Session, session
from api.clients import Client, Enrolment, Issued, open_clients
from api.gate import Purpose, Role
from graph.text import Text

clients = typer.Typer(
    help="可经 HTTP 查询的客户端 · programs that may ask over HTTP.", no_args_is_help=True
)
app.add_typer(clients, name="clients")


@clients.command()
def add(
    name: Annotated[str, typer.Option(help="名称（被授权人） · name, as grantee")],
    ground: Annotated[str, typer.Option(help="查询的法律依据 · legal ground of its questions")],
    role: Annotated[
        list[Role] | None,
        typer.Option(metavar="ROLE", help="角色，可重复 · role; again for more"),
    ] = None,
    purpose: Annotated[
        list[Purpose] | None,
        typer.Option(metavar="PURPOSE", help="目的，可重复 · purpose; again for more"),
    ] = None,
    own: Annotated[
        list[str] | None, typer.Option(help="已核验的本人的键 · verified key of the client itself")
    ] = None,
    provider: Annotated[str, typer.Option(help="来源编号 · id as a data provider")] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option(metavar="KIND", help="可报送的来源格式，可重复 · format it may submit"),
    ] = None,
    external: Annotated[
        str, typer.Option(help="外部授权方的编号 · id at another token server")
    ] = "",
    administrator: Annotated[
        bool, typer.Option("--administrator", help="管理员，不能查询 · administers, asks nothing")
    ] = False,
) -> None:
    """登记客户端，密钥只显示这一次 · register a client; its key is shown this once."""
    current = session()
    wanted = Enrolment(
        name=name,
        ground=ground,
        roles=frozenset(role or ()),
        purposes=frozenset(purpose or ()),
        own=frozenset(own or ()),
        provider=provider,
        kinds=frozenset(kind or ()),
        external=external,
        administrator=administrator,
    )
    tell_key(current, open_clients(current.home).add(wanted, current.operator))


def tell_key(current: Session, issued: Issued) -> None:
    told = Text("已登记客户端 {id}，密钥只显示这一次", "client {id}; its key is shown this once")
    current.out.print(current.say(told.fill(id=issued.client.id)), highlight=False)
    current.out.print(issued.key, highlight=False, soft_wrap=True)


@clients.command("list")
def list_all() -> None:
    """列出客户端 · list the clients."""
    current = session()
    table = Table(box=None, pad_edge=False)
    for heading in ("编号 id", "名称 name", "角色 roles", "目的 purposes", "状态 state"):
        table.add_column(heading, overflow="fold")
    for client in open_clients(current.home).all():
        roles = "administrator" if client.administrator else " ".join(sorted(client.roles))
        purposes = " ".join(sorted(client.purposes))
        table.add_row(client.id, client.name, roles, purposes, _state(current, client))
    current.out.print(table)


def _state(current: Session, client: Client) -> str:
    if not client.revoked_at:
        return current.say(Text("有效", "in use"))
    told = Text("{at} 吊销", "revoked {at}")
    return current.say(told.fill(at=client.revoked_at[:10]))


@clients.command()
def revoke(
    client_id: Annotated[str, typer.Argument(metavar="ID", help="客户端编号 · id of the client")],
) -> None:
    """吊销客户端，即时生效 · revoke a client and its tokens at once."""
    current = session()
    gone = open_clients(current.home).revoke(client_id, current.operator)
    current.print(f"已吊销 {gone.id}（{gone.name}）", f"revoked {gone.id} ({gone.name})")
