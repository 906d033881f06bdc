"""`zelian init`: an empty installation with its own keys."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.app import app
from api.cli.commands.clients import tell_key
from api.cli.session import session
from api.clients import Enrolment, open_clients
from api.desk import Desk
from api.settings import Home, create_home, is_server, open_store
from graph.errors import SettingsError
from graph.text import Text

_TAKEN = Text(
    "{at} 中已有数据，其人员键由另一数据目录的密钥生成；请改用那个数据目录（连同 keys 一起复制），"
    "或选一个空的数据库",
    "the store at {at} holds data, with person keys made by the keys of another home; use that "
    "home (copy it with its keys), or choose an empty database",
)


def make_home(path: Path, store: str = "") -> Home:
    """A whole installation, or none: the last file written marks it as finished."""
    return create_home(path, lambda home: _prepare(home, store), store)


def _prepare(home: Home, store: str) -> None:
    with open_store(store or str(home.store), create=True) as opened:
        if is_server(store) and opened.head():
            raise SettingsError(_TAKEN.fill(at=store))
    Desk(home.desk, create=True)


@app.command()
def init(
    store: Annotated[
        str,
        typer.Option(
            envvar="ZELIAN_STORE",
            help="数据库地址，默认内嵌 · address of the store: neo4j://host:7687/database",
        ),
    ] = "",
) -> None:
    """建立空的数据目录、密钥和审计日志 · make an empty store with its keys and audit log."""
    current = session()
    home = make_home(current.path, store)
    current.print(
        f"已在 {home.path} 建立数据目录。请备份 {home.path}/keys：没有密钥，人员的键无法再对应。",
        f"The store is ready in {home.path}. Back up {home.path}/keys: without the keys no person "
        "can be matched again.",
    )
    current.print(
        "HTTP 服务的管理员密钥如下，请保存，不再显示；查询用的客户端以 zelian clients add 登记。",
        "The administrator's key of the HTTP service follows. Keep it, it is not shown again; "
        "register clients that ask with `zelian clients add`.",
    )
    tell_key(current, open_clients(home).add(_ADMINISTRATOR, current.operator))


_ADMINISTRATOR = Enrolment(name="administrator", ground="运行管理 · operation", administrator=True)
