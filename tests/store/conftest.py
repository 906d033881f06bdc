"""Every engine runs the whole conformance suite; a new engine is one more word in ENGINES."""

import pytest

from tests.engines import ENGINES, opened


@pytest.fixture(params=ENGINES)
def store(request, tmp_path):
    with opened(request.param, tmp_path / "store.sqlite", request.getfixturevalue) as store:
        yield store
