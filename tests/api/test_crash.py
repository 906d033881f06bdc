"""A load that is killed at any moment and run again ends in the store of an undisturbed run."""

import multiprocessing
import shutil
import time
from functools import partial
from pathlib import Path

import pytest

from api.cli.commands import load as command
from api.cli.commands.init import make_home
from api.cli.session import Session
from api.demo.run import load_district
from graph.accountability import replay
from graph.accountability.equality import content
from graph.store import SqliteStore
from graph.vocabulary import NodeKind
from loaders.run import load as run_load

MOMENTS = 12
# Small batches, so that the few hundred rows of the district make dozens of transactions.
BATCH = 100

# A child that only has to fork has its whole life within the load, where it is to be killed.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


def load_all(home: Path) -> None:
    """Loads the demo district as `zelian load` does, in small batches."""
    command.run_load = partial(run_load, batch=BATCH)
    try:
        load_district(Session(path=home))
    finally:
        command.run_load = run_load


def killed_after(home: Path, seconds: float) -> bool:
    """Loads in a process of its own and kills it; gives whether it was still running."""
    child = _PROCESSES.Process(target=load_all, args=(home,))
    child.start()
    child.join(seconds)
    alive = child.is_alive()
    child.kill()
    child.join()
    return alive


def told(home: Path) -> tuple[dict[str, str], dict[str, bytes]]:
    """What the store says, and the rejects files."""
    rejects = {path.name: path.read_bytes() for path in (home / "rejects").iterdir()}
    with SqliteStore(home / "store.sqlite") as store, store.view() as view:
        return content(view), rejects


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A home whose copies share one key: only then do persons have the same keys."""
    folder = tmp_path_factory.mktemp("empty") / "home"
    make_home(folder)
    return folder


@pytest.fixture(scope="module")
def undisturbed(empty, tmp_path_factory):
    """What an undisturbed run says, and how long it takes in a process of its own."""
    home = shutil.copytree(empty, tmp_path_factory.mktemp("whole") / "home")
    began = time.monotonic()
    assert not killed_after(home, 120)
    return told(home), time.monotonic() - began


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_load_killed_and_run_again_is_the_same(empty, undisturbed, tmp_path, moment):
    whole, seconds = undisturbed
    home = shutil.copytree(empty, tmp_path / "home")
    killed_after(home, seconds * (moment + 0.5) / MOMENTS)
    load_all(home)
    assert told(home) == whole
    with SqliteStore(home / "store.sqlite") as store, store.view() as view:
        events = [node.key for node in view.scan(NodeKind.EVENT, limit=10_000)]
        assert view.pending(events) == set()


def test_load_killed_many_times_over_is_the_same(empty, undisturbed, tmp_path):
    """Each run gets a little further than the one before; some end with nothing written."""
    whole, seconds = undisturbed
    home = shutil.copytree(empty, tmp_path / "home")
    deaths = sum(killed_after(home, seconds * n / MOMENTS) for n in range(1, MOMENTS, 2))
    assert deaths
    load_all(home)
    assert told(home) == whole


def test_register_of_a_killed_load_is_its_own_replay(empty, undisturbed, tmp_path):
    """What was committed before the end is whole by itself, before anything is run again."""
    _, seconds = undisturbed
    home = shutil.copytree(empty, tmp_path / "home")
    killed_after(home, seconds * 2 / 3)
    session = Session(path=home)
    with session.store.view() as view:
        events = [node.key for node in view.scan(NodeKind.EVENT, limit=10_000)]
        assert replay(view.outcomes(events), view, session.policy) == []
