"""One world for the tests that only ask; a test that uses up limits makes its own."""

import pytest

from tests.api.http.serving import World
from tests.engines import ENGINES, emptied


@pytest.fixture(scope="session")
def world(tmp_path_factory):
    made = World(tmp_path_factory.mktemp("world"))
    yield made
    made.close()


@pytest.fixture(scope="module", params=ENGINES)
def each_world(request, tmp_path_factory):
    """A world on each engine that lives as long as a module: others empty the server's one
    database, and what is drawn at random may close a case."""
    if request.param == "sqlite":
        made = World(tmp_path_factory.mktemp("world"))
        yield made
        made.close()
        return
    server = request.getfixturevalue("neo4j_server")
    emptied(server).close()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        made = World(tmp_path_factory.mktemp("world"), server.uri)
        yield made
        made.close()


@pytest.fixture(params=ENGINES)
def each_engine(request, tmp_path, monkeypatch):
    """Makes a world of the test's own on each engine."""
    made = []

    def make(**settings):
        store = ""
        if request.param == "neo4j":
            server = request.getfixturevalue("neo4j_server")
            emptied(server).close()
            for name, value in server.environment.items():
                monkeypatch.setenv(name, value)
            store = server.uri
        made.append(World(tmp_path, store, **settings))
        return made[-1]

    yield make
    for world in made:
        world.close()


@pytest.fixture
def own(tmp_path):
    """Makes a world of the test's own."""
    made = []

    def make(**settings):
        made.append(World(tmp_path / str(len(made)), **settings))
        return made[-1]

    yield make
    for world in made:
        world.close()
