"""Making a home, in an order that can be taken up again wherever it was interrupted."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock

from api.audit.files import replace_file, settle_names
from api.desk import Desk
from api.settings.home import LOCK, VERSION, Home, strangers
from api.settings.secret_files import make_secret
from graph.errors import SettingsError
from graph.text import Text

FIRST_KEY_ID = "1"

_EXISTS = Text(
    "{path} 已是责链的数据目录，不会覆盖；直接使用即可，或用 --home 另选空目录",
    "{path} is a Zelian home already and is not overwritten; use it as it is, or choose an empty "
    "folder with --home",
)
_NOT_EMPTY = Text(
    "{path} 不是空目录（有“{name}”）；请用 --home 另选空目录",
    "{path} is not empty (it holds “{name}”); choose an empty folder with --home",
)
_UNWRITABLE = Text(
    "无法在 {path} 建立数据目录（{fault}）；请检查权限和磁盘空间，或用 --home 另选位置",
    "no home can be made at {path} ({fault}); check permissions and disk space, or choose "
    "another place with --home",
)
_KEY_LOST = Text(
    "密钥文件 {path} 不存在，而依赖它的 {sealed} 还在；请从备份恢复密钥，或用 --home 另选空目录",
    "the key file {path} is missing while {sealed}, which depends on it, is there; restore the key "
    "from a backup, or choose an empty folder with --home",
)


def create_home(
    path: Path, prepare: Callable[[Home], object] | None = None, store: str = ""
) -> Home:
    """Makes a home, or ends what an interrupted creation began; refuses a finished one.

    `prepare` makes what else a home must have (the store); it runs before the last file, which
    marks the home as finished. `store` is the address of a graph that is elsewhere.
    """
    home = Home(path)
    try:
        _make_folder(home)
        with FileLock(path / LOCK):
            if home.mark.exists():
                raise SettingsError(_EXISTS.fill(path=path))
            path.chmod(0o700)
            _fill(home)
            if prepare:
                prepare(home)
            _mark(home, {"version": VERSION, "person_key": FIRST_KEY_ID}, store)
    except OSError as fault:
        raise SettingsError(_UNWRITABLE.fill(path=path, fault=fault)) from fault
    return home


def use_store(home: Home, store: str) -> None:
    """Has a home use the graph at another address from now on; its own file stays as it is."""
    with FileLock(home.path / LOCK):
        _mark(home, json.loads(home.mark.read_bytes()), store)


def _mark(home: Home, mark: dict[str, object], store: str) -> None:
    replace_file(home.mark, json.dumps(mark | ({"store": store} if store else {})).encode())
    settle_names(home.path)


def _make_folder(home: Home) -> None:
    if home.path.is_dir() and (strange := strangers(home.path)):
        raise SettingsError(_NOT_EMPTY.fill(path=home.path, name=strange[0]))
    home.path.mkdir(0o700, parents=True, exist_ok=True)


def _fill(home: Home) -> None:
    for folder in (home.keys, home.rejects):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o700)
    for key, sealed in _key_files(home):
        if not key.exists():
            _refuse_lost(key, sealed)
            make_secret(key)
    settle_names(home.keys)
    home.audit_log().create()
    Desk(home.desk, create=True)


def _key_files(home: Home) -> Iterator[tuple[Path, Path]]:
    """Each key with the file that is worthless without it, and so is made after it."""
    yield home.person_key_file(FIRST_KEY_ID), home.store
    yield home.audit_key_file, home.audit.with_suffix(".head")


def _refuse_lost(key: Path, sealed: Path) -> None:
    if sealed.exists():
        raise SettingsError(_KEY_LOST.fill(path=key, sealed=sealed.name))
