"""Who is shown around an event in Neo4j Browser: as of its conduct, and as each commit has it."""

from dataclasses import replace

import pytest

from graph.vocabulary import Kind
from tests.builders import E1, office, person
from tests.events import conduct, event_of, penalty

ZHANG, LI = person("张甲"), person("李乙")
EVENT = event_of("罚1号", E1)
OFFICES = [
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01", "2026-03-15"),
    office(LI, Kind.LEGAL_REP, "2026-03-15"),
]


def shown(asked):
    """At the first commit and at the newest."""
    rows = (asked.rows("around_event", event=EVENT.key, known_at=k) for k in asked.known)
    return [{row["holder"]["key"] for row in found if row["holder"]} for found in rows]


@pytest.mark.parametrize(
    ("days", "who"),
    [
        (("2026-03-01", "2026-03-14"), {ZHANG.key}),
        (("2026-03-14", "2026-03-15"), {ZHANG.key, LI.key}),
        (("2026-03-15", "2026-03-20"), {LI.key}),
    ],
)
def test_conduct_corrected_by_a_later_commit(browser, days, who):
    first = conduct(EVENT, "2019-01-01", "2019-12-31")
    later = replace(conduct(EVENT, *days, seen="2026-06-15"), record_id=first.record_id)
    asked = browser([*OFFICES, *penalty(EVENT, E1), first], [later])
    assert shown(asked) == [set(), who]


def test_subject_known_by_a_later_commit(browser):
    event, subject = penalty(EVENT, E1)
    assert shown(browser([*OFFICES, event], [subject])) == [set(), {ZHANG.key, LI.key}]
