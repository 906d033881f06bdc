"""A store for the questions about owners."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.records import Statement
from graph.store import SqliteStore
from tests.holdings import World


@pytest.fixture
def world(tmp_path: Path) -> Callable[..., World]:
    """Loads statements into a store; a test asks it."""

    def load(*statements: Statement) -> World:
        return World(SqliteStore(tmp_path / "s.sqlite", create=True), statements)

    return load
