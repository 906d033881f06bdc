"""Tables of the desk, by schema version."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from graph.errors import StoreBusyError, StoreError, StoreVersionError
from graph.text import Text

WAIT_SECONDS = 10.0

# Columns are named and ordered as the members of the shapes.
_V1 = """
CREATE TABLE cases (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, ground TEXT NOT NULL, purpose TEXT NOT NULL,
  subjects TEXT NOT NULL, opened INTEGER NOT NULL, until INTEGER, opened_by TEXT NOT NULL,
  registered_at TEXT NOT NULL, closed INTEGER, closed_by TEXT NOT NULL DEFAULT '');
CREATE TABLE authorizations (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, grantee TEXT NOT NULL, purpose TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, once INTEGER NOT NULL, evidence TEXT NOT NULL,
  channel TEXT NOT NULL, registered_by TEXT NOT NULL, registered_at TEXT NOT NULL,
  revoked INTEGER, revoked_by TEXT NOT NULL DEFAULT '', spent TEXT NOT NULL DEFAULT '');
"""
# `commit_no` with `as_of` says in what state an entry was told: as known then, as of that day.
_V2 = """
CREATE TABLE consumers (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, reach TEXT NOT NULL,
  purposes TEXT NOT NULL, registered INTEGER NOT NULL, registered_by TEXT NOT NULL,
  registered_at TEXT NOT NULL, closed INTEGER, closed_by TEXT NOT NULL DEFAULT '');
CREATE TABLE disclosures (
  id TEXT PRIMARY KEY, consumer TEXT NOT NULL REFERENCES consumers (id), event TEXT NOT NULL,
  holder TEXT NOT NULL, commit_no INTEGER NOT NULL, as_of INTEGER NOT NULL, purpose TEXT NOT NULL,
  ground TEXT NOT NULL, given_by TEXT NOT NULL, registered_at TEXT NOT NULL);
CREATE TABLE acknowledgements (
  disclosure TEXT NOT NULL REFERENCES disclosures (id), digest TEXT NOT NULL,
  commit_no INTEGER NOT NULL, as_of INTEGER NOT NULL, acknowledged_by TEXT NOT NULL,
  registered_at TEXT NOT NULL, PRIMARY KEY (disclosure, digest));
"""
# The clients that may ask under a case; of one that was opened before, anybody of the role may.
_V3 = "ALTER TABLE cases ADD COLUMN clients TEXT NOT NULL DEFAULT '';"
_STEPS = (_V1, _V2, _V3)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection in autocommit mode; what the engine finds wrong is a StoreError."""
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as desk:
            desk.row_factory = sqlite3.Row
            desk.execute("PRAGMA journal_mode = WAL")
            desk.execute("PRAGMA synchronous = FULL")
            yield desk
    except sqlite3.DatabaseError as fault:
        raise _said(path, fault) from fault


class Readers:
    """Connections that are kept, one for each thread that reads: opening one costs more than most
    of what is read. Each read sees what was committed before it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = threading.local()
        self._all: list[sqlite3.Connection] = []

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Raises StoreError."""
        try:
            return self._connection().execute(sql, values).fetchall()
        except sqlite3.DatabaseError as fault:
            raise _said(self._path, fault) from fault

    def close(self) -> None:
        while self._all:
            self._all.pop().close()

    def _connection(self) -> sqlite3.Connection:
        kept: sqlite3.Connection | None = getattr(self._own, "kept", None)
        if kept is None:
            # Closed by whichever thread ends the service.
            kept = sqlite3.connect(
                self._path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            kept.row_factory = sqlite3.Row
            kept.execute("PRAGMA query_only = ON")
            self._own.kept = kept
            self._all.append(kept)
        return kept


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    with opened(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def migrate(path: Path) -> None:
    """Brings a register up to date, or makes it; raises StoreVersionError for a newer one."""
    with writing(path) as connection:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found > len(_STEPS):
            raise StoreVersionError(_NEWER.fill(path=path, found=found))
        for statement in "".join(_STEPS[found:]).split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(_STEPS)}")


def _said(path: Path, fault: sqlite3.DatabaseError) -> StoreError:
    if getattr(fault, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
        return StoreBusyError(_BUSY.fill(path=path))
    return StoreError(_UNUSABLE.fill(path=path, fault=fault))


_BUSY = Text(
    "其他进程正在写入登记簿 {path}；请稍后再试",
    "another process is writing to the register {path}; try again later",
)
_UNUSABLE = Text(
    "登记簿 {path} 不能使用（{fault}）；请检查路径和权限，或从备份恢复",
    "the register {path} cannot be used ({fault}); check path and permissions or restore a backup",
)
_NEWER = Text(
    "登记簿 {path} 由更新版本写成（第 {found} 版）；请升级 zelian",
    "the register {path} was written by a newer version ({found}); upgrade zelian",
)
