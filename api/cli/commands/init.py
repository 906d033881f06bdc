"""`zelian init`: an empty installation with its own keys."""

from pathlib import Path

from api.cli.app import app
from api.cli.commands.clients import tell_key
from api.cli.session import session
from api.clients import Enrolment, open_clients
from api.desk import Desk
from api.settings import Home, create_home
from graph.store import SqliteStore


def make_home(path: Path) -> Home:
    """A whole installation, or none: the last file written marks it as finished."""
    return create_home(path, prepare=_prepare)


def _prepare(home: Home) -> None:
    SqliteStore(home.store, create=True).close()
    Desk(home.desk, create=True)


@app.command()
def init() -> None:
    """建立空的数据目录、密钥和审计日志 · make an empty store with its keys and audit log."""
    current = session()
    home = make_home(current.path)
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
