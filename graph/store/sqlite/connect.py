"""Connections to the store file: how they are set up, and a pool of readers."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Lock

from graph.vocabulary import Family, Kind, NodeKind

WAIT_SECONDS = 30.0


def connect(path: Path, wait: float = WAIT_SECONDS) -> sqlite3.Connection:
    """A connection in autocommit mode; transactions are written out where they are meant."""
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -32000")
    connection.execute("PRAGMA mmap_size = 1073741824")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def intern_words(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of each kind and family in this store; new words are added."""
    words = [str(w) for vocabulary in (Kind, Family, NodeKind) for w in vocabulary]
    known = dict(connection.execute("SELECT code, id FROM word"))
    missing = [(w,) for w in words if w not in known]
    if missing:
        connection.executemany("INSERT OR IGNORE INTO word (code) VALUES (?)", missing)
        known = dict(connection.execute("SELECT code, id FROM word"))
    return known


class Pool:
    """Reader connections; each question takes one and gives it back."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[sqlite3.Connection] = []
        self._lock = Lock()

    def take(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return connect(self._path)

    def give(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            self._idle.append(connection)

    def close(self) -> None:
        with self._lock:
            for connection in self._idle:
                with closing(connection):
                    pass
            self._idle.clear()
