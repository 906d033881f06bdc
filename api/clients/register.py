"""Clients in a file of their own. Of a key the register holds a keyed hash and nothing else."""

import hmac
import secrets
import sqlite3
from collections.abc import Collection
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

from api.audit import Clock, utc_now
from api.audit.files import append_private
from api.clients.shapes import Client, Enrolment
from api.clients.wanted import check_enrolment
from api.desk.schema import Readers, writing
from graph.errors import InputError, NotFoundError, StoreVersionError
from graph.text import Text

PREFIX = "zelian_"
_SECRET_BYTES = 32
_V1 = """
CREATE TABLE clients (
  id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, ground TEXT NOT NULL, roles TEXT NOT NULL,
  purposes TEXT NOT NULL, own TEXT NOT NULL, provider TEXT NOT NULL,
  administrator INTEGER NOT NULL, hash TEXT NOT NULL UNIQUE,
  added_by TEXT NOT NULL, added_at TEXT NOT NULL,
  revoked_by TEXT NOT NULL DEFAULT '', revoked_at TEXT NOT NULL DEFAULT '');
"""
# The id under which another authorization server knows a client, given once while it stands.
_V2 = """
ALTER TABLE clients ADD COLUMN external TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX clients_external ON clients (external)
  WHERE external <> '' AND revoked_at = '';
"""
# The source formats that a data provider may submit; one that was enrolled before may submit none.
_V3 = "ALTER TABLE clients ADD COLUMN kinds TEXT NOT NULL DEFAULT ''"
_STEPS = (_V1, _V2, _V3)
_COLUMNS = (
    "id, name, ground, roles, purposes, own, provider, kinds, external, administrator, "
    "added_by, added_at, revoked_by, revoked_at"
)


class Issued(NamedTuple):
    """A new client with its key, which is shown once and kept nowhere."""

    client: Client
    key: str


class Clients:
    """Raises StoreError for a file that cannot be used."""

    def __init__(self, path: Path, key: bytes, clock: Clock = utc_now) -> None:
        self.path = path
        self._key = key
        self._clock = clock
        append_private(path, b"")
        _migrate(path)
        self._readers = Readers(path)

    def close(self) -> None:
        self._readers.close()

    def add(self, wanted: Enrolment, by: str) -> Issued:
        """Raises InputError for an enrolment that is not whole, or a name that is taken."""
        check_enrolment(wanted)
        key = PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
        with writing(self.path) as connection:
            _refuse_taken(connection, wanted)
            count = connection.execute("SELECT count(*) FROM clients").fetchone()[0]
            new_id = f"K{count + 1:04d}"
            connection.execute(
                "INSERT INTO clients (id, name, ground, roles, purposes, own, provider, "
                "kinds, external, administrator, hash, added_by, added_at) "
                "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                (new_id, *_row(wanted), self._hash(key), by, self._now()),
            )
        return Issued(self.client(new_id), key)

    def client(self, client_id: str) -> Client:
        """Raises NotFoundError."""
        found = self._select("WHERE id = ?", client_id)
        if not found:
            raise NotFoundError(_UNKNOWN.fill(id=client_id))
        return found[0]

    def all(self) -> list[Client]:
        return self._select("ORDER BY id")

    def holder(self, key: str) -> Client | None:
        """The client whose key this is, unless it was revoked."""
        found = self._select("WHERE hash = ? AND revoked_at = ''", self._hash(key))
        return found[0] if found else None

    def standing(self, client_id: str) -> Client | None:
        """The client under this id, unless it was revoked."""
        found = self._select("WHERE id = ? AND revoked_at = ''", client_id)
        return found[0] if found else None

    def external(self, external_id: str) -> Client | None:
        """The client that another authorization server knows so, unless it was revoked."""
        found = self._select("WHERE external = ? AND revoked_at = ''", external_id)
        return found[0] if found and external_id else None

    def revoke(self, client_id: str, by: str) -> Client:
        """Raises InputError for a client that was revoked before."""
        if self.client(client_id).revoked_at:
            raise InputError(_REVOKED.fill(id=client_id))
        sql = "UPDATE clients SET revoked_by = ?, revoked_at = ? WHERE id = ? AND revoked_at = ''"
        with writing(self.path) as connection:
            connection.execute(sql, (by, self._now(), client_id))
        return self.client(client_id)

    def _select(self, tail: str, *values: str) -> list[Client]:
        rows = self._readers.rows(f"SELECT {_COLUMNS} FROM clients {tail}", values)
        return [Client.model_validate(dict(row)) for row in rows]

    def _hash(self, key: str) -> str:
        return hmac.digest(self._key, b"client\0" + key.encode("utf-8", "replace"), "sha256").hex()

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")


def _row(wanted: Enrolment) -> tuple[object, ...]:
    joined = (_joined(wanted.roles), _joined(wanted.purposes), _joined(wanted.own))
    return (
        wanted.name,
        wanted.ground,
        *joined,
        wanted.provider,
        _joined(wanted.kinds),
        wanted.external,
        wanted.administrator,
    )


def _joined(words: Collection[str]) -> str:
    return " ".join(sorted(words))


def _refuse_taken(connection: sqlite3.Connection, wanted: Enrolment) -> None:
    if connection.execute("SELECT 1 FROM clients WHERE name = ?", (wanted.name,)).fetchone():
        raise InputError(_TAKEN.fill(name=wanted.name))
    sql = "SELECT id FROM clients WHERE external = ? AND external <> '' AND revoked_at = ''"
    if other := connection.execute(sql, (wanted.external,)).fetchone():
        raise InputError(_KNOWN.fill(external=wanted.external, id=other[0]))


def _migrate(path: Path) -> None:
    with writing(path) as connection:
        found = connection.execute("PRAGMA user_version").fetchone()[0]
        if found > len(_STEPS):
            raise StoreVersionError(_NEWER.fill(path=path, found=found))
        for statement in "".join(_STEPS[found:]).split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(_STEPS)}")


_TAKEN = Text(
    "已有名为“{name}”的客户端；名称即授权书中的被授权人，不能重复，请另取名称",
    "there is a client “{name}” already; the name stands in authorizations as grantee and is "
    "given once, choose another",
)
_KNOWN = Text(
    "外部编号“{external}”已登记给客户端 {id}；请核对，或先吊销该客户端",
    "the external id “{external}” belongs to the client {id}; check it, or revoke that client "
    "first",
)
_UNKNOWN = Text(
    "没有编号为“{id}”的客户端；请用 zelian clients list 查看",
    "there is no client “{id}”; see `zelian clients list`",
)
_REVOKED = Text(
    "客户端“{id}”已经吊销；如需恢复请用 zelian clients add 另行登记",
    "the client “{id}” was revoked before; register a new one with `zelian clients add`",
)
_NEWER = Text(
    "客户端登记簿 {path} 由更新版本写成（第 {found} 版）；请升级 zelian",
    "the register of clients {path} was written by a newer version ({found}); upgrade zelian",
)
