"""What is particular to the embedded engine: its file, its lock, its versions, crashes."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreBusyError, StoreError, StoreMissingError, StoreVersionError
from graph.store import SqliteStore
from graph.store.sqlite.connect import connect
from graph.store.sqlite.schema import MIGRATIONS
from graph.vocabulary import Kind, NodeKind
from tests.builders import E1, office, person, profile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "store.sqlite"


def test_missing_store_says_what_to_run(path):
    with pytest.raises(StoreMissingError, match="zelian init"):
        SqliteStore(path)
    assert not path.exists()


def test_file_of_another_kind_is_no_store(path):
    path.write_bytes(b"PK\x03\x04 this is an archive" * 100)
    with pytest.raises(StoreError, match="no usable store"):
        SqliteStore(path)


def test_store_of_a_newer_program_is_refused(path):
    SqliteStore(path, create=True).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreVersionError, match="upgrade"):
        SqliteStore(path)


def test_store_of_an_older_program_is_brought_up_to_date(path):
    with closing(connect(path)) as db:
        for sql in MIGRATIONS[0].split(";\n"):
            db.execute(sql)
        db.execute("PRAGMA user_version = 1")
    with SqliteStore(path) as store, store.write("r", "a") as writer:
        writer.state([office(person("张甲"), Kind.LEGAL_REP, "2020-01-01")])
    with SqliteStore(path) as store, store.view() as view:
        assert len(view.slots(view.find(["p1:张甲"])["p1:张甲"].ref)) == 1


def test_store_opens_again_with_what_it_held(path):
    with SqliteStore(path, create=True) as store, store.write("r", "a") as writer:
        writer.state([profile(E1)])
    with SqliteStore(path) as store, store.view() as view:
        assert view.find([E1.key])[E1.key].name == "甲公司"


def test_second_writer_waits_and_then_says_busy(path):
    with SqliteStore(path, create=True, wait=0.1) as store, store.write("r", "a") as writer:
        writer.state([profile(E1)])
        other = SqliteStore(path, wait=0.1)
        with pytest.raises(StoreBusyError, match="try again"), other.write("r", "b"):
            pass
        other.close()


def test_kill_at_any_moment_loses_nothing_committed(path, tmp_path):
    """A child writes one organisation a commit and tells of each; whatever it told is there."""
    SqliteStore(path, create=True).close()
    program = textwrap.dedent(
        f"""
        from pathlib import Path
        from graph.store import SqliteStore
        from graph.records import Party
        from graph.vocabulary import NodeKind
        from tests.builders import profile
        store = SqliteStore(Path({str(path)!r}))
        for n in range(100000):
            with store.write("r", "a") as writer:
                writer.state([profile(Party(f"t:x:{{n}}", NodeKind.ORGANIZATION, f"企业{{n}}"))])
            print(n, flush=True)
        """
    )
    told = tmp_path / "told"
    with told.open("wb") as out:
        child = subprocess.Popen(
            [sys.executable, "-c", program],
            stdout=out,
            cwd=Path.cwd(),
            env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        )
        deadline = time.monotonic() + 30
        while told.stat().st_size < 60 and time.monotonic() < deadline:
            time.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.wait()
    count = len(told.read_bytes().split(b"\n")) - 1
    assert count > 3
    with SqliteStore(path) as store, store.view() as view:
        kept = len(view.scan(NodeKind.ORGANIZATION, limit=100000))
        assert kept in (count, count + 1)
        assert store.head() == kept


def test_reader_runs_beside_a_writer(path):
    with SqliteStore(path, create=True) as store:
        with store.write("r", "a") as writer:
            writer.state([office(person("张甲"), Kind.LEGAL_REP, "2020-01-01")])
            with store.view() as view:
                assert view.find([E1.key]) == {}
        with store.view() as view:
            assert E1.key in view.find([E1.key])
