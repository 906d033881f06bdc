"""A load that is cut off, however that comes, goes on and ends as if nothing had been."""

import os
import signal
import time
from itertools import pairwise
from pathlib import Path

import pytest

from api.gate import Role
from api.http import Service, Settings
from api.loads import Queue, Wanted
from api.loads.queue import MOST_ATTEMPTS
from graph.vocabulary import NodeKind
from tests.api.http.sending import awaited, look, numbered, rows, send

MANY = 6000  # rows: several transactions


def processes_of(job):
    """The processes that load it."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().split(b"\0")
        except OSError:
            continue
        if b"api.loads.child" in words and job.encode() in words:
            found.append(int(path.parent.name))
    return found


def begun(world, sent):
    """Waits until some of the rows are in the store and others are not."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        told = look(world, sent.headers["location"], Role.STEWARD).json()
        if 0 < told["rows_done"] < told["rows_total"]:
            return told
        assert told["state"] not in ("done", "failed"), told
    raise AssertionError(told)


def events(world):
    with world.service.store.view() as view:
        return sum(
            1 for node in view.scan(NodeKind.EVENT, limit=10**6) if node.name.startswith("新市监罚")
        )


@pytest.fixture
def many(tmp_path):
    return [("处罚.csv", rows(tmp_path, *numbered(MANY)))]


def test_a_loader_that_is_killed(own, many):
    world = own()
    sent = send(world, many)
    job = begun(world, sent)["id"]
    [process] = processes_of(job)
    os.kill(process, signal.SIGKILL)
    told = awaited(world, sent)
    assert (told["state"], told["attempts"], told["rows_done"]) == ("done", 2, MANY)
    assert [(file["rows"], file["rejected"]) for file in told["files"]] == [(MANY, 0)]
    assert events(world) == MANY
    assert list((world.home.loads / job).iterdir()) == []


def test_a_service_that_is_stopped(own, many):
    world = own()
    sent = send(world, many)
    job = begun(world, sent)["id"]
    world.service.loads.runner.stop()
    assert not processes_of(job)
    waiting = look(world, sent.headers["location"]).json()
    assert (waiting["state"], waiting["attempts"]) == ("waiting", 0)
    assert 0 < events(world) < MANY
    world.service.loads.runner.start()
    told = awaited(world, sent)
    assert (told["state"], told["attempts"]) == ("done", 1)
    assert events(world) == MANY


def test_two_processes_load_nothing_twice_at_once(own, tmp_path):
    world = own()
    other = Service.open(world.home, Settings())
    other.loads.runner.start()
    try:
        sent = [send(world, [(f"{n}.csv", rows(tmp_path, {"备注": str(n)}))]) for n in range(4)]
        told = [awaited(world, each) for each in sent]
    finally:
        other.loads.runner.stop()
        other.close()
    assert [(job["state"], job["attempts"]) for job in told] == [("done", 1)] * 4
    times = [(job["begun_at"], job["ended_at"]) for job in told]
    assert all(ended <= begun for (_, ended), (begun, _) in pairwise(times))


def test_a_load_that_never_ends_is_given_up(own, many):
    world = own()
    world.service.loads.runner.stop()
    sent = send(world, many)
    queue = Queue(world.home.loads / "queue.sqlite")
    for _ in range(MOST_ATTEMPTS):
        queue.begin(sent.json()["id"])
    world.service.loads.runner.start()
    told = awaited(world, sent)
    assert (told["state"], told["fault"]["code"]) == ("failed", "interrupted")


def test_an_upload_that_was_cut_off_is_swept_away_after_a_day(own):
    world = own()
    loads = world.service.loads
    loads.runner.stop()
    old, young = loads.begin()[0], loads.begin()[0]
    queued, _ = loads.begin()
    loads.take(queued, Wanted(kind="penalties", client="K1", actor="a"))
    for job in (old, queued):
        os.utime(world.home.loads / job, (time.time() - 90_000,) * 2)
    loads.folders.sweep(loads.queue.known())
    left = {path.name for path in world.home.loads.iterdir() if path.is_dir()}
    assert left == {young, queued}
