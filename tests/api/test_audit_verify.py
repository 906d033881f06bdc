"""Every way of tampering with a log of six lines, and the words for it."""

import shutil
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.audit import AuditLog, AuditReport, Decision, Event, Fault, Stage, verify

KEY = b"k" * 32
LINES = 6


def intent(ask_id: str) -> Event:
    return Event(
        stage=Stage.INTENT,
        ask_id=ask_id,
        actor="王",
        role="auditor",
        client="local",
        decision=Decision.ALLOW,
    )


def written(folder: Path, lines: int = LINES, key: bytes = KEY) -> AuditLog:
    log = AuditLog(folder / "audit.jsonl", key)
    log.create()
    for number in range(lines):
        log.append(intent(str(number)))
    return log


@pytest.fixture(scope="module")
def original(tmp_path_factory) -> Path:
    return written(tmp_path_factory.mktemp("original")).path.parent


@pytest.fixture
def lines(original, tmp_path) -> list[bytes]:
    """The lines of the log; `tmp_path` holds a copy of it to do harm to."""
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    return (tmp_path / "audit.jsonl").read_bytes().splitlines(keepends=True)


def checked(folder: Path, lines: list[bytes]) -> AuditReport:
    path = folder / "audit.jsonl"
    path.write_bytes(b"".join(lines))
    return verify(path, KEY)


def found(report: AuditReport) -> tuple[Fault | None, int]:
    return report.fault, report.line


def test_a_whole_log_is_whole(tmp_path, lines):
    report = checked(tmp_path, lines)
    assert (report.whole, report.lines, report.end.seq) == (True, 6, 6)
    assert report.text.zh == "日志完整：6 行前后相连，末尾与封印一致"


def test_an_empty_log_is_whole(tmp_path):
    assert verify(written(tmp_path, 0).path, KEY).whole


@pytest.mark.parametrize("place", [0, 2, 5])
def test_a_changed_line(tmp_path, lines, place):
    lines[place] = lines[place].replace(b"auditor", b"steward")
    assert found(checked(tmp_path, lines)) == (Fault.CHANGED, place + 1)


def test_a_line_that_was_changed_and_shortened_at_the_end(tmp_path, lines):
    lines[5] = lines[5].replace(b"auditor", b"x")
    assert found(checked(tmp_path, lines)) == (Fault.CHANGED, 6)


@pytest.mark.parametrize(("first", "last"), [(0, 0), (2, 2), (1, 4)])
def test_removed_lines(tmp_path, lines, first, last):
    del lines[first : last + 1]
    report = checked(tmp_path, lines)
    assert found(report) == (Fault.REMOVED, first + 1)
    assert f"lines {first + 1} to {last + 1} were removed" in report.text.en


def test_lines_that_changed_places(tmp_path, lines):
    lines[1], lines[4] = lines[4], lines[1]
    report = checked(tmp_path, lines)
    assert found(report) == (Fault.REORDERED, 2)
    assert "原第 5 行" in report.text.zh


def test_a_line_that_was_moved_towards_the_end(tmp_path, lines):
    lines.append(lines.pop(2))
    assert found(checked(tmp_path, lines)) == (Fault.REORDERED, 3)


@pytest.mark.parametrize("place", [0, 3, 6])
def test_an_inserted_line_of_ours(tmp_path, lines, place):
    lines.insert(place, lines[min(place, 5)])
    fault, line = found(checked(tmp_path, lines))
    assert (fault, line) == (Fault.INSERTED, min(place + 2, 7))


@pytest.mark.parametrize("place", [0, 3, 6])
def test_inserted_lines_of_somebody_else(tmp_path, lines, place):
    lines[place:place] = [b'{"seq":1}\n', b"\n"]
    assert found(checked(tmp_path, lines)) == (Fault.INSERTED, place + 1)


def test_a_line_forged_with_another_key(tmp_path, lines):
    (tmp_path / "other").mkdir()
    other = written(tmp_path / "other", key=b"o" * 32).path.read_bytes().splitlines(keepends=True)
    lines[3] = other[3]
    assert found(checked(tmp_path, lines)) == (Fault.CHANGED, 4)


def test_a_line_of_another_log_with_the_same_key(tmp_path, lines):
    (tmp_path / "other").mkdir()
    other = written(tmp_path / "other").path.read_bytes().splitlines(keepends=True)
    lines[3] = other[3]
    assert found(checked(tmp_path, lines)) == (Fault.CHANGED, 4)
    assert found(checked(tmp_path, other)) == (Fault.CHANGED, 6)


