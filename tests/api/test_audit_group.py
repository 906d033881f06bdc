"""Lines of several threads go to the disk together, and the seal stands in a second place."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Signal

import pytest

from api.audit import (
    AuditError,
    AuditLog,
    Decision,
    Event,
    Fault,
    Stage,
    open_log,
    read_anchor,
    turns,
    verify,
)
from api.audit.turns import MOST

KEY = b"k" * 32


def event(ask_id: str, **members: object) -> Event:
    given: dict[str, object] = {
        "stage": Stage.INTENT,
        "ask_id": ask_id,
        "actor": "wang",
        "role": "auditor",
        "client": "local",
        "decision": Decision.ALLOW,
    }
    return Event.model_validate(given | members)


def begun(folder: Path, **options) -> AuditLog:
    log = AuditLog(folder / "audit.jsonl", KEY, **options)
    log.create()
    return log


class StoppedError(BaseException):
    """As when somebody interrupts the program."""


def held(folder: Path, events: list[Event]):
    """Appends while the first writer is held up until all others wait. Gives what each came to."""
    go, first = Signal(), Signal()

    def clock():
        first.set()
        assert go.wait(30)
        return datetime(2026, 6, 1, tzinfo=UTC)

    log = begun(folder, clock=clock)

    def append(one):
        try:
            return log.append(one)
        except (AuditError, StoppedError) as fault:
            return fault

    with ThreadPoolExecutor(len(events)) as threads:
        told = [threads.submit(append, events[0])]
        assert first.wait(30)
        told += [threads.submit(append, one) for one in events[1:]]
        while len(log._turns._waiting) < len(events) - 1:
            time.sleep(0.001)
        go.set()
        return log, [one.result(30) for one in told]


def test_who_waits_is_written_and_sealed_with_the_others(tmp_path, monkeypatch):
    seals = []
    write_head = open_log.write_head
    monkeypatch.setattr(
        open_log, "write_head", lambda *given: (seals.append(given), write_head(*given))
    )
    log, lines = held(tmp_path, [event(str(n)) for n in range(20)])
    assert len(seals) == 2  # the first, and the nineteen that came meanwhile
    assert sorted(line.seq for line in lines) == list(range(1, 21))
    assert {line.ask_id: line.seq for line in lines} == {x.ask_id: x.seq for x in log.lines()}
    assert verify(log.path, KEY).whole


def test_an_event_too_long_stays_out_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(open_log, "LONGEST", 1000)
    events = [event("0"), event("1", note="x" * 2000), event("2")]
    log, told = held(tmp_path, events)
    assert isinstance(told[1], AuditError)
    assert [line.ask_id for line in log.lines()] == ["0", "2"]
    assert verify(log.path, KEY).whole


def test_when_the_disk_fails_each_that_waited_hears_of_it(tmp_path, monkeypatch):
    def fails(*_):
        raise OSError("no space")

    monkeypatch.setattr(open_log, "settle", fails)
    log, told = held(tmp_path, [event(str(n)) for n in range(5)])
    assert all(isinstance(one, AuditError) for one in told)
    assert len({id(one) for one in told}) == 5
    assert list(log.lines()) == []


def test_after_a_fault_that_nobody_expected_others_go_on(tmp_path, monkeypatch):
    log = begun(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(open_log.OpenLog, "append", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            log.append(event("0"))
    assert log.append(event("1")).seq == 1


def test_more_than_one_group_can_hold_come_in_the_next(tmp_path):
    log, lines = held(tmp_path, [event(str(n)) for n in range(MOST + 20)])
    assert len(list(log.lines())) == len(lines) == MOST + 20


def test_who_is_interrupted_lets_the_next_one_write(tmp_path, monkeypatch):
    pauses = iter([StoppedError()])

    def sleep(_):
        if stop := next(pauses, None):
            raise stop

    with monkeypatch.context() as stopped:
        stopped.setattr(turns, "sleep", sleep)
        log, told = held(tmp_path, [event(str(n)) for n in range(3)])
    assert sum(isinstance(one, StoppedError) for one in told) == 1
    written = [one.ask_id for one in told if not isinstance(one, StoppedError)]
    assert [line.ask_id for line in log.lines()] == written
    assert log.append(event("3")).seq == 3


def anchored(folder: Path) -> AuditLog:
    (folder / "elsewhere").mkdir()
    return begun(folder, anchor=folder / "elsewhere" / "anchor")


def test_an_older_log_with_its_older_seal_is_found_out_by_the_second_seal(tmp_path):
    log = anchored(tmp_path)
    for n in range(3):
        log.append(event(str(n)))
    old = tmp_path / "old"
    old.mkdir()
    for name in ("audit.jsonl", "audit.head"):
        shutil.copy(tmp_path / name, old / name)
    log.append(event("3"))
    for name in ("audit.jsonl", "audit.head"):
        shutil.copy(old / name, tmp_path / name)
    assert verify(log.path, KEY).whole  # by its own seal alone
    report = verify(log.path, KEY, read_anchor(tmp_path / "elsewhere" / "anchor", KEY))
    assert (report.fault, report.line) == (Fault.CUT_OFF, 4)


def test_second_seal_of_a_whole_log_agrees_with_it_also_when_it_is_older(tmp_path):
    log = anchored(tmp_path)
    log.append(event("0"))
    noted = read_anchor(tmp_path / "elsewhere" / "anchor", KEY)
    assert noted.seq == 1
    begun(tmp_path).append(event("1"))
    assert verify(log.path, KEY, noted).whole


@pytest.mark.parametrize("spoil", [lambda p: p.unlink(), lambda p: p.write_bytes(b"{}")])
def test_a_second_seal_that_is_none_of_ours_is_said(tmp_path, spoil):
    anchored(tmp_path).append(event("0"))
    place = tmp_path / "elsewhere" / "anchor"
    spoil(place)
    with pytest.raises(AuditError, match="second seal"):
        read_anchor(place, KEY)


def test_without_its_second_place_nothing_is_answered(tmp_path):
    log = begun(tmp_path, anchor=tmp_path / "gone" / "anchor")
    with pytest.raises(AuditError, match="cannot be written"):
        log.append(event("0"))
