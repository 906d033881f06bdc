"""One world for the tests that only ask; a test that uses up limits makes its own."""

import pytest

from tests.api.http.serving import World


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("world"))
    yield made
    made.close()
