"""Fixtures are built where they are used: the smallest graph that shows the case, in the test.

Here is only what holds for all of them: a slow machine is no fault of a property, and one server
of the production engine serves the whole session.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

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
