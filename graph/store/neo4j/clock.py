"""Taking the clock: writers queue at one node, each for a bounded time."""

import secrets
from threading import Timer
from typing import Any

from neo4j import Driver, Session, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreBusyError
from graph.store.neo4j.address import Address
from graph.store.neo4j.asking import within
from graph.text import Text

# Faults that pass, such as a change of leader, are tried again so often before anything is done.
ATTEMPTS = 3

_LOCK = "MATCH (c:Clock {one: 1}) SET c.holder = $token"
_TICK = "MATCH (c:Clock {one: 1}) SET c.tx = c.tx + 1 RETURN properties(c)"
_END = (
    "SHOW TRANSACTIONS YIELD transactionId AS waiting, metaData AS said "
    "WHERE said.zelian = $token TERMINATE TRANSACTIONS waiting YIELD message RETURN message"
)
_BUSY = Text(
    "另一个进程正在写入 {at}，已等待 {wait:g} 秒；请稍后再试",
    "another process has been writing to {at} for {wait:g} s; try again later",
)


class _Patience:
    """Has the server end a transaction that waits for the clock too long."""

    def __init__(self, driver: Driver, address: Address, token: str) -> None:
        self._driver, self._address, self._token = driver, address, token
        self.lost = False
        self._timer = Timer(address.wait_seconds, self._end)

    def __enter__(self) -> "_Patience":
        self._timer.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._timer.cancel()
        self._timer.join()

    def _end(self) -> None:
        self.lost = True
        with self._driver.session(database=self._address.database) as session:
            session.run(_END, token=self._token).consume()


def take(driver: Driver, session: Session, address: Address) -> tuple[Transaction, dict[str, Any]]:
    """An open transaction that holds the clock, and what the clock says.

    Raises StoreBusyError when another writer holds it for too long.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return _take(driver, session, address)
        except (DriverError, Neo4jError) as fault:
            if attempt == ATTEMPTS or not fault.is_retryable():
                raise
    raise AssertionError("the last attempt raises")


def _take(driver: Driver, session: Session, address: Address) -> tuple[Transaction, dict[str, Any]]:
    token = secrets.token_hex(8)
    tx = session.begin_transaction(metadata={"zelian": token}, timeout=address.write_seconds)
    patience = _Patience(driver, address, token)
    try:
        with patience:
            tx.run(_LOCK, token=token).consume()
        if not patience.lost:
            # Only under the lock, so that no two writers read one number.
            return tx, within(tx, address)(_TICK)[0][0]
    except BaseException as fault:
        tx.close()
        if not patience.lost:
            raise
        raise _busy(address) from fault
    tx.close()
    raise _busy(address)


def _busy(address: Address) -> StoreBusyError:
    return StoreBusyError(_BUSY.fill(at=address, wait=address.wait_seconds))
