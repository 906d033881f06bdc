"""`sound/` is a policy as small as the loader takes; each test changes what its case needs."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph.policy import Policy, load_policy

SOUND = Path(__file__).parent / "sound"


@pytest.fixture
def folder_with(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """The sound policy with some files replaced or added."""

    def write(replaced: Mapping[str, str]) -> Path:
        folder = tmp_path / "faulty"
        folder.mkdir()
        sound = {f.name: f.read_text(encoding="utf-8") for f in SOUND.glob("*.yaml")}
        for name, text in (sound | dict(replaced)).items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def policy_with(folder_with: Callable[[Mapping[str, str]], Path]) -> Callable[..., Policy]:
    return lambda **replaced: load_policy(
        folder_with({f"{name}.yaml": text for name, text in replaced.items()})
    )
