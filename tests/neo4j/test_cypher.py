"""The questions for Neo4j Browser give the subjects that the Python answers give."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from api.cli import commands
from api.cli.commands.init import make_home
from api.cli.session import Session
from api.demo.run import load_district
from graph.accountability.event import read_event
from graph.intervals import day
from graph.store.copying import copy
from graph.vocabulary import NodeKind
from queries.explain import explain_event
from queries.file import credit_file
from queries.history import history
from tests.asking import POLICY
from tests.engines import emptied
from tests.neo4j import bidding

assert commands  # which the demonstration is part of
DAYS = ("2026-05-01", "2026-07-01", "2027-01-01", "2031-01-01")
QUESTIONS = sorted(p.name for p in files("queries.cypher").iterdir() if p.name.endswith(".cypher"))


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    current = Session(path=make_home(tmp_path_factory.mktemp("cypher") / "home").path)
    load_district(current)
    yield current
    current.close()


@pytest.fixture(scope="module")
def ask(session, neo4j_server):
    """Runs a question with its parameters on a copy of the demonstration district."""
    with emptied(neo4j_server) as server:
        copy(session.store, server, lambda *_: None)
    with neo4j_server.driver() as driver:

        def run(question, **values):
            text = files("queries.cypher").joinpath(f"{question}.cypher").read_text("utf-8")
            return [row.data() for row in driver.execute_query(text, values).records]

        yield run


def commits(session):
    head = session.store.head()
    return (head // 2, head - 1, None)


def some(session, kind, number=60):
    with session.store.view() as view:
        return [node.key for node in view.scan(kind, limit=number)]


def determined(view, keys):
    """The events that have an outcome, and a decision that was read."""
    stored = view.outcomes(keys)
    return [key for key in keys if key in stored and read_event(key, view)]


def test_responsible(session, ask):
    seen = set()
    for known_at in commits(session):
        with session.store.view(known_at) as view:
            for key in determined(view, some(session, NodeKind.EVENT, 40)):
                for as_of in DAYS[1:]:
                    told = explain_event(key, view, session.policy, day(as_of))
                    wanted = sorted((r.entry.holder, str(r.standing)) for r in told.recorded)
                    rows = ask("responsible", event=key, as_of=as_of, known_at=known_at)
                    assert [(r["holder"], r["standing"]) for r in rows] == wanted, key
                    seen |= {standing for _, standing in wanted}
    assert {"stands", "expired"} <= seen


def test_file(session, ask):
    asked = 0
    with session.store.view() as view:
        events = [n.key for n in view.scan(NodeKind.EVENT)]
        holders = {e["holder"] for o in view.outcomes(events).values() for e in o.body["entries"]}
        for key in sorted(holders)[:40]:
            for as_of in DAYS:
                told = credit_file(view.find([key])[key], view, day(as_of))
                wanted = [(i.entry.event, i.entry.holder, str(i.standing)) for i in told.items]
                rows = ask("file", key=key, as_of=as_of, known_at=None)
                got = [(r["event"], r["holder"], r["standing"]) for r in rows]
                assert sorted(got) == sorted(wanted), key
                asked += len(wanted)
    assert asked > 40


def test_file_at_an_older_commit(session, ask):
    commit = session.store.head() // 2
    with session.store.view(commit) as view:
        events = [n.key for n in view.scan(NodeKind.EVENT)]
        outcomes = view.outcomes(events).values()
        key = next(e["holder"] for o in outcomes for e in o.body["entries"])
        told = credit_file(view.find([key])[key], view, day(DAYS[1]))
    rows = ask("file", key=key, as_of=DAYS[1], known_at=commit)
    assert sorted(r["event"] for r in rows) == sorted(i.entry.event for i in told.items)


def test_history(session, ask):
    for kind in (NodeKind.ORGANIZATION, NodeKind.PERSON):
        for key in some(session, kind, 15):
            with session.store.view() as view:
                told = history(view.find([key])[key], view)
            rows = ask("history", key=key, as_of=DAYS[1], known_at=None)
            wanted = sorted(
                (str(f.kind), f.src.key, f.valid_from, f.valid_to, f.held.learned.tx)
                for f in told.facts
            )
            got = [
                (r["kind"], r["src"], r["valid_from"], r["valid_to"], r["learned"]) for r in rows
            ]
            assert sorted(got) == wanted
            assert all(r["sources"] for r in rows)


def test_graph_around_an_event_shows_whoever_is_recorded_by_office(session, ask):
    shown = 0
    with session.store.view() as view:
        for key in determined(view, some(session, NodeKind.EVENT, 30)):
            outcome = view.outcomes([key])[key]
            rows = ask("around_event", event=key, known_at=None)
            near = {row["holder"]["key"] for row in rows if row["holder"]}
            held = {
                entry["holder"]
                for entry in outcome.body["entries"]
                for capacity in entry["capacities"]
                if capacity["overlap"]
            }
            assert held <= near | {rows[0]["subject"]["key"]}
            shown += len(held)
    assert shown


def test_proof(session, ask):
    with session.store.view() as view:
        fact = next(iter(view.facts([1]).values()))
    rows = ask("proof", fact=1, as_of=DAYS[1], known_at=None)
    assert [(r["document"], r["row"], r["statement"]) for r in rows] == [
        (p.document, p.row, p.statement) for p in fact.evidence
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_question_says_what_it_asks_in_both_languages_and_pins_both_clocks(name):
    text = files("queries.cypher").joinpath(name).read_text("utf-8")
    heading = [line for line in text.splitlines() if line.startswith("//")]
    assert any("\u4e00" <= c <= "\u9fff" for c in heading[0])
    assert heading[1][3:4].isascii()
    assert ":param known_at" in text
    clauses = re.search(r"^// 条款 · clause: (.+)$", text, re.MULTILINE)
    assert clauses
    assert set(clauses[1].split(", ")) <= POLICY.clauses.keys()
    assert "known <" in text
    assert ":param as_of" in text or "World time" in text


def test_every_question_is_compared_with_its_python_answer():
    tests = Path(__file__).parent.glob("*.py")
    asked = {
        q
        for t in tests
        for q in re.findall(r'(?:ask|rows|compare\(\s*asked,)\(?\s*"(\w+)"', t.read_text("utf-8"))
    }
    assert {f"{question}.cypher" for question in {*asked, *bidding.NAMES}} == set(QUESTIONS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_parameter_is_said_and_used(name):
    text = files("queries.cypher").joinpath(name).read_text("utf-8")
    said = re.findall(r"^// :param (\w+) => ", text, re.MULTILINE)
    assert len(said) == len(set(said))
    assert set(said) == set(re.findall(r"\$(\w+)", text))


def operators(plan):
    yield plan["operatorType"].split("@")[0]
    for part in plan.get("children", ()):
        yield from operators(part)


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_looks_at_every_node(name, ask, neo4j_server):
    assert ask
    text = files("queries.cypher").joinpath(name).read_text("utf-8")
    with neo4j_server.driver() as driver:
        plan = driver.execute_query(f"EXPLAIN {text}", ANYTHING).summary.plan
    assert not {"AllNodesScan", "NodeByLabelScan"} & set(operators(plan))


NAMES = (
    *("key", "event", "holder", "lot", "one", "other", "kinds", "list", "provider", "as_of"),
    *("known_at", "window", "before", "after", "procedure", "range", "shorter", "office", "at"),
    "purpose",
)
NUMBERS = ("steps", "degree", "most", "lots", "wins", "fact", "terms")
GRANTS = ("persons", "restricted", "reporting")
ANYTHING = {
    "codes": [""],
    "stated": [""],
    **dict.fromkeys(NUMBERS, 1),
    **dict.fromkeys(GRANTS, True),
    **dict.fromkeys(NAMES, ""),
}
