"""One world for the tests that only look; who uses up a limit or revokes a client makes its own."""

import pytest

from tests.api.http.conftest import world as world
from tests.api.pages.browsing import Browser


@pytest.fixture
def browser(world):
    with Browser(world.url) as opened:
        yield opened
