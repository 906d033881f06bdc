"""Owners and who directs whom in Neo4j Browser, on the days and commits of each edge."""

import re
from itertools import product

import pytest

from graph.intervals import day
from graph.store import SqliteStore
from graph.vocabulary import Kind
from queries.owners import group_of, owned_by, owners_by
from queries.sight import EVERYTHING
from tests.asking import POLICY, flat, node
from tests.builders import AUTHORITY, EXTRACT, office
from tests.holdings import ON, firm, holds, people, tie, typed
from tests.neo4j.browser import Moved, copied, copied_said, moved, restated
from tests.neo4j.owning import check

A, B, C, D, E = map(firm, range(1, 6))
P, Q, R, S = map(people, range(1, 5))
GRAPHS = {
    # A holder of parts that are a majority together, over votes, shares and an instrument.
    "directed": [
        holds(P, B, 60),
        holds(B, A, 30),
        holds(P, A, 25),
        tie(Kind.HOLDS_VOTES, Q, A, pct=10),
        holds(Q, A, 45),
        tie(Kind.CONTROLS, R, P),
        tie(Kind.CONTROLS, B, C),
        holds(C, D, 51),
    ],
    "concert": [
        holds(P, A, 30),
        holds(Q, A, 15),
        holds(R, A, 10),
        tie(Kind.ACTS_IN_CONCERT, P, Q, agreement="协议", organization=A.key),
        tie(Kind.ACTS_IN_CONCERT, Q, R, agreement="协议", organization=A.key),
        tie(Kind.ACTS_IN_CONCERT, S, P),
        holds(S, B, 30),
        holds(P, B, 30),
        tie(Kind.CONTROLS, S, C, joint=True),
    ],
    "nominee": [
        holds(P, A, 60),
        tie(Kind.NOMINEE_FOR, P, Q, organization=A.key),
        tie(Kind.NOMINEE_FOR, Q, R),
        holds(S, A, 20),
        tie(Kind.NOMINEE_FOR, S, Q),
        holds(A, B, 80),
    ],
    # Of each tie two sources, the later in the list the stronger one.
    "sources of a tie": [
        holds(P, A, 60),
        tie(Kind.NOMINEE_FOR, P, Q, organization=A.key, source=EXTRACT),
        tie(Kind.NOMINEE_FOR, P, Q, organization=B.key, source=AUTHORITY, since="2020-01-01"),
        tie(Kind.CONTROLS, R, B, joint=True, source=EXTRACT),
        tie(Kind.CONTROLS, R, B, source=AUTHORITY, since="2020-01-01"),
        tie(Kind.CONTROLS, S, A, source=EXTRACT),
        tie(Kind.CONTROLS, S, A, joint=True, source=AUTHORITY, since="2020-01-01"),
        holds(S, B, 30),
        holds(Q, B, 25),
        tie(Kind.ACTS_IN_CONCERT, S, Q, organization=B.key, source=EXTRACT),
        tie(Kind.ACTS_IN_CONCERT, S, Q, organization=C.key, source=AUTHORITY, since="2020-01-01"),
    ],
    # Blank, bounded, summed up, of several sources, and of two who hold each other.
    "shares": [
        holds(P, A),
        holds(Q, A, pct_min=50, pct_max=60, pct_min_open=True),
        holds(R, A, 70, derived=True),
        holds(S, B, 55),
        holds(S, B, 40, source=EXTRACT),
        holds(C, B, 20),
        holds(C, B, 30, source=AUTHORITY),
        holds(B, A, 10),
        holds(A, D, 50),
        holds(D, A, 20),
        holds(E, D, 50, indirect=True),
    ],
}
GRAPHS |= {
    "nobody qualifies": [
        typed(A, "company"),
        *(holds(people(10 + n), A, 10) for n in range(10)),
        office(P, Kind.CHAIR, "2020-01-01", of=A),
        tie(Kind.BENEFICIAL_OWNER_OF, Q, A, test="ownership"),
    ],
    "the state controls": [
        typed(A, "company"),
        typed(B, "gov_body"),
        typed(C, "company"),
        holds(B, A, 60),
        holds(P, A, 30),
        holds(C, A, 10),
        holds(Q, C, 100),
        office(R, Kind.LEGAL_REP, "2020-01-01", of=A),
    ],
    "branch": [
        typed(A, "branch"),
        typed(B, "foreign_org"),
        tie(Kind.BRANCH_OF, A, B),
        office(P, Kind.BRANCH_HEAD, "2020-01-01", of=A),
    ],
}
UP, DOWN = (A, B), (P, Q, S)


