"""A store that is given statements and asked about the lot."""

import shutil

import pytest

from graph.store import SqliteStore


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """Made once: a copy costs less than a new store, and there are hundreds of small cases."""
    path = tmp_path_factory.mktemp("empty") / "store.sqlite"
    SqliteStore(path, create=True).close()
    return path


@pytest.fixture
def load(empty, tmp_path):
    """Writes statements, one or lists of them, into one store; gives the store."""

    def flat(said):
        for part in said:
            yield from flat(part) if isinstance(part, list | tuple) else [part]

    with SqliteStore(shutil.copy(empty, tmp_path / "store.sqlite")) as store:

        def write(*said):
            with store.write("load", "test") as writer:
                writer.state(list(flat(said)))
            return store

        yield write
