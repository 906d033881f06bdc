"""The order of loads, and what is remembered of each."""

from datetime import UTC, datetime, timedelta

import pytest

from api.loads import FileTold, Queue, Wanted
from api.loads.shapes import Fault
from graph.intervals import day

WANTED = Wanted(
    kind="penalties", client="K0001", actor="报送单位", provider="p", published=day("2026-06-01")
)


class Clock:
    def __init__(self):
        self.now = datetime(2026, 6, 1, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def queue(tmp_path, clock):
    return Queue(tmp_path / "queue.sqlite", clock)


def test_first_come_first_loaded(queue):
    for job in ("b", "a", "c"):
        assert queue.add(job, WANTED, 10).state == "waiting"
    assert queue.next() == "b"
    queue.begin("b")
    assert queue.next() == "b"  # until it has ended: whoever loaded it may be gone
    queue.end("b", [], False)
    assert queue.next() == "a"


def test_as_many_as_may_be_open_and_one_more(queue):
    assert queue.add("a", WANTED, 1)
    assert queue.add("b", WANTED, 1) is None
    assert queue.find("b") is None
    queue.fail("a", Fault(code="internal", detail_zh="", detail_en=""))
    assert queue.add("b", WANTED, 1)


def test_what_was_wanted_comes_back(queue):
    queue.add("a", WANTED, 1)
    assert queue.wanted("a") == WANTED
    assert queue.find("a").published == "2026-06-01"


def test_a_load_rests_longer_after_each_failure(queue, clock):
    queue.add("a", WANTED, 1)
    for attempt, seconds in ((1, 2), (2, 4), (3, 8)):
        assert queue.begin("a") == attempt
        queue.rest("a", attempt)
        clock.now += timedelta(seconds=seconds - 0.001)
        assert queue.next() is None
        clock.now += timedelta(seconds=0.001)
        assert queue.next() == "a"


def test_an_attempt_that_was_given_back_does_not_count(queue):
    queue.add("a", WANTED, 1)
    assert queue.begin("a") == 1
    queue.give_back("a")
    assert (queue.find("a").state, queue.begin("a")) == ("waiting", 1)


def test_newest_first_and_of_one_provider(queue):
    for job, provider in (("a", "p"), ("b", "q"), ("c", "p")):
        queue.add(job, Wanted(kind="k", client="K", actor="x", provider=provider), 9)
    assert [job.id for _, job in queue.newest("", 2**62, 9)] == ["c", "b", "a"]
    numbers = [number for number, _ in queue.newest("p", 2**62, 9)]
    assert [job.id for _, job in queue.newest("p", numbers[0], 9)] == ["a"]


def test_only_what_ended_before_the_day_is_forgotten(queue, clock):
    file = FileTold(
        name="甲.csv",
        sha256="0" * 64,
        already_loaded=False,
        rows=1,
        new=1,
        known=0,
        duplicates=0,
        rejected=0,
        warnings=0,
    )
    for job in ("open", "old", "young"):
        queue.add(job, WANTED, 9)
    queue.end("old", [file], True)
    assert queue.find("old").files == (file,)
    clock.now += timedelta(days=1)
    queue.end("young", [], False)
    assert queue.forget(clock.now.isoformat(timespec="milliseconds")) == ["old"]
    assert queue.known() == {"open", "young"}
