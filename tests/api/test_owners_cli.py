"""`zelian owners` as its user meets it: tables, JSON, roles, bad input, export."""

import json
import sys

import pytest

from api.cli import main
from api.settings import open_home
from graph.records import Party
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from tests.builders import E1, E2, E4
from tests.holdings import holds, tie, typed

P = Party(f"p1:{1:064x}", NodeKind.PERSON, "张甲")
Q = Party(f"p1:{2:064x}", NodeKind.PERSON, "李乙")


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    """Runs the command in this process; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "240")
    home = tmp_path / "home"

    def run(*arguments, lang="en"):
        monkeypatch.setattr(
            sys, "argv", ["zelian", "--home", str(home), "--lang", lang, *arguments]
        )
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    assert run("init")[0] == 0
    with SqliteStore(open_home(home).store) as store, store.write("load", "test") as writer:
        writer.state(
            [
                typed(E1, "company"),
                typed(E2, "company"),
                holds(P, E1, 51, since="2020-01-01"),
                holds(Q, E1, 49),
                holds(E1, E2, 51),
                holds(Q, E2, 12),
                holds(E2, E4),
                tie(Kind.BENEFICIAL_OWNER_OF, P, E2, pct=26),
            ]
        )
    return run


@pytest.fixture
def ask(zelian):
    code, out, _ = zelian(
        "case", "open", "--subject", E2.key[2:], "--title", "test", "--ground", "law"
    )
    assert code == 0
    case = out.split()[1]
    return lambda *more, **kind: zelian("owners", "乙公司", "--case", case, *more, **kind)


def test_table_tells_shares_control_chains_and_tests(ask):
    code, out, _ = ask(lang="zh")
    assert code == 0
    for part in (
        "26.01%",
        "51%",
        "控制",
        "张甲 —出资（持股） 51%→ 甲公司",
        "最终控制：张甲",
        "合计63%",
        "（一）权益 是",
        "第二百六十五条",
        "条文未核实",
        "备案：张甲",
        "registry.csv 第2行",
        "关系不是责任",
    ):
        assert part in out


def test_minority_is_not_said_to_control(ask):
    _, out, _ = ask("--json")
    (row,) = [s for s in json.loads(out)["stakes"] if s["holder"]["key"] == Q.key]
    assert (row["direct"]["low"], row["effective"]["low"]) == (12, 36.99)
    assert row["control"]["verdict"] == "no"
    assert "no control on record" in ask()[1]


def test_chains_are_cut_for_display_only(ask):
    assert "(1 more)" in ask("--depth", "1")[1]
    assert json.loads(ask("--json")[1])["stakes"][1]["chains"]


def test_least_share_is_said(ask):
    assert "less than 30 %" in ask("--min", "30")[1]


def test_downward_tells_what_is_held(ask):
    code, out, _ = ask("--of")
    assert code == 0
    assert "丁公司" in out
    assert "unknown" in out


def test_group_tells_its_head_and_members(ask):
    code, out, _ = ask("--group", lang="zh")
    assert code == 0
    for part in ("最终控制：张甲", "甲公司", "乙公司"):
        assert part in out


def test_two_directions_at_once_are_refused(ask):
    code, _, err = ask("--of", "--group")
    assert code == 2
    assert "exclude each other" in err


@pytest.mark.parametrize(
    "number", [("--min", "101"), ("--depth", "0"), ("--limit", "0"), ("--chains", "-1")]
)
def test_number_out_of_range_is_refused_with_its_range(ask, number):
    code, _, err = ask(*number)
    assert code == 2
    assert "from 0 to 100" in err


def test_graph_is_written_with_what_is_told(ask, tmp_path):
    code, _, _ = ask("--graph", str(tmp_path / "owners.json"))
    graph = json.loads((tmp_path / "owners.json").read_text("utf-8"))
    assert code == 0
    assert {n["id"] for n in graph["nodes"]} == {P.key, Q.key, E1.key, E2.key}
    assert len(graph["edges"]) == 4
    assert ask("--group", "--graph", str(tmp_path / "group.graphml"))[0] == 0
    assert E1.key in (tmp_path / "group.graphml").read_text("utf-8")


def test_graph_file_of_another_kind_is_refused_before_asking(ask, tmp_path):
    code, _, err = ask("--graph", str(tmp_path / "owners.txt"))
    assert code == 2
    assert ".graphml" in err


@pytest.mark.parametrize("role", ["api_consumer", "procurement"])
def test_filed_owners_do_not_reach_other_roles(zelian, role):
    code, out, err = zelian(
        "owners", "乙公司", "--role", role, "--purpose", "procurement", "--json"
    )
    assert code == 0, err
    told = json.loads(out)
    if role == "api_consumer":
        assert "p1:" not in out
        assert told["beneficial"] is None
    else:
        assert told["beneficial"]["outcome"] == "owners"
        assert told["beneficial"]["candidates"] == told["beneficial"]["filed"] == []


def test_person_by_name_alone_is_not_looked_up(zelian):
    code, _, err = zelian("owners", "张甲")
    assert code == 3
    assert "张甲" in err


def test_unknown_code_says_what_to_do(zelian):
    code, _, err = zelian("owners", "91990411TE00000615")
    assert code == 3
    assert "91990411TE00000615" in err


def test_day_before_anything_is_an_answer(ask):
    code, out, _ = ask("--as-of", "1990-01-01")
    assert code == 0
    assert "as of 1990-01-01" in out
