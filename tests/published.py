"""Real publications, which stand beside the checkout and never inside it."""

import os
from pathlib import Path

import pytest

_DATA = Path(__file__).parents[2] / "shared" / "data"


def published(*name: str) -> Path:
    """A file of the publications. Without them the test is skipped; where everything is tested
    (CI), it fails."""
    path = _DATA.joinpath(*name)
    if not path.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{path} is not there")
    return path
