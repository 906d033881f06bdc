"""The production engine."""

from graph.store.neo4j.address import Address
from graph.store.neo4j.store import Neo4jStore

__all__ = ["Address", "Neo4jStore"]
