"""The Neo4j engine: one database of a server or a cluster."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    NotificationMinimumSeverity,
    Session,
    TrustCustomCAs,
)
from neo4j.exceptions import DriverError, Neo4jError

from graph.records import Change, Tx
from graph.store.base import Store, View, Writer
from graph.store.neo4j import clock
from graph.store.neo4j.address import Address
from graph.store.neo4j.asking import RETRY_SECONDS, Rows, reading, within
from graph.store.neo4j.faults import check_version, told
from graph.store.neo4j.raw import Neo4jRaw
from graph.store.neo4j.schema import prepare
from graph.store.neo4j.view import HEAD, Neo4jView
from graph.store.neo4j.writer import Neo4jWriter
from graph.store.raw import Raw

CONNECT_SECONDS = 10.0
SILENT = NotificationMinimumSeverity.OFF


class Neo4jStore(Store):
    """Opens the store in a database; `create` makes it in an empty one.

    Raises StoreUnreachableError, StoreDeniedError, StoreMissingError, StoreVersionError, and
    StoreError for a database that holds something else.
    """

    def __init__(self, address: Address, create: bool = False) -> None:
        self.address = address
        # Whoever reads through this store sees what was written through it, on any server.
        self._bookmarks = GraphDatabase.bookmark_manager()
        with told(address):
            _check_server(address)
            self._driver = _driver(address, notifications_min_severity=SILENT)
        try:
            self._prepare(create)
        except BaseException:
            self.close()
            raise

    def _prepare(self, create: bool) -> None:
        with told(self.address), self._session(WRITE_ACCESS) as session:
            prepare(session, self.address, create)

    def _session(self, access: str) -> Session:
        return self._driver.session(
            database=self.address.database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
        )

    def head(self) -> Tx:
        return int(self._ask(HEAD)[0][0])

    def tx_at(self, instant: datetime) -> Tx:
        at = instant.astimezone(UTC).isoformat(timespec="microseconds")
        cypher = "MATCH (c:Commit) WHERE c.at <= $at RETURN coalesce(max(c.tx), 0)"
        return int(self._ask(cypher, at=at)[0][0])

    def view(self, known_at: Tx | None = None) -> View:
        session = self._session(READ_ACCESS)
        try:
            return Neo4jView(reading(session, self.address), known_at, session.close)
        except BaseException:
            session.close()
            raise

    @contextmanager
    def write(self, run: str, actor: str) -> Iterator[Writer]:
        with told(self.address), self._session(WRITE_ACCESS) as session:
            tx, said = clock.take(self._driver, session, self.address)
            try:
                writer = Neo4jWriter(within(tx, self.address), said, run, actor)
                yield writer
                writer.finish()
            except BaseException:
                with suppress(DriverError, Neo4jError):  # the server is gone, and so is the rest
                    tx.close()
                raise
            tx.commit()

    def changes(self, after: Tx) -> Iterator[Change]:
        cypher = (
            "MATCH (c:Commit) WHERE c.tx > $after RETURN c.tx, c.at, c.actor, c.run ORDER BY c.tx"
        )
        for row in self._ask(cypher, after=after):
            yield Change(*row)

    def marked(self, document: str) -> tuple[int, bool]:
        cypher = "MATCH (m:Mark {document: $document}) RETURN m.position, m.done"
        rows = self._ask(cypher, document=document)
        return (int(rows[0][0]), bool(rows[0][1])) if rows else (0, False)

    def raw(self) -> Raw:
        return Neo4jRaw(self._driver, self.address)

    def _ask(self, cypher: str, **values: object) -> Rows:
        with self._session(READ_ACCESS) as session:
            return reading(session, self.address)(cypher, **values)

    def close(self) -> None:
        self._driver.close()


def _check_server(address: Address) -> None:
    """Asked by a driver without wishes: an older server would refuse those before it says what
    it is. And without routing, in which a fault of TLS would be lost."""
    straight = re.sub(r"^neo4j([^?]*).*", r"bolt\1", address.uri)
    with _driver(replace(address, uri=straight)) as driver:
        check_version(driver.get_server_info().agent, address)


def _driver(address: Address, **wishes: Any) -> Driver:
    return GraphDatabase.driver(
        _uri(address),
        auth=(address.user, address.password),
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=CONNECT_SECONDS + RETRY_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
        **_tls(address),
        **wishes,
    )


def _uri(address: Address) -> str:
    """With a certificate of one's own the driver wants the plain scheme: to it `+s` stands for the
    certificates of the system."""
    return address.uri if address.authority is None else address.uri.replace("+s://", "://", 1)


def _tls(address: Address) -> dict[str, Any]:
    if address.authority is None:
        return {}
    return {"encrypted": True, "trusted_certificates": TrustCustomCAs(str(address.authority))}