@pytest.mark.parametrize("kept", [0, 3, 5])
def test_lines_cut_off_the_end(tmp_path, lines, kept):
    report = checked(tmp_path, lines[:kept])
    assert found(report) == (Fault.CUT_OFF, kept + 1)
    assert f"第 {kept + 1} 至 6 行" in report.text.zh


def test_a_line_cut_in_the_middle(tmp_path, lines):
    lines[5] = lines[5][:100]
    assert found(checked(tmp_path, lines)) == (Fault.CUT_OFF, 6)


def test_a_log_file_that_is_gone(tmp_path, lines):
    (tmp_path / "audit.jsonl").unlink()
    assert found(verify(tmp_path / "audit.jsonl", KEY)) == (Fault.CUT_OFF, 1)


def test_lines_cut_off_together_with_the_seal(tmp_path, lines):
    (tmp_path / "audit.head").unlink()
    report = checked(tmp_path, lines[:4])
    assert found(report) == (Fault.SEAL_MISSING, 5)
    assert "cannot be told" in report.text.en


def test_everything_gone_is_not_a_whole_log(tmp_path):
    assert found(verify(tmp_path / "audit.jsonl", KEY)) == (Fault.SEAL_MISSING, 1)
    assert found(verify(tmp_path / "none" / "audit.jsonl", KEY)) == (Fault.SEAL_MISSING, 1)
    assert not (tmp_path / "none").exists()


def test_a_changed_seal(tmp_path, lines):
    seal = tmp_path / "audit.head"
    seal.write_bytes(seal.read_bytes().replace(b'"seq":6', b'"seq":4'))
    assert found(checked(tmp_path, lines[:4])) == (Fault.SEAL_CHANGED, 5)


def test_an_older_log_with_its_older_seal_is_found_by_a_noted_end(tmp_path, lines):
    path = tmp_path / "audit.jsonl"
    older = tmp_path / "older"
    shutil.copytree(tmp_path, older)
    AuditLog(path, KEY).append(intent("6"))
    noted = verify(path, KEY).end
    assert verify(older / "audit.jsonl", KEY).whole
    assert found(verify(older / "audit.jsonl", KEY, noted)) == (Fault.CUT_OFF, 7)
    AuditLog(older / "audit.jsonl", KEY).append(intent("another"))
    assert found(verify(older / "audit.jsonl", KEY, noted)) == (Fault.CHANGED, 7)


def test_the_wrong_key_verifies_nothing(tmp_path, lines):
    assert found(verify(tmp_path / "audit.jsonl", b"o" * 32)) == (Fault.CHANGED, 1)


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_changed_byte_is_found(original, data):
    whole = (original / "audit.jsonl").read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != whole[place]))
    with TemporaryDirectory() as folder:
        shutil.copytree(original, folder, dirs_exist_ok=True)
        changed = whole[:place] + bytes([byte]) + whole[place + 1 :]
        report = checked(Path(folder), [changed])
    assert report.line == whole[:place].count(b"\n") + 1


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_cut_is_found(original, data):
    whole = (original / "audit.jsonl").read_bytes()
    kept = data.draw(st.integers(0, len(whole) - 1))
    with TemporaryDirectory() as folder:
        shutil.copytree(original, folder, dirs_exist_ok=True)
        report = checked(Path(folder), [whole[:kept]])
    assert found(report) == (Fault.CUT_OFF, whole[:kept].count(b"\n") + 1)


@settings(max_examples=200, deadline=None)
@given(order=st.permutations(range(LINES)), kept=st.integers(0, LINES))
def test_any_other_order_or_number_of_lines_is_found(original, order, kept):
    whole = (original / "audit.jsonl").read_bytes().splitlines(keepends=True)
    with TemporaryDirectory() as folder:
        shutil.copytree(original, folder, dirs_exist_ok=True)
        report = checked(Path(folder), [whole[n] for n in order[:kept]])
    assert report.whole == (list(order[:kept]) == list(range(LINES)))


def test_memory_does_not_grow_with_the_log(tmp_path):
    # Reading only: 1,500 lines take as much as 300.
    path = written(tmp_path, 300).path
    few = peak(path)
    for number in range(1200):
        AuditLog(path, KEY).append(intent(str(number)))
    assert peak(path) < few + 100_000


def peak(path: Path) -> int:
    tracemalloc.start()
    assert verify(path, KEY).whole
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
