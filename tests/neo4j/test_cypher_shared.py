"""What a consumer may be given of a credit file, in Neo4j Browser and by the Python question."""

from itertools import product

import pytest

from graph.intervals import day
from graph.policy import Publication
from graph.vocabulary import Kind
from queries.file import credit_file
from queries.shared import shared_file
from queries.sight import BOTH_TIERS, Sight
from tests.asking import POLICY, node, status
from tests.builders import E1, office, person, profile
from tests.disputes import dispute, outcome
from tests.events import conduct, event_of, penalty
from tests.neo4j.browser import copied, restated

ZHANG = person("张甲")
FINE, SMALL, OPEN, OLD = (event_of(f"罚{n}号", E1) for n in (1, 2, 3, 4))
DAYS = ("2026-05-09", "2026-07-01", "2030-02-20", "2030-02-21")


def fine(event, determined="2026-05-10", severity="serious", dates=True, **props):
    said = penalty(event, E1, determined=determined, severity=severity, **props)
    act = [conduct(event, "2025-02-01", "2025-02-20", doc=event.name)] if dates else []
    return [*said, *act]


def graph():
    return [
        profile(E1, type="company"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        *fine(FINE),
        *fine(SMALL, severity="general"),
        *fine(OPEN, dates=False),
        *fine(OLD, category="YZWF", severity="serious"),
        dispute(OPEN, "2026-06-01", E1),
        outcome(OPEN, "2026-08-01", E1, "rejected"),
    ]


LATER = [status(FINE, "repaired", "2026-07-01"), *fine(event_of("罚5号", E1), "2026-06-01")]


def sight(reach, persons, restricted):
    return Sight(
        reach=reach, persons=persons, tiers=BOTH_TIERS if persons else frozenset(),
        restricted=restricted,
    )  # fmt: skip


def compared(asked, holder, as_of, known_at, reach, persons, restricted, reporting):
    may = (as_of, reach, persons, restricted, reporting)
    told = asked.python(known_at, lambda v: _python(v, holder, *may))
    rows = asked.rows(
        "shared_file",
        key=holder.key,
        range=str(reach),
        persons=persons,
        restricted=restricted,
        reporting=reporting,
        as_of=as_of,
        known_at=known_at,
    )
    got = [(r["event"], r["holder"], r["standing"]) for r in rows]
    wanted = [(i.entry.event, i.entry.holder, str(i.standing)) for i in told.items]
    assert sorted(got) == sorted(wanted)
    return len(got)


def _python(view, holder, as_of, reach, persons, restricted, reporting):
    when = day(as_of)
    file = credit_file(node(view, holder), view, when)
    return shared_file(file, view, POLICY, when, sight(reach, persons, restricted), reporting)


@pytest.mark.parametrize("holder", [E1, ZHANG])
def test_shared_file(browser, holder):
    asked, sizes = browser(graph(), LATER), set()
    for known_at, as_of, reach in product(asked.known, DAYS, Publication):
        for reporting, persons in product((False, True), repeat=2):
            size = compared(asked, holder, as_of, known_at, reach, persons, persons, reporting)
            sizes.add((reporting, size))
    assert len(sizes) > 3


def test_every_word_has_its_commits(browser):
    graphs = restated(graph())
    asked, sizes = browser(*graphs.commits), set()
    given = (Publication.INTERNAL, True, True, True)
    for number, known_at in product(range(graphs.copies), asked.known):
        for holder in (copied(E1, number), copied(ZHANG, number)):
            if asked.python(known_at, lambda v, h=holder: v.find([h.key])):
                sizes.add(compared(asked, holder, "2026-07-01", known_at, *given))
    assert len(sizes) > 1
