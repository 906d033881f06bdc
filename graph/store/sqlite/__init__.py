"""The embedded engine."""

from graph.store.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
