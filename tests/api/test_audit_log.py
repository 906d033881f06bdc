"""The audit log on real files; helpers at the top are all the fixture there is."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, datetime
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.audit import AuditError, AuditLog, Decision, Event, Fault, Stage, verify

KEY = b"k" * 32
ROOT = Path(__file__).parents[2]


def event(ask_id: str = "a", **members: object) -> Event:
    given: dict[str, object] = {
        "stage": Stage.INTENT,
        "ask_id": ask_id,
        "actor": "wang",
        "role": "auditor",
        "client": "local",
        "decision": Decision.ALLOW,
    }
    return Event.model_validate(given | members)


def begun(folder: Path) -> AuditLog:
    log = AuditLog(folder / "audit.jsonl", KEY)
    log.create()
    return log


def run(program, *arguments, **options):
    code = textwrap.dedent(program)
    command = [sys.executable, "-c", code, *(str(a) for a in arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, **options)


APPENDING = """
    import sys
    from pathlib import Path
    from api.audit import AuditLog, Event
    log = AuditLog(Path(sys.argv[1]), b"k" * 32, wait=60)
    for number in range(int(sys.argv[2])):
        line = log.append(Event(stage="intent", ask_id=str(number), actor=sys.argv[3], role="r",
                                client="local", decision="allow"))
        print(line.seq, flush=True)
