"""A store of its own for each test."""

import pytest

from tests.loaders.ocds.world import World


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)
