"""The SQLite engine: one file, several readers beside one writer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.errors import StoreBusyError, StoreError, StoreMissingError
from graph.records import Change, Tx
from graph.store.base import Store, View, Writer
from graph.store.raw import Raw
from graph.store.sqlite.connect import WAIT_SECONDS, Pool, connect, intern_words
from graph.store.sqlite.raw import SqliteRaw
from graph.store.sqlite.rows import Words
from graph.store.sqlite.schema import migrate
from graph.store.sqlite.view import SqliteView
from graph.store.sqlite.writer import SqliteWriter
from graph.text import Text


class SqliteStore(Store):
    """Opens a store file; `create` makes it when it is not there.

    Raises StoreMissingError for no file, StoreVersionError for one of a newer program and
    StoreError for a file that is no store.
    """

    def __init__(self, path: Path, create: bool = False, wait: float = WAIT_SECONDS) -> None:
        if not create and not path.is_file():
            raise StoreMissingError(_missing(path))
        self._wait = wait
        self.path = path
        self._pool = Pool(path)
        self._words = self._prepare()

    def _prepare(self) -> Words:
        try:
            with closing(connect(self.path, self._wait)) as connection:
                migrate(connection)
                return Words(intern_words(connection))
        except sqlite3.DatabaseError as fault:
            raise StoreError(_no_store(self.path, fault)) from fault

    def head(self) -> Tx:
        return int(self._ask("SELECT coalesce(max(tx), 0) FROM tx")[0][0])

    def tx_at(self, instant: datetime) -> Tx:
        at = instant.astimezone(UTC).isoformat(timespec="microseconds")
        return int(self._ask("SELECT coalesce(max(tx), 0) FROM tx WHERE at <= ?", at)[0][0])

    def view(self, known_at: Tx | None = None) -> View:
        return SqliteView(self._pool.take(), self._words, known_at, self._pool.give)

    @contextmanager
    def write(self, run: str, actor: str) -> Iterator[Writer]:
        with closing(connect(self.path, self._wait)) as connection:
            self._begin(connection)
            try:
                yield SqliteWriter(connection, self._words, run, actor)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def _begin(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as fault:
            raise StoreBusyError(_busy(self.path, self._wait)) from fault

    def changes(self, after: Tx) -> Iterator[Change]:
        sql = "SELECT tx, at, actor, run FROM tx WHERE tx > ? ORDER BY tx"
        for row in self._ask(sql, after):
            yield Change(*row)

    def marked(self, document: str) -> tuple[int, bool]:
        rows = self._ask("SELECT position, done FROM mark WHERE document = ?", document)
        return (int(rows[0][0]), bool(rows[0][1])) if rows else (0, False)

    def raw(self) -> Raw:
        return SqliteRaw(self.path, self._words)

    def _ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        connection = self._pool.take()
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            self._pool.give(connection)

    def close(self) -> None:
        self._pool.close()


def _missing(path: Path) -> Text:
    return Text(
        f"{path} 处没有数据库；请先运行 zelian init",
        f"there is no store at {path}; run zelian init first",
    )


def _no_store(path: Path, fault: Exception) -> Text:
    return Text(
        f"{path} 不是可用的数据库（{fault}）；请检查路径，或从备份恢复",
        f"{path} is no usable store ({fault}); check the path or restore a backup",
    )


def _busy(path: Path, wait: float) -> Text:
    return Text(
        f"另一个进程正在写入 {path}，已等待 {wait:g} 秒；请稍后再试",
        f"another process has been writing to {path} for {wait:g} s; try again later",
    )
