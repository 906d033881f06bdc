"""The folder of one installation: store, keys, audit log, register, rejects."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.audit import AuditLog
from api.settings.secret_files import check_private, read_secret
from graph.errors import SettingsError
from graph.identifiers import KeyRing
from graph.text import Text

HOME_VARIABLE = "ZELIAN_HOME"
ANCHOR_VARIABLE = "ZELIAN_AUDIT_ANCHOR"
VERSION = 1
LOCK = "init.lock"

_OURS = (
    "home.json",
    LOCK,
    "keys",
    "rejects",
    "incoming",
    "loads",
    "audit",
    "clients.sqlite",
    "requests.sqlite",
    "desk.sqlite",
    "store.sqlite",
    "visits.sqlite",
)

_MISSING = Text(
    "{path} 处没有责链的数据目录；请运行 zelian init，或用 --home（环境变量 ZELIAN_HOME）指明位置",
    "there is no Zelian home at {path}; run `zelian init`, or say with --home (or ZELIAN_HOME) "
    "where it is",
)
_UNFINISHED = Text(
    "数据目录 {path} 没有建完；请再运行一次 zelian init，已有内容会保留",
    "the home {path} is unfinished; run `zelian init` again, what is there is kept",
)
_STRANGE = Text(
    "{path} 不是责链的数据目录（其中有“{name}”）；请用 --home（环境变量 ZELIAN_HOME）另选数据目录，"
    "或另选空目录后运行 zelian init",
    "{path} is no Zelian home (it holds “{name}”); choose another with --home (or ZELIAN_HOME), or "
    "an empty folder and run `zelian init`",
)
_UNREADABLE = Text(
    "{path} 读不出来（{fault}）；请从备份恢复此文件",
    "{path} cannot be read ({fault}); restore it from a backup",
)
_NEWER = Text(
    "数据目录 {path} 由更新版本建立（第 {found} 版）；请升级 zelian",
    "the home {path} was made by a newer version ({found}); upgrade zelian",
)


@dataclass(frozen=True)
class Home:
    """The folder of an installation. Secrets are read when asked for, and not kept here."""

    path: Path

    @property
    def store(self) -> Path:
        return self.path / "store.sqlite"

    @property
    def store_address(self) -> str:
        """Where the graph is: what `init` was told, else the file in this folder."""
        return str(_read_mark(self).get("store") or self.store)

    @property
    def incoming(self) -> Path:
        """Files while they are read: private, and gone afterwards."""
        return self.path / "incoming"

    @property
    def loads(self) -> Path:
        """Files that were sent over the network, until they are loaded, and what became of them."""
        return self.path / "loads"

    @property
    def requests(self) -> Path:
        return self.path / "requests.sqlite"

    @property
    def audit(self) -> Path:
        return self.path / "audit.jsonl"

    @property
    def desk(self) -> Path:
        return self.path / "desk.sqlite"

    @property
    def clients(self) -> Path:
        return self.path / "clients.sqlite"

    @property
    def visits(self) -> Path:
        """The visits to the pages that were signed out."""
        return self.path / "visits.sqlite"

    @property
    def rejects(self) -> Path:
        return self.path / "rejects"

    @property
    def mark(self) -> Path:
        """The file that is written last and makes the folder a home."""
        return self.path / "home.json"

    @property
    def keys(self) -> Path:
        return self.path / "keys"

    @property
    def audit_key_file(self) -> Path:
        return self.keys / "audit"

    def person_key_file(self, key_id: str) -> Path:
        return self.keys / f"person-{key_id}"

    def keyring(self) -> KeyRing:
        """The current secret of person keys with all older ones."""
        files = {p.name.removeprefix("person-"): p for p in self.keys.glob("person-*")}
        # A draft that an interrupted creation left behind has a dot in its name.
        secrets = {key_id: read_secret(p) for key_id, p in files.items() if "." not in key_id}
        return KeyRing(current_key(self), secrets)

    def audit_key(self) -> bytes:
        return read_secret(self.audit_key_file)

    def audit_log(self) -> AuditLog:
        return AuditLog(self.audit, self.audit_key(), anchor=self.anchor)

    @property
    def anchor(self) -> Path | None:
        """The second place of the audit log's seal, if the environment names one."""
        named = os.environ.get(ANCHOR_VARIABLE, "").strip()
        return Path(named).expanduser().absolute() if named else None


def home_path(given: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The folder given, else that of ZELIAN_HOME, else `~/.zelian`."""
    named = environment.get(HOME_VARIABLE, "").strip()
    return (given or Path(named or "~/.zelian")).expanduser().absolute()


def open_home(path: Path) -> Home:
    """Raises SettingsError for a home that is missing, unfinished, or open to others."""
    home = Home(path)
    if not path.is_dir():
        raise SettingsError(_MISSING.fill(path=path))
    needed = (home.person_key_file(current_key(home)), home.audit_key_file)
    for private in (home.keys, *needed):
        check_private(private)
    for other in sorted(home.keys.iterdir()):
        check_private(other)
    return home


def strangers(path: Path) -> list[str]:
    """What a folder holds that no home does, by name."""
    return sorted(p.name for p in path.iterdir() if not p.name.startswith(_OURS))


def _unmarked(path: Path) -> Text:
    """A folder without the mark of a home is half made only if nothing else is in it."""
    if strange := strangers(path):
        return _STRANGE.fill(path=path, name=strange[0])
    return (_UNFINISHED if any(path.iterdir()) else _MISSING).fill(path=path)


def current_key(home: Home) -> str:
    """The id of the secret that person keys are made with now."""
    return str(_read_mark(home)["person_key"])


def _read_mark(home: Home) -> dict[str, Any]:
    """What marks the home; raises SettingsError for one that this program cannot use."""
    try:
        mark = dict(json.loads(home.mark.read_bytes()))
        version, _ = int(mark["version"]), str(mark["person_key"])
    except FileNotFoundError:
        raise SettingsError(_unmarked(home.path)) from None
    except (OSError, ValueError, TypeError, KeyError) as fault:
        unreadable = _UNREADABLE.fill(path=home.mark, fault=type(fault).__name__)
        raise SettingsError(unreadable) from fault
    if version > VERSION:
        raise SettingsError(_NEWER.fill(path=home.path, found=version))
    return mark
