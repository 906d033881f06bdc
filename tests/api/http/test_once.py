"""What was sent twice under one key is done once, and answered twice alike."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest

from api.gate import Role
from api.http.problems import IN_PROGRESS, KEY_REUSED, ProblemError
from api.http.requests import KEPT_SECONDS, LOST_SECONDS, Answer, Requests
from tests.api.http.serving import NOW
from tests.api.http.test_decisions import decide
from tests.api.http.test_objections import objection

KEY = b"k" * 32
DONE = Answer(201, {"content-type": "application/json", "location": "/v1/x"}, b"{}")


@pytest.fixture
def clock():
    return [NOW]


@pytest.fixture
def requests(tmp_path, clock):
    return Requests(tmp_path / "requests.sqlite", KEY, lambda: clock[0])


def test_an_answer_is_given_again(requests):
    assert requests.begin("K1", "a", "POST /x") is None
    requests.end("K1", "a", DONE)
    assert requests.begin("K1", "a", "POST /x") == DONE


def test_a_key_belongs_to_its_client(requests):
    requests.begin("K1", "a", "POST /x")
    assert requests.begin("K2", "a", "POST /y") is None


def test_another_request_under_the_key_is_refused(requests):
    requests.begin("K1", "a", "POST /x")
    with pytest.raises(ProblemError) as refused:
        requests.begin("K1", "a", "POST /y")
    assert refused.value.kind is KEY_REUSED


def test_a_request_that_is_being_done_is_not_begun_again(requests, clock):
    requests.begin("K1", "a", "POST /x")
    clock[0] += timedelta(seconds=LOST_SECONDS - 1)
    with pytest.raises(ProblemError) as refused:
        requests.begin("K1", "a", "POST /x")
    assert refused.value.kind is IN_PROGRESS


def test_a_request_that_was_lost_is_done_again(requests, clock):
    requests.begin("K1", "a", "POST /x")
    clock[0] += timedelta(seconds=LOST_SECONDS)
    assert requests.begin("K1", "a", "POST /x") is None


def test_a_failed_request_is_forgotten(requests):
    requests.begin("K1", "a", "POST /x")
    requests.forget("K1", "a")
    assert requests.begin("K1", "a", "POST /y") is None


def test_an_answer_is_kept_for_a_day(requests, clock):
    requests.begin("K1", "a", "POST /x")
    requests.end("K1", "a", DONE)
    clock[0] += timedelta(seconds=KEPT_SECONDS)
    assert requests.begin("K1", "a", "POST /x") == DONE
    clock[0] += timedelta(seconds=1)
    assert requests.begin("K1", "a", "POST /x") is None


def test_what_was_asked_is_kept_as_a_hash(requests, tmp_path):
    requests.begin("K1", "a", "POST /x\n999999197503030034")
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"999999197503030034" not in held
    assert (tmp_path / "requests.sqlite").stat().st_mode & 0o077 == 0


def once(world, key, **changes):
    headers = {"Idempotency-Key": key}
    return world.post("/v1/objections", Role.SUBJECT_SELF, objection(world, **changes), **headers)


def test_over_http_the_same_answer_and_one_commit(own):
    world = own()
    first = once(world, "a")
    head, lines = world.service.store.head(), len(world.log())
    again = once(world, "a")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.text == first.text
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert again.headers["content-type"] == first.headers["content-type"]
    assert (world.service.store.head(), len(world.log())) == (head, lines)
    reused = once(world, "a", grounds="wrong")
    assert (reused.status_code, reused.json()["type"]) == (422, KEY_REUSED.type)


def test_a_refusal_is_no_answer_to_keep(own):
    world = own()
    assert once(world, "a", event="e:gov:无:u:1").status_code == 404
    assert once(world, "a").status_code == 201


def test_two_at_once_are_done_once(own):
    world = own()
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: once(world, "a"), range(8)))
    assert {answer.status_code for answer in told} <= {201, 409}
    assert all("retry-after" in answer.headers for answer in told if answer.status_code == 409)
    assert world.service.store.head() == 3


def test_a_request_that_died_in_the_middle_is_done_under_its_key(own):
    world = own()
    done = once(world, "a")
    with closing(sqlite3.connect(world.home.requests)) as db:  # as if it had died before its end
        db.execute("UPDATE requests SET status = NULL, begun = begun - ?", (LOST_SECONDS,))
        db.commit()
    again = once(world, "a")
    assert again.json()["dispute"] == done.json()["dispute"]


def test_nobody_is_answered_without_credentials(world):
    told = world.http.post("/v1/objections", json={}, headers={"Idempotency-Key": "a"})
    assert told.status_code == 401


def test_a_key_that_is_too_long_is_refused(world):
    headers = {"Idempotency-Key": "x" * 256}
    assert decide(world, "event", headers=headers).status_code == 422
