"""Who is not recorded for an event, and why, in Neo4j Browser and by the Python question."""

import pytest

from graph.intervals import day
from graph.vocabulary import Kind
from queries.explain import explain_event
from tests.asking import POLICY, status, tie
from tests.builders import E1, E2, E4, named, office, person, profile
from tests.events import conduct, event_of, penalty
from tests.lots import BRANCH, E3, E5
from tests.neo4j.browser import copied, moved

ZHANG, LI, WANG, ZHAO, QIAN, SUN = map(person, ("张甲", "李乙", "王丙", "赵丁", "钱戊", "孙己"))
NAMESAKE, LATIN = person("张甲2")._replace(name="张甲"), person("Ann B. O'Neil")
FINE = event_of("罚1号", E1)


def graph(dates=True):
    act = [conduct(FINE, "2026-05-05", "2026-05-10", doc=FINE.name)] if dates else []
    return [
        *(profile(unit, type="company") for unit in (E1, E2, E3, E4, E5)),
        profile(BRANCH, type="branch"),
        *penalty(FINE, E1, determined="2026-07-01", severity="serious"),
        *act,
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(LI, Kind.LEGAL_REP, "2020-01-01", "2021-01-01"),
        office(named("某甲"), Kind.SUPERVISOR, "2020-01-01"),
        tie(Kind.HOLDS_SHARE, WANG, E1, pct=10),
        tie(Kind.HOLDS_SHARE, E2, E1, pct=60),
        office(ZHAO, Kind.LEGAL_REP, "2020-01-01", of=E2),
        tie(Kind.HOLDS_SHARE, E1, E3, pct=60),
        office(QIAN, Kind.LEGAL_REP, "2020-01-01", of=E3),
        tie(Kind.BRANCH_OF, BRANCH, E1),
        office(WANG, Kind.BRANCH_HEAD, "2020-01-01", of=BRANCH),
        tie(Kind.BRANCH_OF, E1, E4),
        office(LATIN, Kind.LEGAL_REP, "2020-01-01", of=E4),
        tie(Kind.LIMITED_PARTNER, E5, E1),
        office(SUN, Kind.HEAD_OF_BODY, "2020-01-01", of=E5),
        office(NAMESAKE, Kind.LEGAL_REP, "2020-01-01", of=E2),
        office(NAMESAKE, Kind.SUPERVISOR, "2020-01-01", of=E3),
    ]


def compared(asked, event, as_of, known_at):
    told = asked.python(known_at, lambda v: explain_event(event.key, v, POLICY, day(as_of)))
    rows = asked.rows("responsible_not", event=event.key, as_of=as_of, known_at=known_at)
    wanted = {(b.holder, b.office, b.condition) for b in told.not_recorded}
    assert {(r["holder"], r["office"], r["condition"]) for r in rows} == wanted
    assert {r["by_then"] for r in rows} <= {told.case.determined <= as_of}
    return {condition for *_, condition in wanted}


@pytest.mark.parametrize("dates", [True, False])
def test_who_is_not_recorded(browser, dates):
    asked = browser(graph(dates), [status(FINE, "repaired", "2026-08-01")])
    for known_at in asked.known:
        for as_of in ("2026-06-30", "2026-07-01"):
            seen = compared(asked, FINE, as_of, known_at)
            assert seen >= {
                *("shareholder", "head_of_parent", "head_of_subsidiary", "head_of_head_office"),
                *("head_of_branch", "head_of_partner", "same_name"),
            }


def test_every_edge_has_its_days_and_its_commits(browser):
    graphs = moved(graph())
    asked, seen = browser(*graphs.commits), set()
    for number in range(graphs.copies):
        event = copied(FINE, number)
        for known_at in asked.known:
            seen.add(frozenset(compared(asked, event, "2026-07-01", known_at)))
    assert len(seen) > 5
