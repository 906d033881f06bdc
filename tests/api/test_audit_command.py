"""`zelian audit`: whether the log is whole, what is in it, and how it leaves."""

import json
import sys

import pytest

from api.cli import commands, main

assert commands  # importing the commands adds them to the application


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """Runs the command in this process; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("ZELIAN_OPERATOR", "tester")
    monkeypatch.setenv("ZELIAN_AUDIT_ANCHOR", str(tmp_path / "anchor"))

    def run(*arguments):
        home = str(tmp_path / "home")
        monkeypatch.setattr(sys, "argv", ["zelian", "--home", home, "--lang", "en", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    assert run("init")[0] == 0
    code = "91990411TE0000010W"
    assert run("screen", code, "--purpose-code", "procurement")[0] == 0
    assert run("screen", code, "--purpose-code", "honours")[0] == 0
    return run


def lines(tmp_path):
    return (tmp_path / "home" / "audit.jsonl").read_bytes().splitlines(keepends=True)


def test_whole_log_is_said_to_be_whole_with_its_end(zelian):
    code, out, _ = zelian("audit", "verify")
    assert code == 0
    assert "the log is whole: 4 lines" in out
    assert "end 4 " in out


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda x: [x[0], x[1].replace(b"tester", b"TESTER"), *x[2:]], "line 2 was changed"),
        (lambda x: [x[0], *x[2:]], "lines 2 to 2 were removed"),
        (lambda x: [x[0], x[2], x[1], x[3]], "lines were reordered"),
        (lambda x: x[:2], "the end was cut off: lines 3 to 4"),
    ],
)
def test_what_was_done_to_the_log_is_named(zelian, tmp_path, spoil, told):
    spoilt = b"".join(spoil(lines(tmp_path)))
    (tmp_path / "home" / "audit.jsonl").write_bytes(spoilt)
    code, out, _ = zelian("audit", "verify")
    assert code == 1
    assert told in out


def test_log_and_seal_put_back_together_are_found_out_by_the_anchor(zelian, tmp_path):
    home = tmp_path / "home"
    old = {name: (home / name).read_bytes() for name in ("audit.jsonl", "audit.head")}
    zelian("screen", "91990411TE0000010W", "--purpose-code", "procurement")
    for name, content in old.items():
        (home / name).write_bytes(content)
    code, out, _ = zelian("audit", "verify", "--anchor", str(tmp_path / "anchor"))
    assert code == 1
    assert "lines 5 to 6 were written and sealed, and are gone" in out


def test_search_finds_by_what_was_asked_and_is_written_down_itself(zelian, tmp_path):
    asked = ("--role", "procurement", "--decision", "answered", "--json")
    code, out, _ = zelian("audit", "search", "--subject", "u:91990411TE0000010W", *asked)
    assert code == 0
    assert [json.loads(line)["seq"] for line in out.splitlines()] == [2]
    last = json.loads(lines(tmp_path)[-1])
    assert (last["question"], last["role"], last["stage"]) == ("audit.search", "auditor", "outcome")


def test_search_by_day_is_half_open_and_the_table_says_how_many_there_are(zelian):
    assert "0 lines, 0 shown" in zelian("audit", "search", "--until", "2020-01-01")[1]
    assert "0 lines, 0 shown" in zelian("audit", "search", "--since", "9999-01-01")[1]
    _, out, _ = zelian("audit", "search", "--question", "screen", "--limit", "3")
    assert "4 lines, 3 shown" in out
    assert "tester" in out


def test_a_number_is_not_searched_for(zelian, tmp_path):
    code, _, err = zelian("audit", "search", "--subject", "999999197503030034")
    assert code == 4
    assert "999999197503030034" not in err + b"".join(lines(tmp_path)).decode()


def test_export_holds_the_lines_as_they_were_written_and_overwrites_nothing(zelian, tmp_path):
    out = tmp_path / "export.jsonl"
    before = [json.loads(line) for line in lines(tmp_path)]
    code, told, _ = zelian("audit", "export", "--out", str(out))
    assert code == 0
    assert "sha256" in told
    exported = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert exported[:-1] == before
    assert exported[-1]["question"] == "audit.export"
    assert zelian("audit", "export", "--out", str(out))[0] == 2


def test_a_new_log_keeps_the_old_one(zelian, tmp_path):
    code, out, _ = zelian("audit", "restart")
    assert code == 0
    kept = next((tmp_path / "home").glob("audit-*.jsonl"))
    assert str(kept) in out.replace("\n", "")
    assert len(kept.read_bytes().splitlines()) == 4
    assert zelian("audit", "verify")[0] == 0
