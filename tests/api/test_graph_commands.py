"""`zelian related`, `paths` and `patterns` as their user meets them, with the files they write."""

import json
import sys

import networkx as nx
import pytest

from api.audit import AuditLog
from api.cli import main
from api.cli import session as sessions
from graph.intervals import day
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind
from tests.builders import E1, E2, E4, REGISTRY, office, person, profile, span
from tests.graphs import DAY

ZHANG = person("a" * 64)
STRANGE = Party("u:91990411TE0000037L", NodeKind.ORGANIZATION, "名称\x0b有控制符&<>")
NAMESAKE = Party("u:91990411TE0000053A", NodeKind.ORGANIZATION, "甲公司")


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("ZELIAN_HOME", raising=False)

    def run(*arguments, lang="en"):
        command = ["zelian", "--home", str(tmp_path / "home"), "--lang", lang, *arguments]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    assert run("init")[0] == 0
    with sessions.session().store.write("test", "tester") as writer:
        writer.state(_said())
    opened = run("case", "open", "--subject", E1.key, "--title", "t", "--ground", "g")
    assert opened[0] == 0
    return run


def _said():
    held = {"pct": 60}
    return [
        *(profile(party) for party in (E1, E2, E4, STRANGE)),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(ZHANG, Kind.LEGAL_REP, "2021-01-01", of=E2),
        Statement(Kind.HOLDS_SHARE, E1, STRANGE, DAY, REGISTRY, span("2020-01-01"), props=held),
    ]


CASE = ("--case", "2026-0001", "--as-of", "2026-06-01")


@pytest.fixture(autouse=True)
def in_2026(monkeypatch):
    monkeypatch.setattr(sessions.Session, "today", property(lambda self: day("2026-11-01")))


def test_related_by_level_with_rule_and_path(zelian):
    code, out, _ = zelian("related", E1.key, *CASE)
    assert code == 0
    for part in ("REL-HEAD", "relation that excludes by law", "←legal representative—", "乙公司"):
        assert part in out
    code, out, _ = zelian("related", E1.key, *CASE, lang="zh")
    assert "招标投标法实施条例 第三十四条" in out


def test_paths_as_a_table_and_as_json(zelian):
    code, out, _ = zelian("paths", E1.key, "--to", E2.key, "--to", E4.key, *CASE)
    assert code == 0
    assert "linked via 2 hops" in out
    assert "registry.csv" in out
    told = json.loads(zelian("paths", E1.key, "--to", E2.key, *CASE, "--json")[1])
    assert [n["key"] for n in told["paths"][0]["nodes"]] == [E1.key, ZHANG.key, E2.key]


def test_no_path_is_an_answer(zelian):
    code, out, _ = zelian("paths", E1.key, "--to", E4.key, *CASE, "--max", "3")
    assert code == 0
    assert "none within 3 hops" in out


def test_patterns(zelian):
    code, out, _ = zelian("patterns", E1.key, *CASE)
    assert code == 0
    assert "no clue was found" in out


@pytest.mark.parametrize("command", ["related", "paths"])
def test_graphml_is_read_back_with_its_attributes(zelian, tmp_path, command):
    target = tmp_path / "out.graphml"
    to = ["--to", E2.key] if command == "paths" else []
    assert zelian(command, E1.key, *to, *CASE, "--graph", str(target))[0] == 0
    graph = nx.read_graphml(target)
    assert graph.nodes[E1.key] == {"key": E1.key, "kind": "organization", "name": "甲公司"}
    edge = graph.get_edge_data(ZHANG.key, E2.key)
    assert (edge["kind"], edge["provider"], edge["level"]) == (
        "LEGAL_REP",
        "登记机关",
        "information" if command == "related" else "",
    )
    assert (edge["valid_from"], edge["valid_to"]) == ("2021-01-01", "9999-12-31")
    assert target.stat().st_mode & 0o077 == 0


def test_control_characters_do_not_break_graphml(zelian, tmp_path):
    target = tmp_path / "out.graphml"
    assert zelian("related", E1.key, *CASE, "--graph", str(target))[0] == 0
    assert nx.read_graphml(target).nodes[STRANGE.key]["name"] == "名称有控制符&<>"


def test_node_link_json_is_read_back(zelian, tmp_path):
    target = tmp_path / "out.json"
    assert zelian("related", E1.key, *CASE, "--graph", str(target))[0] == 0
    graph = nx.node_link_graph(json.loads(target.read_text("utf-8")), edges="edges")
    held = graph.get_edge_data(E1.key, STRANGE.key)["HOLDS_SHARE"]
    assert held["level"] == "exclusion"


