"""One Cypher question after another: in managed reads, or inside an open transaction."""

from typing import Any, Protocol

from neo4j import ManagedTransaction, Session, Transaction, unit_of_work

from graph.store.neo4j.address import Address
from graph.store.neo4j.faults import told

Rows = list[Any]


class Ask(Protocol):
    """Runs one Cypher text with its parameters and gives all rows, each a list of values."""

    def __call__(self, cypher: str, /, **values: object) -> Rows: ...


def reading(session: Session, address: Address) -> Ask:
    """Each question is a read of its own, which the driver repeats on faults that pass."""

    def ask(cypher: str, /, **values: object) -> Rows:
        @unit_of_work(timeout=address.read_seconds)
        def work(tx: ManagedTransaction) -> Rows:
            return _all(tx, cypher, values)

        with told(address):
            return session.execute_read(work)

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


def _all(tx: ManagedTransaction | Transaction, cypher: str, values: dict[str, object]) -> Rows:
    return [row.values() for row in tx.run(cypher, values)]
