"""The history of an organisation, a person and an event: every version, with both clocks."""

import pytest

from graph.accountability import settle
from graph.policy import district_policy
from graph.store import SqliteStore
from graph.vocabulary import Kind
from queries.history import history
from queries.holders import keys_in
from tests.builders import E1, EXTRACT, change, office, person, profile
from tests.events import conduct, event_of, penalty

POLICY = district_policy()
REP = Kind.LEGAL_REP
ZHANG, ZHAO = person("张甲"), person("赵丁")
EVENT = event_of("罚1号", E1)


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as opened:
        yield opened


def put(store, *statements):
    with store.write("load x.csv", "clerk") as writer:
        writer.state(statements)
        settle(writer, POLICY)


def tell(store, party, known_at=None):
    with store.view(known_at) as view:
        return history(view.find([party.key])[party.key], view)


def versions(told, kind):
    return [
        (v.asserted, v.learned.tx, v.valid_from)
        for slot in told.slots
        if slot.kind is kind
        for v in slot.versions
    ]


def facts(told, kind):
    """(holder, from, to, learned, superseded)"""
    return [
        (
            f.src.name,
            f.valid_from,
            f.valid_to,
            f.held.learned.tx,
            f.held.superseded.tx if f.held.superseded else None,
        )
        for f in told.facts
        if f.kind is kind
    ]


def test_versions_come_by_their_own_day_with_the_commit_that_learned_them(store):
    put(store, office(ZHANG, REP, "2021-01-01", seen="2026-01-01"))
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    told = tell(store, E1)
    assert versions(told, REP) == [("2025-01-01", 2, "2020-01-01"), ("2026-01-01", 1, "2021-01-01")]
    (slot,) = told.slots
    newest = slot.versions[-1]
    assert (newest.document, newest.row, newest.learned.actor) == ("registry.csv", 2, "clerk")
    assert newest.learned.run == "load x.csv"


def test_statement_that_never_held_is_told_of_its_person(store):
    put(store, office(ZHANG, REP, "2020-01-01"))
    put(store, office(ZHAO, REP, "2020-01-01", source=EXTRACT))
    told = tell(store, ZHAO)
    assert versions(told, REP) == [("2026-06-01", 2, "2020-01-01")]
    assert told.facts == ()


def test_fact_tells_the_commits_at_which_it_stood(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, profile(E1))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    assert facts(tell(store, E1), REP) == [
        ("张甲", "2020-01-01", "9999-12-31", 1, 3),
        ("张甲", "2020-01-01", "2026-01-15", 3, None),
        ("赵丁", "2026-01-15", "9999-12-31", 3, None),
    ]


def test_event_tells_its_outcomes_and_entries_by_commit(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, *penalty(EVENT, E1), conduct(EVENT, "2026-02-01", "2026-02-20"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    told = tell(store, EVENT)
    named = [{e.holder_name for e in r.outcome.entries} for r in told.rulings]
    assert named == [{"甲公司", "张甲"}, {"甲公司", "赵丁"}]
    assert [r.held.learned.tx for r in told.rulings] == [2, 3]
    held = {
        (e.entry.holder_name, e.held.learned.tx, e.held.superseded is None) for e in told.entries
    }
    assert held == {("甲公司", 2, True), ("张甲", 2, False), ("赵丁", 3, True)}


def test_person_tells_the_entries_that_stood_once(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, *penalty(EVENT, E1), conduct(EVENT, "2026-02-01", "2026-02-20"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    told = tell(store, ZHANG)
    (entry,) = told.entries
    assert (entry.held.learned.tx, entry.held.superseded.tx) == (2, 3)
    assert told.rulings == ()


def test_view_of_an_older_commit_hides_nothing(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    put(store, office(ZHANG, REP, "2021-01-01", seen="2026-01-01"))
    assert tell(store, E1, 1).slots == tell(store, E1).slots
    assert tell(store, E1, 1).facts == tell(store, E1).facts


def test_everyone_in_a_history_is_told_to_the_log(store):
    put(store, office(ZHANG, REP, "2020-01-01"))
    assert {E1.key, ZHANG.key} <= keys_in(tell(store, E1))
