"""A store that is given statements and asked about the lot."""

import pytest

from graph.store import SqliteStore


@pytest.fixture
def load(tmp_path):
    """Writes statements, one or lists of them, into one store; gives the store."""

    def flat(said):
        for part in said:
            yield from flat(part) if isinstance(part, list | tuple) else [part]

    with SqliteStore(tmp_path / "s.sqlite", create=True) as store:

        def write(*said):
            with store.write("load", "test") as writer:
                writer.state(list(flat(said)))
            return store

        yield write
