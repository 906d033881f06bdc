"""The register of cases and authorizations; what is registered is closed, never changed."""

import sqlite3
from collections.abc import Collection
from datetime import UTC
from pathlib import Path
from typing import Any, Literal

from api.audit import Clock, utc_now
from api.audit.files import append_private
from api.desk import checks
from api.desk.schema import migrate, opened, writing
from api.desk.shapes import Authorization, Case, Purpose
from graph.errors import InputError, NotFoundError, StoreMissingError
from graph.intervals import Day, iso
from graph.text import Text

Table = Literal["cases", "authorizations"]


class Desk:
    def __init__(self, path: Path, create: bool = False, clock: Clock = utc_now) -> None:
        self.path = path
        self._clock = clock
        if create:
            append_private(path, b"")
        elif not path.is_file():
            raise StoreMissingError(_MISSING.fill(path=path))
        migrate(path)

    def open_case(
        self,
        *,
        title: str,
        ground: str,
        purpose: Purpose,
        subjects: Collection[str],
        opened: Day,
        opened_by: str,
        until: Day | None = None,
    ) -> Case:
        """Registers a case under the next number of its year, such as `2026-0001`."""
        checks.worded(title=title, ground=ground, opened_by=opened_by)
        checks.keyed(subjects)
        checks.ordered(opened, until)
        given = {
            "title": title,
            "ground": ground,
            "purpose": purpose,
            "subjects": "\n".join(sorted(set(subjects))),
            "opened": opened,
            "until": until,
            "opened_by": opened_by,
        }
        return self.case(self._register("cases", iso(opened)[:4], given))

    def case(self, case_id: str) -> Case:
        """Raises NotFoundError."""
        return Case(**self._row("cases", case_id))

    def cases(self) -> list[Case]:
        return [Case(**row) for row in self._rows("cases")]

    def close_case(self, case_id: str, on: Day, by: str) -> Case:
        """From the day `on` the case holds no more."""
        case = self.case(case_id)
        _check_close(case_id, case.closed, case.opened, on)
        self._close("cases", "closed", case_id, on, by)
        return self.case(case_id)

    def authorize(
        self,
        *,
        subject: str,
        grantee: str,
        purpose: Purpose,
        since: Day,
        until: Day,
        evidence: str,
        channel: str,
        registered_by: str,
        once: bool = False,
    ) -> Authorization:
        """Registers an authorization, such as `A2026-0001`."""
        checks.worded(grantee=grantee, channel=channel, registered_by=registered_by)
        checks.keyed([subject])
        checks.ordered(since, until)
        checks.hashed(evidence)
        given = {
            "subject": subject,
            "grantee": grantee,
            "purpose": purpose,
            "since": since,
            "until": until,
            "once": once,
            "evidence": evidence,
            "channel": channel,
            "registered_by": registered_by,
        }
        return self.authorization(self._register("authorizations", f"A{iso(since)[:4]}", given))

    def authorization(self, authorization_id: str) -> Authorization:
        """Raises NotFoundError."""
        return Authorization(**self._row("authorizations", authorization_id))

    def authorizations(self) -> list[Authorization]:
        return [Authorization(**row) for row in self._rows("authorizations")]

    def revoke(self, authorization_id: str, on: Day, by: str) -> Authorization:
        """From the day `on` the authorization holds no more."""
        granted = self.authorization(authorization_id)
        _check_close(authorization_id, granted.revoked, granted.since, on)
        self._close("authorizations", "revoked", authorization_id, on, by)
        return self.authorization(authorization_id)

    def spend(self, authorization_id: str, ask_id: str) -> bool:
        """Uses an authorization for one question; False when another question had it first."""
        sql = "UPDATE authorizations SET spent = ? WHERE id = ? AND (NOT once OR spent = '')"
        with writing(self.path) as connection:
            return connection.execute(sql, (ask_id, authorization_id)).rowcount == 1

    def _register(self, table: Table, prefix: str, given: dict[str, Any]) -> str:
        at = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
        with writing(self.path) as connection:
            new_id = f"{prefix}-{_next(connection, table, prefix):04d}"
            row = {"id": new_id, "registered_at": at} | {k: _plain(v) for k, v in given.items()}
            columns, places = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)
        return new_id

    def _close(self, table: Table, column: str, row_id: str, on: Day, by: str) -> None:
        sql = f"UPDATE {table} SET {column} = ?, {column}_by = ? WHERE id = ? AND {column} IS NULL"
        with writing(self.path) as connection:
            connection.execute(sql, (on, _plain(by), row_id))

    def _row(self, table: Table, row_id: str) -> dict[str, Any]:
        sql = f"SELECT * FROM {table} WHERE id = ?"
        with opened(self.path) as connection:
            row = connection.execute(sql, (checks.storable(row_id),)).fetchone()
        if row is None:
            raise NotFoundError(_UNKNOWN[table].fill(id=row_id))
        return dict(row)

    def _rows(self, table: Table) -> list[dict[str, Any]]:
        with opened(self.path) as connection:
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY registered_at, id")
            return [dict(row) for row in rows]


def _plain(value: object) -> object:
    return checks.storable(value.strip()) if isinstance(value, str) else value


def _next(connection: sqlite3.Connection, table: Table, prefix: str) -> int:
    start = len(prefix) + 2
    sql = f"SELECT max(CAST(substr(id, {start}) AS INTEGER)) FROM {table} WHERE id LIKE ?"
    return int(connection.execute(sql, (f"{prefix}-%",)).fetchone()[0] or 0) + 1


def _check_close(row_id: str, closed: Day | None, since: Day, on: Day) -> None:
    if closed is not None:
        raise InputError(_CLOSED.fill(id=row_id, on=iso(closed)))
    if on < since:
        raise InputError(_TOO_EARLY.fill(id=row_id, on=iso(on), since=iso(since)))


_MISSING = Text(
    "{path} 处没有登记簿；请先运行 zelian init",
    "there is no register at {path}; run `zelian init` first",
)
_UNKNOWN: dict[Table, Text] = {
    "cases": Text(
        "没有编号为“{id}”的案件；请用 zelian case list 查看，或用 zelian case open 登记",
        "there is no case “{id}”; see `zelian case list`, or register one with `zelian case open`",
    ),
    "authorizations": Text(
        "没有编号为“{id}”的授权；请用 zelian authorization list 查看",
        "there is no authorization “{id}”; see `zelian authorization list`",
    ),
}
_CLOSED = Text(
    "“{id}”已于 {on} 终止，不能再次终止；如需继续请另行登记",
    "“{id}” ended on {on} and cannot be ended again; register a new one to go on",
)
_TOO_EARLY = Text(
    "“{id}”自 {since} 起有效，不能在此之前的 {on} 终止；请改为当日或之后",
    "“{id}” holds from {since} on and cannot end on {on}; give that day or a later one",
)
