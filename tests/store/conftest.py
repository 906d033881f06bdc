"""Every engine runs the whole conformance suite; a new engine is one more line here."""

import pytest

from graph.store import SqliteStore

ENGINES = {"sqlite": lambda folder: SqliteStore(folder / "store.sqlite", create=True)}


@pytest.fixture(params=sorted(ENGINES))
def store(request, tmp_path):
    with ENGINES[request.param](tmp_path) as opened:
        yield opened
