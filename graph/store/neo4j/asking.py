"""One Cypher question after another: each by itself, or inside an open transaction."""

import time
from itertools import count
from typing import Any, Protocol

from neo4j import ManagedTransaction, Query, Session, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from graph.store.neo4j.address import Address
from graph.store.neo4j.faults import told

Rows = list[Any]

# How long a read is tried again on faults that pass, such as a change of leader.
RETRY_SECONDS = 10.0
PAUSE_SECONDS = 0.5


class Ask(Protocol):
    """Runs one Cypher text with its parameters and gives all rows, each a list of values."""

    def __call__(self, cypher: str, /, **values: object) -> Rows: ...


def reading(session: Session, address: Address) -> Ask:
    """Each question is a read of its own, in one message there and one back; a managed
    transaction, whose repeating on faults that pass is done here, takes three of them."""

    def ask(cypher: str, /, **values: object) -> Rows:
        query = Query(cypher, timeout=address.read_seconds)
        deadline = time.monotonic() + RETRY_SECONDS
        with told(address):
            for pause in count(1):
                try:
                    return _all(session, query, values)
                except (DriverError, Neo4jError) as fault:
                    if not fault.is_retryable() or time.monotonic() > deadline:
                        raise
                    time.sleep(PAUSE_SECONDS * pause)
        raise AssertionError("a read ends with rows or with a fault")

    return ask


def within(tx: Transaction, address: Address) -> Ask:
    """Every question is asked inside the transaction, its own writes included."""

    def ask(cypher: str, /, **values: object) -> Rows:
        with told(address):
            return _all(tx, cypher, values)

    return ask


def asking(tx: ManagedTransaction | Transaction) -> Ask:
    """Faults stay those of the driver, which may try a managed transaction again."""

    def ask(cypher: str, /, **values: object) -> Rows:
        return _all(tx, cypher, values)

    return ask


def _all(
    runs: Session | ManagedTransaction | Transaction, cypher: Any, values: dict[str, object]
) -> Rows:
    return [row.values() for row in runs.run(cypher, values)]
