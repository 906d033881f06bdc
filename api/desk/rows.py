"""What every register of the desk does: numbered rows, which are closed and never changed."""

import sqlite3
from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import Any

from api.audit import Clock
from api.desk import checks
from api.desk.schema import opened, writing
from graph.errors import NotFoundError
from graph.intervals import Day
from graph.text import Text

Row = dict[str, Any]


class Rows:
    """The rows of one table. `unknown` says what to do about an id that is not there."""

    def __init__(self, path: Path, clock: Clock, table: str, unknown: Text) -> None:
        self.path = path
        self._clock = clock
        self._table = table
        self._unknown = unknown

    def add(self, prefix: str, given: Mapping[str, object]) -> str:
        """Registers a row under the next number behind a prefix; gives its id."""
        with writing(self.path) as connection:
            return self.add_in(connection, prefix, given)

    def add_in(
        self, connection: sqlite3.Connection, prefix: str, given: Mapping[str, object]
    ) -> str:
        """As `add`, in a transaction of the caller."""
        new_id = f"{prefix}{self._next(connection, prefix):04d}"
        row: dict[str, object] = {"id": new_id, "registered_at": self.now()}
        row |= {name: checks.plain(value) for name, value in given.items()}
        columns, places = ", ".join(row), ", ".join(f":{name}" for name in row)
        connection.execute(f"INSERT INTO {self._table} ({columns}) VALUES ({places})", row)
        return new_id

    def now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def close(self, column: str, row_id: str, on: Day, by: str) -> None:
        sql = (
            f"UPDATE {self._table} SET {column} = ?, {column}_by = ? "
            f"WHERE id = ? AND {column} IS NULL"
        )
        with writing(self.path) as connection:
            connection.execute(sql, (on, checks.plain(by), row_id))

    def one(self, row_id: str) -> Row:
        """Raises NotFoundError."""
        with opened(self.path) as connection:
            return self.one_in(connection, row_id)

    def one_in(self, connection: sqlite3.Connection, row_id: str) -> Row:
        sql = f"SELECT * FROM {self._table} WHERE id = ?"
        row = connection.execute(sql, (checks.storable(row_id),)).fetchone()
        if row is None:
            raise NotFoundError(self._unknown.fill(id=row_id))
        return dict(row)

    def all(self) -> list[Row]:
        with opened(self.path) as connection:
            rows = connection.execute(f"SELECT * FROM {self._table} ORDER BY registered_at, id")
            return [dict(row) for row in rows]

    def _next(self, connection: sqlite3.Connection, prefix: str) -> int:
        start = len(prefix) + 1
        sql = f"SELECT max(CAST(substr(id, {start}) AS INTEGER)) FROM {self._table} WHERE id LIKE ?"
        return int(connection.execute(sql, (f"{prefix}%",)).fetchone()[0] or 0) + 1
