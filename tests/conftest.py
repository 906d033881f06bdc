"""Fixtures are built where they are used: the smallest graph that shows the case, in the test.

Here is only what holds for all of them: a slow machine is no fault of a property, one server of
the production engine serves the whole session, and what must be alike in every engine is tested
on every engine.
"""

import os
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

from tests.engines import ENGINES, opened
from tests.neo4j import server

settings.register_profile(
    "zelian", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("zelian")


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory):
    """A running Neo4j; under CI its absence is a failure and no reason to skip."""
    if lacking := server.missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lacking)
    running = server.begin(tmp_path_factory.mktemp("neo4j"))
    yield running
    running.kill()


@pytest.fixture(params=ENGINES)
def anew(request, tmp_path):
    """Opens an empty store of an engine, again and again, one at a time."""
    numbers = count()

    def open_():
        return opened(request.param, tmp_path / f"{next(numbers)}.sqlite", request.getfixturevalue)

    return open_


@pytest.fixture
def store(anew):
    with anew() as opened:
        yield opened
