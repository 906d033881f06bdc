"""Clues in Neo4j Browser: many short terms, and new enterprises under a dispute."""

from dataclasses import replace

import pytest

from graph.intervals import day
from graph.vocabulary import Flag, Kind
from queries.patterns import patterns
from queries.sight import EVERYTHING
from tests.asking import POLICY, node
from tests.builders import E1, E2, E4, office, person, profile
from tests.disputes import dispute, outcome
from tests.events import conduct, event_of, penalty
from tests.lots import E3
from tests.neo4j.browser import Browser, copied, moved

ZHANG, LI, WANG = person("张甲"), person("李乙"), person("王丙")
FINE = event_of("罚1号", E1)


def term(who, of, start, stop, kind=Kind.DIRECTOR, flags=Flag.NONE):
    said = office(who, kind, start, stop, of=of, record=f"{who.key}{of.key}{start}{kind}")
    return replace(said, flags=flags)


def terms():
    """张甲 three short ones; 李乙 two, and one of a whole year; 王丙 one in two parts, and one of
    which nobody saw the end."""
    return [
        term(ZHANG, E1, "2020-01-01", "2020-12-31"),
        term(ZHANG, E2, "2021-03-01", "2021-09-01", Kind.CHAIR),
        term(ZHANG, E4, "2022-01-01", "2022-06-01"),
        term(LI, E1, "2020-01-01", "2020-06-01"),
        term(LI, E2, "2021-01-01", "2022-01-01"),
        term(LI, E4, "2021-01-01", "2021-06-01"),
        term(WANG, E1, "2020-01-01", "2020-07-01"),
        term(WANG, E1, "2020-07-01", "2021-02-01", Kind.CHAIR),
        term(WANG, E2, "2020-01-01", "2020-06-01"),
        term(WANG, E4, "2020-01-01", "2020-06-01", flags=Flag.STOP_UNKNOWN),
        term(WANG, E3, "2020-01-01", "2020-06-01"),
        term(WANG, E3, "2021-01-01", "2021-06-01", Kind.SUPERVISOR),
    ]


LATER = [
    term(WANG, E2, "2023-01-01", "2023-03-01", Kind.GENERAL_MANAGER),
    term(LI, E3, "2023-01-01", "2023-03-01"),
]


def told_terms(asked: Browser, target, as_of, known_at):
    told = asked.python(
        known_at, lambda v: patterns(node(v, target), v, POLICY, day(as_of), EVERYTHING)
    )
    rows = asked.rows(
        "terms", key=target.key, terms=3, shorter="P1Y", as_of=as_of, known_at=known_at
    )
    wanted = {tuple(s.key for s in c.subjects) for c in told.clues if c.pattern == "short_terms"}
    assert {(r["person"], *dict.fromkeys(r["at"])) for r in rows} == wanted
    return frozenset(who for who, *_ in wanted)


def test_short_terms(browser):
    asked, found = browser(terms(), LATER), []
    for known_at in asked.known:
        for as_of in ("2022-05-31", "2022-06-01", "2023-03-01"):
            for target in (ZHANG, LI, WANG):
                told_terms(asked, target, as_of, known_at)
            found.append(told_terms(asked, E1, as_of, known_at))
    assert ZHANG.key not in found[0] and ZHANG.key in found[1]
    assert LI.key not in found[2] and LI.key in found[5]
    assert found[2] == found[4] != found[5]


def test_every_term_has_its_days_and_its_commits(browser):
    graphs = moved(terms()[:3])
    asked, seen = browser(*graphs.commits), set()
    for number in range(graphs.copies):
        for known_at in asked.known:
            for as_of in graphs.days:
                for target in (copied(ZHANG, number), copied(E1, number)):
                    seen.add(told_terms(asked, target, as_of, known_at))
    assert len(seen) > graphs.copies


def enterprises():
    return [
        profile(E1, type="company"),
        *penalty(FINE, E1, determined="2026-05-10", severity="serious"),
        conduct(FINE, "2026-02-01", "2026-02-20", doc=FINE.name),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        profile(E2, type="company", established="2026-05-10"),
        office(ZHANG, Kind.CHAIR, "2026-05-10", of=E2),
    ]


@pytest.mark.parametrize(("what", "after"), [("rejected", 1), ("upheld", 0)])
def test_enterprise_of_a_person_whose_record_is_disputed(browser, what, after):
    days = ("2026-05-31", "2026-06-01", "2026-07-31", "2026-08-01")
    disputed = dispute(FINE, "2026-06-01", ZHANG)
    asked = browser(enterprises(), [disputed])
    found = [shells(asked, as_of, known_at) for known_at in asked.known for as_of in days]
    assert found == [1, 1, 1, 1, 1, 0, 0, 0]
    asked = browser([*enterprises(), disputed], [outcome(FINE, "2026-08-01", ZHANG, what)])
    assert [shells(asked, as_of, None) for as_of in days][-1] == after


def shells(asked, as_of, known_at):
    told = asked.python(
        known_at, lambda v: patterns(node(v, E1), v, POLICY, day(as_of), EVERYTHING)
    )
    given = {"lots": 2, "before": "P6M", "after": "P1Y"}
    rows = asked.rows("patterns", key=E1.key, **given, as_of=as_of, known_at=known_at)
    wanted = {tuple(s.key for s in c.subjects) for c in told.clues if c.pattern == "shell_change"}
    assert {(r["one"], r["other"]) for r in rows if r["pattern"] == "shell_change"} == wanted
    return len(wanted)
