"""A new store of each engine. Neo4j Community has one database, so one store is open at a time."""

from graph.store import SqliteStore
from graph.store.neo4j import Address, Neo4jStore
from tests.neo4j.server import Server

ENGINES = ("sqlite", "neo4j")


def opened(engine, path, fixture):
    """An empty store; `fixture` is asked for the running server only where one is needed."""
    if engine == "sqlite":
        return SqliteStore(path, create=True)
    return emptied(fixture("neo4j_server"))


def address(server: Server, **more) -> Address:
    return Address(server.uri, server.password, server.user, **more)


def emptied(server: Server, **more) -> Neo4jStore:
    """The store of the server's one database, as it was before anything was written to it."""
    with server.driver() as driver:
        driver.execute_query("MATCH (n) WHERE NOT n:Clock DETACH DELETE n")
        driver.execute_query(
            "MATCH (c:Clock) UNWIND keys(c) AS name "
            "WITH c, name WHERE NOT name IN ['one', 'schema', 'at', 'holder'] SET c[name] = 0"
        )
        driver.execute_query("MATCH (c:Clock) REMOVE c.at")
    return Neo4jStore(address(server, **more), create=True)
