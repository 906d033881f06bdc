"""Where the graph of an installation is, and with which engine it is opened."""

import os
from collections.abc import Mapping
from pathlib import Path

from graph.store import SqliteStore, Store

STORE_VARIABLE = "ZELIAN_STORE"
USER_VARIABLE = "ZELIAN_NEO4J_USER"
PASSWORD_VARIABLE = "ZELIAN_NEO4J_PASSWORD"
AUTHORITY_VARIABLE = "ZELIAN_NEO4J_CA"


def named_store(environment: Mapping[str, str] = os.environ) -> str:
    """The address that the environment names; "" for that of the home."""
    return environment.get(STORE_VARIABLE, "").strip()


def is_server(address: str) -> bool:
    return "://" in address


def open_store(
    address: str, create: bool = False, environment: Mapping[str, str] = os.environ
) -> Store:
    """The store at `neo4j://host:port/database` or in a file.

    Credentials of a server come from the environment alone. Raises SettingsError and StoreError.
    """
    if not is_server(address):
        return SqliteStore(Path(address).expanduser(), create)
    # The driver takes a while to import, and who stays embedded needs none.
    from graph.store.neo4j import Address, Neo4jStore

    authority = environment.get(AUTHORITY_VARIABLE, "").strip()
    user = environment.get(USER_VARIABLE, "").strip() or "neo4j"
    password = environment.get(PASSWORD_VARIABLE, "")
    where = Address.parse(address, password, user, Path(authority) if authority else None)
    return Neo4jStore(where, create)
