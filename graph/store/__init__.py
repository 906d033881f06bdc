"""Where the graph is kept."""

from graph.store.base import INFINITY, Store, View, Way, Writer
from graph.store.sqlite import SqliteStore

__all__ = ["INFINITY", "SqliteStore", "Store", "View", "Way", "Writer"]
