"""A process that dies after it has written and before it has answered."""

import multiprocessing
import os
import signal
import time
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from api.gate import Role
from api.http import Service, Settings, create_app
from api.http.requests import LOST_SECONDS, Requests
from api.settings import Home
from graph.intervals import ALWAYS
from graph.vocabulary import Kind
from tests.api.http.serving import EVENT, NOW, begin
from tests.api.http.test_decisions import decide
from tests.api.http.test_objections import objection

_PROCESSES = multiprocessing.get_context("forkserver")
_SENT = {"Idempotency-Key": "a"}


def dying(path, environment, told):
    """Serves a home in a process of its own that is killed at its first answer to be kept."""
    os.environ.update(environment)  # of the test: the process was forked before it
    Requests.end = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    service = Service.open(Home(path), replace(Settings(), floor_ms=0), lambda: NOW)
    server, _ = begin(create_app(service))
    told.send(server.servers[0].sockets[0].getsockname()[1])
    time.sleep(60)


class Elsewhere:
    """The world, asked through the process that dies."""

    def __init__(self, world):
        here, there = _PROCESSES.Pipe()
        self.keys = world.keys
        self.process = _PROCESSES.Process(
            target=dying, args=(world.home.path, dict(os.environ), there)
        )
        self.process.start()
        assert here.poll(60)
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{here.recv()}", timeout=60)

    def close(self):
        self.process.kill()
        self.process.join()
        self.http.close()


@pytest.fixture
def two(each_engine):
    """A world, and another process on the same home."""
    world = each_engine()
    elsewhere = Elsewhere(world)
    yield world, elsewhere
    elsewhere.close()


def dies(elsewhere, ask):
    with pytest.raises(httpx.TransportError):
        ask(elsewhere)
    elsewhere.process.join(30)
    assert elsewhere.process.exitcode == -signal.SIGKILL


def later(world):
    world.service.requests._clock = lambda: NOW + timedelta(seconds=LOST_SECONDS)


def test_a_decision_is_done_once_by_who_takes_over(two):
    world, elsewhere = two
    before = world.service.store.head()
    dies(elsewhere, lambda at: decide(at, "event", headers=_SENT))
    head = world.service.store.head()
    assert head > before  # it was written, and nobody was told
    told = decide(world, "event", headers=_SENT)
    assert (told.status_code, told.headers["retry-after"]) == (409, "2")
    assert decide(world, "event", headers=_SENT, determined="2026-05-11").status_code == 422
    later(world)
    told = decide(world, "event", headers=_SENT)
    assert (told.status_code, told.json()["new"], told.json()["known"]) == (201, 0, 4)
    assert world.service.store.head() == head
    assert decide(world, "event", headers=_SENT).headers["idempotent-replayed"] == "true"


def disputes(world):
    """How many are on file on the event to which the person objects."""
    with world.service.store.view() as view:
        event = view.find([EVENT.key])[EVENT.key]
        return len(view.expand({event.ref: [ALWAYS]}, [Kind.DISPUTE], "out").hops[event.ref])


def test_an_objection_is_one_dispute(two):
    world, elsewhere = two
    sent = {"Authorization": f"Bearer {world.keys[Role.SUBJECT_SELF]}"} | _SENT
    body = objection(world)
    assert disputes(world) == 0
    dies(elsewhere, lambda at: at.http.post("/v1/objections", json=body, headers=sent))
    assert disputes(world) == 1
    later(world)
    told = world.http.post("/v1/objections", json=body, headers=sent)
    assert (told.status_code, told.json()["item"]["standing"]) == (201, "contested")
    assert disputes(world) == 1
