"""Stores for the questions, and what was asked of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.records import Statement
from graph.store import SqliteStore
from queries.sight import EVERYTHING
from tests import asking
from tests.engines import ENGINES, opened
from tests.holdings import ON, POLICY, World
from tests.neo4j.owning import QUESTIONS, Asked

_ASKED = {"on", "sight", "policy"}


class _Noting(World):
    """Keeps every question that the files for Neo4j Browser can be asked too."""

    def __init__(self, path: Path, statements: tuple[Statement, ...], cases: list[Asked]) -> None:
        super().__init__(SqliteStore(path, create=True), statements)
        self._statements, self._cases = statements, cases

    def ask(self, question, party, **options):
        answer = super().ask(question, party, **options)
        asked = {"sight": EVERYTHING, "policy": POLICY} | options
        alike = asked["sight"] is EVERYTHING and asked["policy"] is POLICY
        small = len(self._statements) <= 40  # the files tell every chain, however many
        if question in QUESTIONS and alike and small and not options.keys() - _ASKED:
            on = options.get("on", ON)
            self._cases.append(Asked(self._statements, question, party.key, on))
        return answer


@pytest.fixture(params=ENGINES)
def every_engine(request, tmp_path, monkeypatch) -> None:
    """What is asked by `tests.asking.asking` is asked of a store of each engine."""
    monkeypatch.setattr(
        asking, "open_store", lambda path: opened(request.param, path, request.getfixturevalue)
    )


@pytest.fixture(scope="module")
def owning() -> list[Asked]:
    """Every question about owners that was asked in the module so far."""
    return []


@pytest.fixture
def world(tmp_path: Path, owning: list[Asked]) -> Callable[..., World]:
    """Loads statements into a store; a test asks it."""

    def load(*statements: Statement) -> World:
        return _Noting(tmp_path / "s.sqlite", statements, owning)

    return load
