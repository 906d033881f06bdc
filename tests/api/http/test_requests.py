"""The register of requests: one turn at a time, by one process or several."""

import contextlib
import multiprocessing
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from api.http.problems import IN_PROGRESS, KEY_REUSED, ProblemError
from api.http.requests import LOST_SECONDS, Answer, Requests, Turn
from api.http.settings import Settings, settings_from
from tests.api.http.serving import NOW

KEY = b"k" * 32
DAY = Settings().idempotency_seconds
DONE = Answer(201, {"content-type": "application/json", "location": "/v1/x"}, b"{}")
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__])


@pytest.fixture
def clock():
    return [NOW]


@pytest.fixture
def requests(tmp_path, clock):
    return opened(tmp_path, clock)


def opened(folder, clock, kept=DAY):
    return Requests(folder / "requests.sqlite", KEY, lambda: clock[0], kept)


def refusal(requests, *asked):
    with pytest.raises(ProblemError) as refused:
        requests.begin(*asked)
    return refused.value.kind


def done(requests, *asked, answer=DONE):
    requests.end(requests.begin(*asked), answer)


def test_an_answer_is_given_again(requests):
    done(requests, "K1", "a", "POST /x")
    assert requests.begin("K1", "a", "POST /x") == DONE


def test_an_answer_is_given_again_after_a_restart(tmp_path, clock):
    done(opened(tmp_path, clock), "K1", "a", "POST /x")
    assert opened(tmp_path, clock).begin("K1", "a", "POST /x") == DONE


def test_a_key_belongs_to_its_client(requests):
    done(requests, "K1", "a", "POST /x")
    assert isinstance(requests.begin("K2", "a", "POST /x"), Turn)


def test_another_request_under_the_key_is_refused(requests):
    turn = requests.begin("K1", "a", "POST /x")
    assert refusal(requests, "K1", "a", "POST /y") is KEY_REUSED
    requests.end(turn, DONE)
    assert refusal(requests, "K1", "a", "POST /y") is KEY_REUSED


def test_a_request_that_is_being_done_is_not_begun_again(requests, clock):
    requests.begin("K1", "a", "POST /x")
    clock[0] += timedelta(seconds=LOST_SECONDS - 1)
    assert refusal(requests, "K1", "a", "POST /x") is IN_PROGRESS


def test_a_request_that_was_lost_is_done_again(requests, clock):
    requests.begin("K1", "a", "POST /x")
    clock[0] += timedelta(seconds=LOST_SECONDS)
    assert isinstance(requests.begin("K1", "a", "POST /x"), Turn)
    assert refusal(requests, "K1", "a", "POST /x") is IN_PROGRESS


def test_a_failed_request_is_forgotten(requests):
    requests.forget(requests.begin("K1", "a", "POST /x"))
    assert isinstance(requests.begin("K1", "a", "POST /y"), Turn)


@pytest.fixture
def taken_over(requests, clock):
    """A turn that was only slow, and the one that has taken over."""
    slow = requests.begin("K1", "a", "POST /x")
    clock[0] += timedelta(seconds=LOST_SECONDS)
    return slow, requests.begin("K1", "a", "POST /x")


def test_one_that_was_taken_over_forgets_nothing(requests, taken_over):
    requests.forget(taken_over[0])
    assert refusal(requests, "K1", "a", "POST /x") is IN_PROGRESS


def test_one_that_was_taken_over_answers_for_no_other_request(requests, taken_over):
    slow, later = taken_over
    requests.forget(later)
    requests.begin("K1", "a", "POST /y")
    requests.end(slow, DONE)
    assert refusal(requests, "K1", "a", "POST /y") is IN_PROGRESS


def test_what_was_answered_is_not_forgotten_by_a_late_failure(requests, taken_over):
    slow, later = taken_over
    requests.end(later, DONE)
    requests.forget(slow)
    assert requests.begin("K1", "a", "POST /x") == DONE


def test_an_answer_is_kept_for_a_day(requests, clock):
    done(requests, "K1", "a", "POST /x")
    clock[0] += timedelta(days=1)
    assert requests.begin("K1", "a", "POST /x") == DONE
    clock[0] += timedelta(seconds=1)
    assert isinstance(requests.begin("K1", "a", "POST /x"), Turn)


def test_how_long_is_a_setting(tmp_path, clock):
    kept = settings_from({"ZELIAN_IDEMPOTENCY_SECONDS": "3600"}).idempotency_seconds
    requests = opened(tmp_path, clock, kept)
    done(requests, "K1", "a", "POST /x")
    clock[0] += timedelta(seconds=3600)
    assert requests.begin("K1", "a", "POST /x") == DONE
    clock[0] += timedelta(seconds=1)
    assert isinstance(requests.begin("K1", "a", "POST /x"), Turn)


def test_a_short_setting_forgets_nothing_that_is_being_done(tmp_path, clock):
    requests = opened(tmp_path, clock, kept=1)
    requests.begin("K1", "a", "POST /x")
    clock[0] += timedelta(seconds=2)
    assert refusal(requests, "K1", "a", "POST /x") is IN_PROGRESS


@pytest.mark.parametrize("how", ["another request", "a restart"])
def test_an_old_answer_is_gone_from_the_file(requests, tmp_path, clock, how):
    done(requests, "K1", "a", "POST /x", answer=replace(DONE, body=b"p1:" + b"0" * 64))
    clock[0] += timedelta(days=1, seconds=1)
    if how == "a restart":
        opened(tmp_path, clock)
    else:
        requests.begin("K1", "b", "POST /x")
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"p1:" not in held


def test_what_was_asked_is_kept_as_a_keyed_hash(requests, tmp_path):
    requests.begin("K1", "a", "POST /x\n999999197503030034")
    with closing(sqlite3.connect(tmp_path / "requests.sqlite")) as db:
        (kept,) = db.execute("SELECT fingerprint FROM requests").fetchone()
    other = Requests(tmp_path / "other.sqlite", b"o" * 32, lambda: NOW, DAY)
    other.begin("K1", "a", "POST /x\n999999197503030034")
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as db:
        assert db.execute("SELECT fingerprint FROM requests").fetchone() != (kept,)
    assert b"999999197503030034" not in (tmp_path / "requests.sqlite").read_bytes()
    assert (tmp_path / "requests.sqlite").stat().st_mode & 0o077 == 0


def _begins(path: Path, together, told) -> None:
    """How many turns one process gets that begins every request as the others do."""
    requests, turns = Requests(path, KEY, lambda: NOW, DAY), 0
    for key in range(100):
        together.wait(60)
        with contextlib.suppress(ProblemError):
            turns += isinstance(requests.begin("K1", str(key), "POST /x"), Turn)
    told.put(turns)


def test_of_several_processes_one_gets_each_turn(tmp_path):
    together, told = _PROCESSES.Barrier(4), _PROCESSES.Queue()
    given = (tmp_path / "requests.sqlite", together, told)
    processes = [_PROCESSES.Process(target=_begins, args=given) for _ in range(4)]
    for process in processes:
        process.start()
    turns = [told.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    assert sum(turns) == 100
