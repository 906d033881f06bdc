"""The demonstration as a new user runs it: once, and again."""

import sys

import pytest

from api.cli import main
from graph.accountability.conditions import REJECTIONS


@pytest.fixture
def demo(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "220")

    def run(*arguments, lang="zh"):
        home = str(tmp_path / "home")
        command = ["zelian", "--home", home, "--lang", lang, "demo", *arguments]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == 0
        return capsys.readouterr().out

    return run


def test_demo_names_who_is_responsible_and_who_is_not(demo):
    out = demo("--no-serve")
    recorded, rest = out.split("不记录，及未满足的条件")
    for part in (
        "周望川",
        "魏澄野",
        "沈知行",
        "杜予禾",
        "二.(四).2.(6)",
        "[2026-02-01, 2026-02-10)",
    ):
        assert part in recorded
    assert "推定" in recorded
    assert "第2行" in recorded
    listed = rest.split("关联（仅供参考")[0]
    named = [code for code in REJECTIONS if code in listed]
    assert len(named) >= 6


def test_every_rejected_candidate_names_a_condition(demo):
    out = demo(lang="en")
    listed = out.split("not recorded, and the condition that failed")[1].split("linked (")[0]
    people = [row for row in listed.split("├")[0:] if "p1:" in row]
    assert people
    assert all(any(code in row for code in REJECTIONS) for row in people)


def test_demo_runs_again_on_the_same_store(demo):
    first, again = demo(), demo()
    assert "此前已载入" in again
    told = [out.split("不记录，及未满足的条件")[1].split("以 20")[0] for out in (first, again)]
    assert told[0] == told[1]
