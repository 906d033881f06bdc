"""What an export may hold, how it is written, and that it passes the gate."""

import csv
import json
from dataclasses import replace

import networkx as nx
import pytest

from api.audit import AuditLog, Stage
from api.desk import Desk
from api.exports import FORMATS, export_graph
from api.exports.portion import Portion, neighbourhood
from api.gate import GRANTS, USUAL, Asker, Gate, Question, Role
from graph.errors import InputError, RefusedError
from graph.intervals import Scope, day
from graph.vocabulary import Kind, NodeKind
from loaders import LOADERS
from loaders.run import load
from tests.api.exports.reading import exported
from tests.loaders.bods.statements import company, holds, interest, other, person
from tests.loaders.json_files import edges, stored, written
from tests.loaders.sources import CTX, E1, ZHANG

TODAY = day("2026-11-25")
VALUES = (
    company(),
    other(),
    person(identifiers=[{"scheme": "CHN-IDCARD", "id": ZHANG}]),
    person("p2", "李乙"),
    holds(interest(share={"exact": 60}, beneficialOwnershipOrControl=True)),
    holds(interest("boardMember"), record="r2", party="p2"),
    holds(interest(share={"minimum": 25}), record="r3", subject="e2", party="e1"),
    holds(record="r4", subject="e2", party={"reason": "unknown"}),
)


@pytest.fixture
def store(tmp_path):
    opened, _ = stored(tmp_path, LOADERS["bods"], written(tmp_path, list(VALUES)))
    with opened:
        yield opened


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_graphml_is_read_by_another_program_with_types(store, tmp_path):
    exported(store, "graphml", tmp_path / "g.graphml")
    graph = nx.read_graphml(tmp_path / "g.graphml")
    assert {d["name"] for _, d in graph.nodes(data=True)} == {"甲公司", "乙公司", "张甲", "李乙"}
    found = {(d["kind"], d.get("pct"), d.get("pct_min")) for _, _, d in graph.edges(data=True)}
    assert ("HOLDS_SHARE", 60.0, None) in found and ("HOLDS_SHARE", None, 25.0) in found
    assert len(graph.edges) == len(
        [e for e in edges(store) if e.dst and e.kind is not Kind.HAS_MASK]
    )


def test_csv_has_headings_with_types_and_a_file_for_each_kind(store, tmp_path):
    out = tmp_path / "csv"
    exported(store, "csv", out)
    nodes = rows(out, "nodes-Organization.csv")
    assert {row["key:ID"] for row in nodes} == {f"u:{E1}", "u:91990411TE0000029R"}
    assert {row[":LABEL"] for row in nodes} == {"Organization"}
    held = rows(out, "edges-HOLDS_SHARE.csv")
    assert {(r[":TYPE"], r["pct:double"], r["valid_from:string"]) for r in held} == {
        ("HOLDS_SHARE", "60.0", "2020-01-01"),
        ("HOLDS_SHARE", "", "2020-01-01"),
    }
    arguments = (out / "import.args").read_text().split()
    named = {a.split("=")[1] for a in arguments if a.startswith(("--nodes", "--rel"))}
    assert named == {path.name for path in out.iterdir()} - {"import.args"}


def test_ends_of_every_edge_are_nodes_of_the_export(store, tmp_path):
    out = tmp_path / "csv"
    exported(store, "csv", out)
    keys = {r["key:ID"] for path in out.glob("nodes-*") for r in rows(out, path.name)}
    ends = [r for path in out.glob("edges-*") for r in rows(out, path.name)]
    assert ends and all({r[":START_ID"], r[":END_ID"]} <= keys for r in ends)


def test_control_characters_in_names_leave_a_file_that_can_be_read(tmp_path):
    store, _ = stored(
        tmp_path, LOADERS["bods"], written(tmp_path, [company(name='甲\u0007<&">\n"公司')])
    )
    exported(store, "graphml", tmp_path / "g.graphml")
    (node,) = nx.read_graphml(tmp_path / "g.graphml").nodes(data=True)
    assert node[1]["name"].startswith("甲<&")
    exported(store, "csv", tmp_path / "csv")
    assert len(rows(tmp_path / "csv", "nodes-Organization.csv")) == 1


@pytest.mark.parametrize("format_", ["ftm", "bods", "graphml"])
def test_a_consumer_learns_of_no_person_and_no_owner(store, tmp_path, format_):
    out = tmp_path / "out"
    exported(store, format_, out, GRANTS[Role.API_CONSUMER])
    text = out.read_text(encoding="utf-8")
    assert "甲公司" in text and "张甲" not in text and "李乙" not in text
    assert "p1:" not in text and "BENEFICIAL_OWNER" not in text and "UNSTATED" not in text


def test_procurement_sees_holders_and_neither_owners_nor_candidates(store, tmp_path):
    portion = exported(store, "graphml", tmp_path / "g", GRANTS[Role.PROCUREMENT])
    text = (tmp_path / "g").read_text(encoding="utf-8")
    assert "张甲" in text and "李乙" not in text and "BENEFICIAL_OWNER_OF" not in text
    assert not any(key.startswith("c:") for key in portion.keys)


