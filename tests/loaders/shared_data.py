"""Real publications beside the checkout; without them a test skips, under CI it fails."""

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def published(*parts: str) -> Path:
    path = FOLDER.joinpath(*parts)
    if not path.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{path} is not there")
    return path
