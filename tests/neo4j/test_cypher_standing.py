"""What a dispute does to the standing of an entry is read alike in Neo4j Browser and in Python."""

import pytest

from graph.intervals import day
from graph.vocabulary import Grounds, Kind
from queries.file import credit_file
from tests.asking import node
from tests.builders import E1, office, person, profile
from tests.disputes import dispute, outcome
from tests.events import conduct, event_of, penalty
from tests.neo4j.browser import Browser

EVENTS = {ground: event_of(f"罚{n}号", E1) for n, ground in enumerate(Grounds)}
UNMET = event_of("欠1号", E1)
ZHANG = person("张甲")
DAYS = ("2026-06-14", "2026-06-15", "2026-07-31", "2026-08-01", "2032-01-01")


def contested(event, ground):
    return [
        *penalty(event, E1),
        conduct(event, "2026-02-01", "2026-02-20", doc=event.name),
        dispute(event, "2026-06-15", ZHANG, str(ground)),
    ]


FIRST = [
    profile(E1, type="company"),
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
    *(said for ground, event in EVENTS.items() for said in contested(event, ground)),
    *penalty(UNMET, E1, performance="unperformed"),
    conduct(UNMET, "2026-02-01", "2026-02-20", doc=UNMET.name),
]


@pytest.mark.parametrize("what", ["upheld", "rejected"])
def test_standing(browser, what):
    asked: Browser = browser(
        FIRST, [outcome(event, "2026-08-01", ZHANG, what) for event in EVENTS.values()]
    )
    seen = set()
    for known_at in asked.known:
        for as_of in DAYS:
            told = asked.python(
                known_at, lambda v, d=as_of: credit_file(node(v, ZHANG), v, day(d)).items
            )
            wanted = {i.entry.event: str(i.standing) for i in told}
            values = {"as_of": as_of, "known_at": known_at}
            for name in ("file", "entries"):
                rows = asked.rows(name, key=ZHANG.key, **values)
                assert {r["event"]: r["standing"] for r in rows} == wanted
            for event in wanted:
                rows = asked.rows("responsible", event=event, **values)
                assert [r["standing"] for r in rows if r["holder"] == ZHANG.key] == [wanted[event]]
                rows = asked.rows("entry", event=event, holder=ZHANG.key, **values)
                assert [r["standing"] for r in rows] == [wanted[event]]
            seen |= set(wanted.values())
    assert {"stands", "contested", "suspended", "expired", "expired_unperformed"} <= seen
