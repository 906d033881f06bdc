"""`zelian export`: through the gate, to a file that is there whole or not at all."""

import json
import sys

import pytest

from api.cli import main
from api.exports import FORMATS
from tests.api.exports.ocds_schema import faults
from tests.loaders.ocds.world import E1, package, whole

REFUSED, WRONG = 4, 2


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """A store with one process; runs the command and gives exit code, output and errors."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.chdir(tmp_path)

    def run(*arguments, lang="en"):
        home = str(tmp_path / "home")
        monkeypatch.setattr(sys, "argv", ["zelian", "--home", home, "--lang", lang, *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    assert run("init")[0] == 0
    (tmp_path / "p.json").write_text(json.dumps(package(whole())), "utf-8")
    assert run("load", "ocds", "p.json")[0] == 0
    return run


def test_everything_is_exported_by_whoever_may_see_everything(zelian, tmp_path):
    code, out, err = zelian("export", "ocds", "--all", "--role", "auditor", "--out", "o.json")
    assert (code, err) == (0, "")
    document = json.loads((tmp_path / "o.json").read_text("utf-8"))
    assert faults(document) == [] and len(document["releases"]) == 1
    assert "o.json" in out and "8 nodes and 11 edges" in out


def test_what_is_around_a_subject_needs_a_case_that_names_it(zelian, tmp_path):
    code, _, err = zelian("export", "ocds", E1, "--out", "o.json")
    assert code == REFUSED and "case" in err and not (tmp_path / "o.json").exists()
    opened = zelian("case", "open", "--subject", E1, "--title", "t", "--ground", "g")
    assert opened[0] == 0
    year = opened[1].split()[1]
    assert zelian("export", "ocds", E1, "--case", year, "--out", "o.json")[0] == 0
    assert json.loads((tmp_path / "o.json").read_text("utf-8"))["releases"]


def test_an_export_is_in_the_log_with_what_was_handed_out(zelian, tmp_path):
    zelian("export", "ocds", "--all", "--role", "auditor", "--out", "o.json")
    log = "".join(p.read_text("utf-8") for p in (tmp_path / "home").rglob("*.jsonl"))
    assert "export ocds" in log
    assert zelian("check")[0] == 0


def test_a_file_that_is_there_is_not_overwritten(zelian, tmp_path):
    (tmp_path / "o.json").write_text("mine", "utf-8")
    code, _, err = zelian("export", "ocds", "--all", "--role", "auditor", "--out", "o.json")
    assert code == WRONG and "not overwritten" in err
    assert (tmp_path / "o.json").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ocdx", "--all", "--out", "o"), "no export format"),
        (("ocds", "--all"), "--out FILE"),
        (("ocds", "--out", "o"), "one of the two"),
        (("ocds", E1, "--all", "--out", "o"), "one of the two"),
        (("ocds", "--all", "--role", "auditor", "--out", "none/o"), "there is no folder"),
    ],
)
def test_a_command_that_says_too_little_or_too_much_is_told_what_to_do(zelian, arguments, says):
    code, _, err = zelian("export", *arguments)
    assert code == WRONG and says in err
    assert zelian("export", *arguments, lang="zh")[2] != err


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_of_the_table_is_written(zelian, tmp_path, name):
    assert zelian("export", name, "--all", "--role", "auditor", "--out", "o")[0] == 0
    assert (tmp_path / "o").exists()
