"""Connections that are kept see what was written meanwhile, and are closed in the end."""

import sqlite3
import threading

import pytest

from api.desk.schema import Readers, writing
from graph.errors import StoreError


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "a.sqlite"
    with writing(file) as db:
        db.execute("CREATE TABLE things (name TEXT)")
    return file


def put(path, name):
    with writing(path) as db:
        db.execute("INSERT INTO things VALUES (?)", (name,))


def names(readers):
    return [row["name"] for row in readers.rows("SELECT name FROM things")]


def test_what_was_committed_is_seen_at_once_in_every_thread(path):
    readers, seen = Readers(path), []
    assert names(readers) == []
    put(path, "甲")
    thread = threading.Thread(target=lambda: seen.append(names(readers)))
    thread.start()
    thread.join()
    assert (names(readers), seen) == (["甲"], [["甲"]])
    readers.close()


def test_a_reader_writes_nothing(path):
    readers = Readers(path)
    with pytest.raises(StoreError):
        readers.rows("INSERT INTO things VALUES ('乙') RETURNING name")
    assert names(readers) == []
    readers.close()


def test_closed_connections_are_closed(path):
    readers = Readers(path)
    names(readers)
    kept = readers._own.kept
    readers.close()
    with pytest.raises(sqlite3.ProgrammingError):
        kept.execute("SELECT 1")