@pytest.mark.parametrize("name", GRAPHS)
def test_every_edge_has_its_days_and_its_commits(browser, name, tmp_path):
    graphs = moved(GRAPHS[name])
    first = [(1, on) for on in graphs.days[:3]]
    shown = _compared(
        browser, graphs, [*first, (None, graphs.days[1]), (None, graphs.days[4])], tmp_path
    )
    assert len(shown) > graphs.copies


@pytest.mark.parametrize("name", ["nobody qualifies", "the state controls", "branch"])
def test_every_profile_has_its_commits(browser, name, tmp_path):
    graphs = restated(GRAPHS[name])
    assert len(_compared(browser, graphs, [(1, ON), (None, ON)], tmp_path)) > graphs.copies


def test_before_the_measures_there_is_no_rule(browser, tmp_path):
    graphs = Moved([[copied_said(s, 0) for s in GRAPHS["nobody qualifies"]]], 1)
    shown = _compared(browser, graphs, [(None, "2024-10-31"), (None, "2024-11-01")], tmp_path)
    assert {"no_rule", "none"} <= {found for told in shown for found in _outcomes(told)}


def _outcomes(told):
    return re.findall(r'"outcome":"(\w+)"', told)


def _compared(browser, graphs, asked_at, tmp_path):
    """What Python tells of every copy, commit and day, which the files tell too."""
    shown, asked = set(), browser(*graphs.commits)
    with SqliteStore(tmp_path / "s.sqlite", create=True) as store:
        for statements in graphs.commits:
            with store.write("test", "tester") as writer:
                writer.state(flat(statements))
        for number, (known_at, on) in product(range(graphs.copies), asked_at):
            with store.view(known_at) as view:
                for question, parties in ((owners_by, UP), (owned_by, DOWN), (group_of, UP)):
                    for own in (copied(party, number) for party in parties):
                        if own.key in view.find([own.key]):
                            told = question(node(view, own), view, POLICY, day(on), EVERYTHING)
                            check(_run(asked), told, own.key, on, known_at)
                            shown.add(told.model_dump_json())
    return shown


def test_chains_of_any_length(browser):
    links = [holds(firm(n + 1), firm(n), 100 if n % 5 else 60) for n in range(1, 25)]
    asked = browser(links, [holds(P, firm(25), 100)])
    for known_at, longest in zip(asked.known, (24, 25), strict=True):
        for question, party in ((owners_by, firm(1)), (owned_by, firm(25))):
            told = asked.python(
                known_at,
                lambda v, q=question, p=party: q(node(v, p), v, POLICY, day(ON), EVERYTHING),
            )
            check(_run(asked), told, party.key, ON, known_at)
        assert max(r["steps"] for r in _rows(asked, "owners", firm(1), known_at)) == longest


def _rows(asked, name, party, known_at):
    return asked.rows(name, key=party.key, as_of=ON, known_at=known_at, steps=50)


def test_a_chain_has_no_more_steps_than_asked(browser):
    asked = browser([holds(firm(n + 1), firm(n), 60) for n in range(1, 5)])
    for name, party in (("owners", firm(1)), ("owned", firm(5))):
        rows = asked.rows(name, key=party.key, as_of=ON, known_at=None, steps=2)
        assert [row["steps"] for row in rows] == [1, 2]


def _run(asked):
    return lambda text, **values: asked.ask(f"CYPHER replan=skip {text}", **values)