def test_where_names_are_not_granted_there_are_none(store, tmp_path):
    grant = replace(GRANTS[Role.AUDITOR], person_names=False)
    for format_ in ("ftm", "bods", "graphml"):
        exported(store, format_, tmp_path / format_, grant)
        assert "张甲" not in (tmp_path / format_).read_text(encoding="utf-8")


def test_of_a_provider_only_its_own_statements_are_told(store, tmp_path):
    grant = replace(GRANTS[Role.PROVIDER], provider="另一单位", candidates=True)
    assert exported(store, "graphml", tmp_path / "g", grant).edges == 0


def test_a_neighbourhood_ends_after_its_hops(store):
    with store.view() as view:
        node = view.find([f"u:{E1}"])[f"u:{E1}"]
        for hops, names in ((0, {"甲公司"}), (1, {"甲公司", "乙公司", "张甲", "李乙"})):
            portion, cut = neighbourhood(node, view, GRANTS[Role.AUDITOR], hops, 100)
            assert {t.node.name for t in portion.told()} == names
            assert not cut
        portion, cut = neighbourhood(node, view, GRANTS[Role.AUDITOR], 1, 1)
        assert cut == (f"u:{E1}",)


def test_nothing_is_reached_through_whom_one_may_not_see(tmp_path):
    values = [
        company(),
        other(),
        person(),
        holds(interest(share={"exact": 60})),
        holds(interest(share={"exact": 60}), record="r2", subject="e2"),
    ]
    opened, _ = stored(tmp_path, LOADERS["bods"], written(tmp_path, values))
    with opened.view() as view:
        node = view.find([f"u:{E1}"])[f"u:{E1}"]
        seen, _ = neighbourhood(node, view, GRANTS[Role.AUDITOR], 2, 100)
        hidden, _ = neighbourhood(node, view, GRANTS[Role.API_CONSUMER], 2, 100)
        assert {t.node.name for t in seen.told()} == {"甲公司", "张甲", "乙公司"}
        assert {t.node.name for t in hidden.told()} == {"甲公司"}


def test_default_events_and_masks_leave_in_no_export(store):
    with store.view() as view:
        told = [t.node.kind for t in Portion(view, GRANTS[Role.AUDITOR]).told()]
    assert NodeKind.MASK not in told and NodeKind.EVENT not in told
    assert edges(store, Kind.HAS_MASK)


def test_what_is_owned_is_an_asset_in_follow_the_money(store, tmp_path):
    """Only a company may be one there, whatever else is known of it."""
    foreign = company("e3", "某基金", "", entityType={"type": "arrangement"})
    held = holds(interest(share={"exact": 5}), subject="e3", party="p2", record="r5")
    path = written(tmp_path, [foreign, person("p2", "李乙"), held], "more.json")
    load([path], LOADERS["bods"], store, CTX, tmp_path / "rejects", lambda _: None)
    exported(store, "ftm", tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines]
    schemata = {e["id"]: e["schema"] for e in found}
    owned = [e["properties"]["asset"][0] for e in found if e["schema"] == "Ownership"]
    assert owned and {schemata[id_] for id_ in owned} == {"Company"}


# The gate.


@pytest.fixture
def log(tmp_path):
    made = AuditLog(tmp_path / "audit.jsonl", b"k" * 32)
    made.create()
    return made


@pytest.fixture
def gate(tmp_path, log):
    return Gate(log, Desk(tmp_path / "desk.sqlite", create=True))


def ask(gate, store, to, role=Role.AUDITOR, format_="graphml"):
    with store.view() as view:
        question = Question(name="export", scope=Scope(TODAY))
        asker = Asker("操作员", role, USUAL[role])
        return export_graph(
            gate,
            asker,
            question,
            lambda grant: (Portion(view, grant), ()),
            FORMATS[format_],
            to,
            TODAY,
        )


@pytest.mark.parametrize("format_", ["bods", "csv", "ftm", "graphml"])
def test_an_export_is_logged_with_the_persons_that_it_holds(gate, store, tmp_path, format_):
    done = ask(gate, store, tmp_path / "out", format_=format_)
    told = (tmp_path / "audit.jsonl").read_text(encoding="utf-8")
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0 and done.nodes == 4
    assert all(key in told for key in done.keys if key.startswith(("p1:", "c:")))
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".zelian")] == []


def test_the_whole_store_is_refused_to_an_investigator(gate, store, tmp_path):
    with pytest.raises(RefusedError):
        ask(gate, store, tmp_path / "out", Role.INVESTIGATOR)
    assert not (tmp_path / "out").exists()


def test_what_stands_at_the_path_is_not_overwritten(gate, store, tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(InputError):
        ask(gate, store, tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_without_the_outcome_in_the_log_nothing_is_handed_on(gate, store, tmp_path, log):
    refuse_outcomes = _Failing(log)
    with pytest.raises(OSError, match="full"):
        ask(Gate(refuse_outcomes, Desk(tmp_path / "desk.sqlite")), store, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".zelian")] == []


class _Failing:
    """A log whose disk is full when the outcome comes."""

    def __init__(self, log):
        self._log = log

    def append(self, event):
        if event.stage is Stage.OUTCOME:
            raise OSError("disk full")
        return self._log.append(event)

    def fingerprint(self, text):
        return self._log.fingerprint(text)
