"""Every engine runs the whole conformance suite; a new engine is one more word in ENGINES."""

from itertools import count

import pytest

from tests.engines import ENGINES, opened


@pytest.fixture(params=ENGINES)
def store(request, tmp_path):
    with opened(request.param, tmp_path / "store.sqlite", request.getfixturevalue) as store:
        yield store


@pytest.fixture(params=ENGINES)
def anew(request, tmp_path):
    """Opens an empty store, again and again, one at a time."""
    numbers = count()

    def open_():
        return opened(request.param, tmp_path / f"{next(numbers)}.sqlite", request.getfixturevalue)

    return open_
