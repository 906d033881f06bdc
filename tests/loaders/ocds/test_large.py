"""A file of one line, however long, is loaded in flat memory."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.loaders.ocds.world import whole

MEGABYTES = 60
_CHILD = """
import resource, sys
from pathlib import Path
from loaders.ocds import OCDS
from tests.loaders.ocds.world import CTX
path = Path(sys.argv[1])
OCDS.check(path, CTX)
rows = {said.row for said in OCDS.read(path, CTX)}
print(max(rows), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def one_line(path, megabytes):
    """A package in one line, its publisher after its releases as some publish it."""
    pad = {"description": "说明" * 20_000}  # 120 KB in UTF-8: what is long need not be many
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"version":"1.1","releases":[')
        while file.tell() < megabytes * 1_000_000:
            said = whole() | {"ocid": f"ocds-test01-{count}"}
            said["tender"] |= pad
            file.write("," * bool(count) + json.dumps(said, ensure_ascii=False))
            count += 1
        file.write("]}")
    return count


def peak(path):
    """How many releases were read in a process of its own, and its peak memory in MB."""
    found = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    releases, megabytes = found.stdout.split()
    return int(releases), int(megabytes)


@pytest.mark.skipif(not hasattr(resource, "RUSAGE_SELF"), reason="needs the peak of a process")
def test_memory_does_not_grow_with_the_file(tmp_path):
    small, large = tmp_path / "small.json", tmp_path / "large.json"
    one_line(small, 1)
    count = one_line(large, MEGABYTES)
    assert "\n" not in large.read_text("utf-8")[:2000]
    (_, little), (releases, much) = peak(small), peak(large)
    assert releases == count
    assert much < little + MEGABYTES / 3
