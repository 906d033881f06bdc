"""`zelian init`: an empty installation with its own keys."""

from pathlib import Path

from api.cli.app import app
from api.cli.session import session
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
