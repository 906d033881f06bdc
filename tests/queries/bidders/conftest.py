"""A store that is given statements and asked about the lot."""

import pytest

from graph.store import SqliteStore


@pytest.fixture
def load(tmp_path):
    """Writes statements, one or lists of them, into one store; gives the store."""
    with SqliteStore(tmp_path / "s.sqlite", create=True) as store:

        def write(*said):
            flat = [s for part in said for s in (part if isinstance(part, list) else [part])]
            with store.write("load", "test") as writer:
                writer.state(flat)
            return store

        yield write
