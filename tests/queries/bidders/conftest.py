"""A store that is given statements and asked about the lot."""

import shutil

import pytest

from graph.store import SqliteStore
from queries.bidders.limits import USUAL
from queries.sight import EVERYTHING
from tests import lots
from tests.neo4j.bidding import Asked


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    """Made once: a copy costs less than a new store, and there are hundreds of small cases."""
    path = tmp_path_factory.mktemp("empty") / "store.sqlite"
    SqliteStore(path, create=True).close()
    return path


@pytest.fixture(scope="module")
def cases():
    """Every question that was asked in the module so far, and the graph that it was asked of."""
    return []


@pytest.fixture
def load(empty, tmp_path, cases, monkeypatch):
    """Writes statements, one or lists of them, into one store; gives the store."""
    given = []

    def flat(said):
        for part in said:
            yield from flat(part) if isinstance(part, list | tuple) else [part]

    for name in ("check_lot", "check_codes"):
        monkeypatch.setattr(lots, name, _noting(getattr(lots, name), given, cases))
    with SqliteStore(shutil.copy(empty, tmp_path / "store.sqlite")) as store:

        def write(*said):
            given.append(tuple(flat(said)))
            with store.write("load", "test") as writer:
                writer.state(list(given[-1]))
            return store

        yield write


def _noting(check, given, cases):
    """Asks, and keeps what was asked where a file for Neo4j Browser can be asked the same."""

    def noted(of, view, policy, sight, **options):
        answer = check(of, view, policy, sight, **options)
        limits = options.get("limits", USUAL)
        alike = sight is EVERYTHING and policy is lots.POLICY
        if alike and (limits.findings, limits.hops) == (USUAL.findings, USUAL.hops):
            about = (None, tuple(of)) if isinstance(of, list) else (of.key, ())
            cases.append(Asked(tuple(given), *about, **options))
        return answer

    return noted
