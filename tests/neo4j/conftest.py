"""A graph in the store on the server, for the questions that are asked in Neo4j Browser."""

import pytest

from tests.neo4j.browser import Browser


@pytest.fixture
def browser(neo4j_server):
    opened = []

    def load(*commits):
        opened.append(Browser(neo4j_server, *commits))
        return opened[-1]

    yield load
    for each in opened:
        each.close()
