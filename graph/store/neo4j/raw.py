"""The graph as plain rows, and back, in batches of managed transactions."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from neo4j import Driver, ManagedTransaction, Query, Session, unit_of_work

from graph.records import canonical
from graph.store import raw
from graph.store.neo4j.address import Address
from graph.store.neo4j.asking import asking
from graph.store.neo4j.counters import counted
from graph.store.neo4j.faults import told
from graph.store.neo4j.putting import put
from graph.store.neo4j.rows import gather
from graph.store.neo4j.shapes import shapes
from graph.store.raw import Filling, Part, Raw, Row, by_column

# Where the rows of a part are, what of them is a column, and an order that an index gives.
_PATTERNS = {
    raw.COMMITS: "(x:Commit) WHERE x.tx > 0",
    raw.SOURCES: "(x:Source) WHERE x.id > 0",
    raw.NODES: "(x:Key) WHERE x.ref > 0",
    raw.HEADSHIPS: "(n:Key)-[x:HAS_HEAD]->(m:Key)",
    raw.NAMES: "(n:Key)-[:CALLED]->(x:Name)",
    raw.STATEMENTS: "(x:Statement)-[:READ_IN]->(d:Source) WHERE x.id > 0",
    raw.FACTS: "(x:Fact) WHERE x.id > 0",
    raw.JUDGEMENTS: "(x:Judgement) WHERE x.id > 0",
    raw.OUTCOMES: "(x:Outcome) WHERE x.event > ''",
    raw.ENTRIES: "(x:Entry) WHERE x.event > ''",
    raw.WAITING: "(x:Waiting) WHERE x.event > ''",
    raw.MARKS: "(x:Mark) WHERE x.document > ''",
}
_COLUMNS = {
    (raw.HEADSHIPS, "node"): "n.ref",
    (raw.HEADSHIPS, "head"): "m.ref",
    (raw.NAMES, "node"): "n.ref",
    (raw.STATEMENTS, "source"): "d.id",
    (raw.FACTS, "evidence"): "[(x)-[:RESTS_ON]->(s:Statement) | s.id]",
    (raw.FACTS, "props"): "properties(x)",
    (raw.OUTCOMES, "body"): "properties(x)",
    (raw.ENTRIES, "body"): "properties(x)",
}


class Neo4jRaw(Raw):
    def __init__(self, driver: Driver, address: Address) -> None:
        self._driver, self._address = driver, address

    def _session(self) -> Session:
        return self._driver.session(database=self._address.database)

    def count(self, part: Part) -> int:
        with told(self._address), self._session() as session:
            found = session.run(f"MATCH {_PATTERNS[part]} RETURN count(x)").single(strict=True)
            return int(found[0])

    def rows(self, part: Part) -> Iterator[Row]:
        columns = [_COLUMNS.get((part, c), f"x.{c}") for c in part.columns]
        order = ", ".join(columns[: part.by])
        cypher = f"MATCH {_PATTERNS[part]} RETURN {', '.join(columns)} ORDER BY {order}"
        query = Query(cypher, timeout=self._address.write_seconds)
        with told(self._address), self._session() as session:
            for record in session.run(query):
                yield tuple(map(_plain, part.columns, record.values()))

    @contextmanager
    def filling(self) -> Iterator[Filling]:
        with told(self._address), self._session() as session:
            session.run(
                "MATCH (n) WHERE NOT n:Clock CALL (n) { DETACH DELETE n } "
                "IN TRANSACTIONS OF 10000 ROWS"
            ).consume()
            filling = Neo4jFilling(session, self._address)
            yield filling
            filling.finish()


def _plain(column: str, value: Any) -> Any:
    if column in ("body", "props") and isinstance(value, dict):
        return canonical(gather(value))
    return sorted(value) if column == "evidence" else value


class Neo4jFilling(Filling):
    """Each batch is a managed transaction. The clock is set last: until then the database counts
    as empty."""

    def __init__(self, session: Session, address: Address) -> None:
        self._session, self._seconds = session, address.write_seconds
        self._clock: dict[str, Any] = {}

    def put(self, part: Part, rows: Iterable[Row]) -> None:
        held = [by_column(part, row) for row in rows]
        self._clock |= counted(part, held[-1])

        @unit_of_work(timeout=self._seconds)
        def work(tx: ManagedTransaction) -> None:
            put(asking(tx), shapes(part, held))

        self._session.execute_write(work)

    def finish(self) -> None:
        cypher = "MATCH (c:Clock {one: 1}) SET c += $clock"
        self._session.run(cypher, clock=self._clock).consume()