@pytest.mark.parametrize("name", ["out.csv", "nowhere/out.json", "."])
def test_file_that_cannot_be_written_is_refused_before_the_question(zelian, tmp_path, name):
    asked = _asked()
    code, _, err = zelian("related", E1.key, *CASE, "--graph", str(tmp_path / name))
    assert (code, "--graph" in err) == (2, True)
    assert _asked() == asked


def _asked():
    return sessions.session().home.audit.stat().st_size


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("related", "91990411TE00000615"), 3, "nothing is known"),
        (("related", "nobody", "--depth", "9"), 3, "nothing is known"),
        (("related", E1.key, "--depth", "9"), 2, "--depth is 1 to 6"),
        (("related", E1.key, "--kinds", "owners"), 2, "there is no relation “owners”"),
        (("paths", E1.key), 2, "name the subjects on both sides"),
        (("paths", E1.key, "--to", "p1:short"), 2, "the key of a person is cut off"),
        (("paths", E1.key, "--to", "p1:" + "0" * 64), 3, "nobody with the key"),
        (("paths", E1.key, "--to", E1.key), 2, "stands on both sides"),
        (("patterns", ""), 2, "say what you ask about"),
    ],
)
def test_bad_input_is_one_message(zelian, arguments, code, said):
    found = zelian(*arguments, *CASE)
    assert (found[0], said in found[2]) == (code, True), found
    assert "Traceback" not in found[2]


def test_ambiguous_name_lists_keys(zelian):
    with sessions.session().store.write("test", "tester") as writer:
        writer.state([profile(NAMESAKE)])
    code, _, err = zelian("paths", "甲公司", "--to", E2.key, *CASE)
    assert code == 3
    assert E1.key in err
    assert NAMESAKE.key in err


def test_gate_decides_and_logs_who_is_told_of(zelian):
    assert zelian("paths", E2.key, "--to", E4.key, *CASE)[0] == 4
    assert zelian("related", E1.key, *CASE)[0] == 0
    log: AuditLog = sessions.session().home.audit_log()
    last = log.path.read_text("utf-8").splitlines()[-1]
    assert json.loads(last)["subjects_returned"] == [ZHANG.key]


def test_procurement_officer_is_not_shown_beneficial_owners_or_kin(zelian):
    code, out, _ = zelian("related", E1.key, "--role", "procurement", "--as-of", "2026-06-01")
    assert code == 0
    assert "filed beneficial owners and kinship are not granted" in out


def _drawn(zelian, tmp_path, *asked):
    target = tmp_path / "drawn.json"
    code, _, err = zelian(*asked, "--graph", str(target))
    assert code == 0, err
    return nx.node_link_graph(json.loads(target.read_text("utf-8")), edges="edges")


@pytest.mark.parametrize("command", ["risk", "patterns"])
def test_answers_draw_what_they_tell_and_nothing_else(zelian, tmp_path, command):
    graph = _drawn(zelian, tmp_path, command, E1.key, *CASE)
    assert graph.nodes[E1.key]["name"] == "甲公司"
    linked = command == "risk"
    assert graph.has_edge(ZHANG.key, E2.key) is linked
    assert graph.has_edge(E1.key, STRANGE.key) is linked
    assert E4.key not in graph
    if linked:
        held = graph.get_edge_data(E1.key, STRANGE.key)["HOLDS_SHARE"]
        assert (held["valid_from"], held["provider"]) == ("2020-01-01", "登记机关")


def test_no_person_is_drawn_for_whom_none_is_granted(zelian, tmp_path):
    asked = ("risk", E1.key, "--role", "api_consumer", "--purpose", "procurement")
    graph = _drawn(zelian, tmp_path, *asked, "--as-of", "2026-06-01")
    assert E1.key in graph
    assert not {ZHANG.key, E2.key} & set(graph)


def test_screening_draws_the_units_that_were_screened(zelian, tmp_path):
    code = E1.key.removeprefix("u:")
    graph = _drawn(zelian, tmp_path, "screen", code, "--purpose-code", "procurement")
    assert set(graph) == {E1.key}


def test_office_draws_the_person_and_the_seat(zelian, tmp_path):
    opened = zelian("case", "open", "--subject", ZHANG.key, "--title", "t", "--ground", "g")
    assert opened[0] == 0
    case = ("--case", "2026-0002", "--as-of", "2026-06-01")
    graph = _drawn(zelian, tmp_path, "office", ZHANG.key, "--at", E4.key, "--as", "DIRECTOR", *case)
    assert {ZHANG.key, E4.key} <= set(graph)