"""


def test_lines_come_back_as_written(tmp_path):
    log = begun(tmp_path)
    log.append(event("1", subjects=("u:91990411TE0000010W",), case="2026-0001"))
    log.append(event("2", stage=Stage.OUTCOME, decision=Decision.ANSWERED, result_count=2))
    first, second = log.lines()
    assert (first.seq, first.ask_id, first.case) == (1, "1", "2026-0001")
    assert (second.seq, second.prev, second.result_count) == (2, first.hash, 2)


def test_each_line_is_json_that_others_can_read(tmp_path):
    log = begun(tmp_path)
    log.append(event(actor="王五"))
    read = json.loads(log.path.read_text(encoding="utf-8"))
    assert read["actor"] == "王五"
    assert set(read) >= {"seq", "at", "prev", "hash", "withheld", "policy", "commit"}


def test_time_never_goes_back(tmp_path):
    times = iter([datetime(2026, 5, 2, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)])
    begun(tmp_path)
    log = AuditLog(tmp_path / "audit.jsonl", KEY, clock=lambda: next(times))
    assert log.append(event()).at == log.append(event()).at == "2026-05-02T00:00:00.000000+00:00"


def test_creating_twice_keeps_what_is_there(tmp_path):
    begun(tmp_path).append(event())
    assert begun(tmp_path).append(event()).seq == 2


def test_creating_ends_what_a_killed_creation_began(tmp_path):
    (tmp_path / "audit.jsonl").touch()
    assert begun(tmp_path).append(event()).seq == 1


def test_a_log_that_was_never_created_refuses(tmp_path):
    with pytest.raises(AuditError, match="seal"):
        AuditLog(tmp_path / "audit.jsonl", KEY).append(event())


@pytest.mark.parametrize("member", ["actor", "purpose", "case", "question", "reason"])
@pytest.mark.parametrize(
    "number", ["999999197001010017", "人99999919850909009x", "９９９９９９１９７００１０１００１７"]
)
def test_no_number_of_a_person_is_written(member, number):
    with pytest.raises(ValidationError) as caught:
        event(**{member: number})
    assert number not in str(caught.value)


@pytest.mark.parametrize("key", ["张三", "p1:999999197001010017", "999999197001010017", "x"])
def test_a_subject_is_a_key_and_no_number(key):
    with pytest.raises(ValidationError):
        event(subjects=(key,))


def test_codes_and_hashes_of_digits_are_no_numbers():
    digits = "1234567890" * 7
    keys = (
        "u:914403001922038216",
        "u:91440300192203821X",
        f"p1:{digits[:64]}",
        f"c:s:{digits[:24]}",
    )
    assert event(subjects=keys).subjects == keys


def test_only_persons_stand_under_subjects_returned():
    with pytest.raises(ValidationError):
        event(subjects_returned=("u:91990411TE0000010W",))


def test_bytes_that_are_no_text_do_not_stop_the_log(tmp_path):
    assert begun(tmp_path).append(event(actor="\udce4")).actor == "?"


def test_the_fingerprint_needs_the_key(tmp_path):
    log, other = begun(tmp_path), AuditLog(tmp_path / "audit.jsonl", b"o" * 32)
    assert log.fingerprint("张三") == log.fingerprint("张三") != other.fingerprint("张三")


def test_processes_that_append_at_once_keep_one_chain(tmp_path):
    log = begun(tmp_path)
    runs = [run(APPENDING, log.path, 60, name) for name in ("a", "b", "c")]
    seen = [int(n) for r in runs for n in r.communicate()[0].split()]
    assert sorted(seen) == list(range(1, 181))
    assert verify(log.path, KEY).whole
    assert {(line.actor, line.ask_id) for line in log.lines()} == {
        (a, str(n)) for a in "abc" for n in range(60)
    }


def test_threads_that_append_at_once_keep_one_chain(tmp_path):
    log = begun(tmp_path)
    with ThreadPool(8) as pool:
        pool.map(lambda n: log.append(event(str(n))), range(80))
    assert verify(log.path, KEY).lines == 80


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.parametrize("delay", [0.01, 0.023, 0.041, 0.077, 0.13])
def test_a_kill_loses_nothing_acknowledged(tmp_path, delay):
    log = begun(tmp_path)
    process = run(APPENDING, log.path, 100_000, "a")
    assert process.stdout
    process.stdout.readline()
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    acknowledged = [1, *(int(n) for n in process.communicate()[0].split())]
    log.append(event("after"))
    report = verify(log.path, KEY)
    assert report.whole, report.text
    assert report.lines > acknowledged[-1]


def torn(log: AuditLog, rest: bytes) -> None:
    with log.path.open("ab") as file:
        file.write(rest)


def test_a_torn_line_is_set_aside_and_told(tmp_path):
    log = begun(tmp_path)
    log.append(event("1"))
    torn(log, b'{"actor":"wa')
    before = verify(log.path, KEY)
    assert (before.fault, before.line) == (Fault.TORN, 2)
    log.append(event("2"))
    first, repair, second = log.lines()
    assert (first.ask_id, repair.stage, second.ask_id) == ("1", Stage.REPAIR, "2")
    assert "12 bytes" in repair.note
    assert (tmp_path / "audit.torn").read_bytes() == b'{"actor":"wa'
    assert verify(log.path, KEY).whole


def test_a_long_torn_line_leaves_nothing_behind(tmp_path):
    log = begun(tmp_path)
    torn(log, b"x" * 5000)
    log.append(event())
    assert [line.stage for line in log.lines()] == [Stage.REPAIR, Stage.INTENT]
    assert verify(log.path, KEY).whole


def test_a_repair_that_was_killed_is_told_again(tmp_path):
    # The moment after the repair line was written over torn bytes and before they were cut.
    log = begun(tmp_path)
    seal = (tmp_path / "audit.head").read_bytes()
    torn(log, b"x" * 5000)
    log.append(event())
    whole = log.path.read_bytes()
    repair = whole.splitlines(keepends=True)[0]
    log.path.write_bytes(repair + b"x" * (5000 - len(repair)))
    (tmp_path / "audit.head").write_bytes(seal)
    log.append(event())
    stages = [line.stage for line in log.lines()]
    assert stages == [Stage.REPAIR, Stage.REPAIR, Stage.INTENT]


def test_a_line_that_was_written_and_not_sealed_counts(tmp_path):
    log = begun(tmp_path)
    log.append(event("1"))
    seal = (tmp_path / "audit.head").read_bytes()
    log.append(event("2"))
    (tmp_path / "audit.head").write_bytes(seal)
    assert verify(log.path, KEY).whole
    assert log.append(event("3")).seq == 3
    assert verify(log.path, KEY).lines == 3


FULL_DISK = """
    import resource, signal, sys
    from pathlib import Path
    from api.audit import AuditError, AuditLog, Event
    log = AuditLog(Path(sys.argv[1]), b"k" * 32)
    line = dict(stage="intent", actor="a", role="r", client="local", decision="allow")
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = log.path.stat().st_size + 100
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        log.append(Event(ask_id="lost", **line))
    except AuditError as refused:
        print(refused.say("en"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    log.append(Event(ask_id="kept", **line))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs RLIMIT_FSIZE")
def test_a_full_disk_refuses_and_the_log_goes_on_after_it(tmp_path):
    log = begun(tmp_path)
    log.append(event("first"))
    said = run(FULL_DISK, log.path).communicate()[0].decode()
    assert "not answered" in said
    assert [line.ask_id for line in log.lines()] == ["first", "", "kept"]
    assert verify(log.path, KEY).whole


def test_a_log_held_by_another_refuses(tmp_path):
    log = begun(tmp_path)
    holding = run(
        """
        import sys
        from filelock import FileLock
        with FileLock(sys.argv[1]):
            print("held", flush=True)
            sys.stdin.read()
        """,
        tmp_path / "audit.lock",
        stdin=subprocess.PIPE,
    )
    assert holding.stdout
    holding.stdout.readline()
    with pytest.raises(AuditError, match="try again later"):
        AuditLog(log.path, KEY, wait=0.1).append(event())
    holding.communicate()
    assert log.append(event()).seq == 1


def test_nothing_is_added_to_a_log_that_was_cut_off(tmp_path):
    log = begun(tmp_path)
    log.append(event("1"))
    log.append(event("2"))
    first = log.path.read_bytes().splitlines(keepends=True)[0]
    log.path.write_bytes(first)
    with pytest.raises(AuditError, match="not whole"):
        log.append(event("3"))
    assert log.path.read_bytes() == first


def test_a_missing_folder_is_not_made(tmp_path):
    with pytest.raises(AuditError, match="cannot be written"):
        AuditLog(tmp_path / "none" / "audit.jsonl", KEY).append(event())
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("gone", ["audit.jsonl", "audit.head"])
def test_nothing_is_added_when_a_file_is_gone(tmp_path, gone):
    log = begun(tmp_path)
    log.append(event("1"))
    (tmp_path / gone).unlink()
    with pytest.raises(AuditError, match="audit restart"):
        log.append(event("2"))


def test_a_restart_that_was_killed_can_be_done_again(tmp_path):
    # The log was put aside, and its seal was not yet.
    log = begun(tmp_path)
    log.append(event("1"))
    log.path.rename(tmp_path / "audit-1.jsonl")
    with pytest.raises(AuditError, match="gone"):
        list(log.lines())
    log.restart("wang")
    assert [line.stage for line in log.lines()] == [Stage.RESTART]


def test_a_restart_keeps_the_old_log_and_says_so(tmp_path):
    log = begun(tmp_path)
    log.append(event("1"))
    (tmp_path / "audit.head").unlink()
    aside = log.restart("wang")
    assert aside.exists()
    (line,) = log.lines()
    assert (line.stage, line.actor, aside.name in line.note) == (Stage.RESTART, "wang", True)
    assert verify(log.path, KEY).whole


def test_files_of_the_log_are_for_their_owner_only(tmp_path):
    log = begun(tmp_path)
    torn(log, b"x")
    log.append(event())
    for name in ("audit.jsonl", "audit.head", "audit.torn"):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0


def test_reading_stops_at_a_line_that_is_not_ours(tmp_path):
    log = begun(tmp_path)
    log.append(event("1"))
    log.path.write_bytes(log.path.read_bytes().replace(b"wang", b"zhao"))
    with pytest.raises(AuditError, match="line 1"):
        list(log.lines())
