"""`zelian bidders` as a procurement officer meets it: tables, JSON, evidence, refusals."""

import hashlib
import json
import sys

import networkx as nx
import pytest

from api.cli import main
from api.settings import open_home
from graph.records import canonical
from graph.store import SqliteStore
from graph.vocabulary import Kind
from tests.builders import E1, office, person
from tests.lots import E3, LOT, bid, lot, said_of, share

C1, C3 = "91990411TE0000010W", "91990411TE0000037L"
WANG = person("王丙")


@pytest.fixture
def zelian(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.delenv("ZELIAN_HOME", raising=False)

    def run(*arguments, lang="en"):
        home = str(tmp_path / "home")
        monkeypatch.setattr(sys, "argv", ["zelian", "--home", home, "--lang", lang, *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return left.value.code, told.out, told.err

    return run


@pytest.fixture
def loaded(zelian, tmp_path):
    assert zelian("init")[0] == 0
    home = open_home(tmp_path / "home")
    heads = [office(WANG, Kind.LEGAL_REP, "2020-01-01", of=org) for org in (E1, E3)]
    said = [
        *lot(procedure="procurement"),
        *bid("甲标", E1),
        *bid("丙标", E3),
        *heads,
        share(E1, E3, 50),
    ]
    with SqliteStore(home.store) as store, store.write("load", "test") as writer:
        writer.state(said)
    return zelian


def test_lot_by_key_and_by_name(loaded):
    for asked in (LOT.key, LOT.name):
        code, out, _ = loaded("bidders", asked, "--json")
        told = json.loads(out)
        assert code == 0
        assert [b["ruled_by"] for b in told["bidders"]] == [["CG-18.1"], ["CG-18.1"]]


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "zh",
            ("裁断", "线索", "不得参加", "CG-18.1@1", "同一人", "王丙", "第十八条", "第2行", "50%"),
        ),
        ("en", ("rulings", "clues", "excluded", "one person (one key)", "王丙", "registry.csv")),
    ],
)
def test_table_has_rulings_first_then_clues(loaded, lang, parts):
    code, out, _ = loaded("bidders", LOT.key, lang=lang)
    assert code == 0
    for part in parts:
        assert part in out
    assert out.index(parts[0]) < out.index(parts[1])


def test_list_of_codes(loaded):
    code, out, _ = loaded(
        "bidders", "--codes", f"{C1}，{C3}", "--deadline", "2026-05-10",
        "--procedure", "tendering", "--json",
    )  # fmt: skip
    told = json.loads(out)
    assert code == 0
    assert told["pairs"][0]["rulings"][0]["rule"] == "ZB-34.2a@1"
    assert told["as_of"] == "2026-05-10"


def test_answer_is_kept_as_evidence(loaded, tmp_path):
    path = tmp_path / "kept.json"
    code, _, err = loaded("bidders", LOT.key, "--save", str(path))
    whole = json.loads(path.read_text("utf-8"))
    content, sha256 = whole["content"], whole["sha256"]
    assert code == 0
    assert hashlib.sha256(canonical(content).encode()).hexdigest() == sha256
    assert sha256 in err
    assert content["commit"] == content["answer"]["known_at"] > 0
    assert len(content["policy_digest"]) == 64
    assert content["answer"]["pairs"][0]["rulings"]


def test_evidence_is_never_overwritten(loaded, tmp_path):
    path = tmp_path / "kept.json"
    path.write_text("kept", "utf-8")
    code, out, err = loaded("bidders", LOT.key, "--save", str(path))
    assert (code, out, path.read_text("utf-8")) == (2, "", "kept")
    assert "never overwritten" in err


def test_who_was_told_of_stands_in_the_log(loaded, tmp_path):
    loaded("bidders", LOT.key, "--json")
    log = (tmp_path / "home").rglob("*")
    lines = [f.read_text("utf-8") for f in log if f.is_file() and "audit" in f.name]
    assert any(WANG.key in line and E1.key in line for line in lines)


def test_another_role_needs_its_case(loaded):
    code, _, err = loaded("bidders", LOT.key, "--role", "investigator")
    assert code == 4
    assert "an investigator needs a case" in err
    opened = loaded("case", "open", "--subject", C1, "--title", "test", "--ground", "law")[1]
    case = opened.split()[1]
    assert loaded("bidders", LOT.key, "--role", "investigator", "--case", case)[0] == 0


def test_natural_person_is_no_subject_of_an_officer(loaded):
    key = "p1:" + "0" * 64
    code, _, err = loaded("bidders", "--codes", f"{C1},{key}", "--deadline", "2026-05-10")
    assert code == 4
    assert "may not ask about persons" in err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "one of the two"),
        ((LOT.key, "--codes", C1), 2, "one of the two"),
        (("--codes", C1), 2, "the deadline of the bids must be given"),
        (("--codes", "9199", "--deadline", "2026-05-10"), 2, "is no valid code"),
        (("--codes", f"{C1},{C1}", "--deadline", "2026-05-10"), 2, "are one unit"),
        (("--codes", C1, "--deadline", "soon"), 2, "is no date"),
        (("三标段",), 3, "nothing is known"),
        ((E1.key,), 2, "is no lot"),
        ((LOT.key, "--deadline", "2026-05-11"), 2, "is 2026-05-10 on file"),
        ((LOT.key, "--procedure", "auction"), 2, "auction"),
    ],
)
def test_what_is_asked_wrongly_is_said(loaded, arguments, code, message):
    found, out, err = loaded("bidders", *arguments)
    assert (found, out) == (code, "")
    assert message in " ".join(err.split())


def test_lot_without_a_deadline_names_the_remedy(loaded, tmp_path):
    home = open_home(tmp_path / "home")
    with SqliteStore(home.store) as store, store.write("load", "test") as writer:
        writer.state([said_of(LOT, procedure="procurement", seen="2026-06-02")])
    code, _, err = loaded("bidders", LOT.key)
    assert code == 2
    assert "add --deadline" in err
    assert loaded("bidders", LOT.key, "--deadline", "2026-05-10")[0] == 0


def test_lot_is_drawn_with_the_share_that_rules(loaded, tmp_path):
    target = tmp_path / "lot.json"
    assert loaded("bidders", LOT.key, "--graph", str(target))[0] == 0
    graph = nx.node_link_graph(json.loads(target.read_text("utf-8")), edges="edges")
    assert "HOLDS_SHARE" in graph.get_edge_data(E1.key, E3.key)
    assert graph.nodes[E1.key]["name"]
