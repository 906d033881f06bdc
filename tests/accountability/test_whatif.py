"""What another policy would make of the events on file, without writing."""

import pytest

from graph.accountability import adopt, drain
from graph.accountability.equality import content
from graph.accountability.whatif import What, what_if
from graph.policy import RoleClass, district_policy
from graph.records import Party
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from tests.accountability.penalty import EVENT, conduct, event, put, subject
from tests.builders import E1, office, person, profile

POLICY = district_policy()
MAIN = RoleClass.MAIN_PERSON
OFF = POLICY.switched("record_minor_on_person", False)
ZHANG, LI = person("张甲"), person("李乙")


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as opened:
        yield opened


def told(store, after, before=POLICY):
    with store.view() as view:
        return what_if(view, before, after)


def minor(store):
    put(
        store,
        profile(E1, type="company"),
        office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
        office(LI, Kind.GENERAL_MANAGER, "2020-01-01"),
        event(severity="minor"),
        subject(),
        conduct("2026-02-01", "2026-02-20"),
    )


def without_heads():
    rules = tuple(
        r.model_copy(update={"records": tuple(x for x in r.records if x.role_class is not MAIN)})
        if r.id == "XZCF.enterprise"
        else r
        for r in POLICY.rules
    )
    return POLICY.model_copy(update={"rules": rules, "content": "new"})


def test_same_policy_changes_nothing(store):
    minor(store)
    found = told(store, POLICY)
    assert (found.changes, found.totals, found.events, found.looked_at) == ((), (), (), 1)


def test_switch_turned_off_closes_entries_of_persons(store):
    minor(store)
    found = told(store, OFF)
    assert [(c.holder, c.what) for c in found.changes] == [
        (ZHANG.key, What.CLOSES),
        (LI.key, What.CLOSES),
    ]
    assert found.changes[0].before.rule == "XZCF.enterprise@1"
    assert found.changes[0].after is None
    assert [(t.what, t.persons, t.organizations) for t in found.totals] == [(What.CLOSES, 2, 0)]
    assert [e.event for e in found.events] == [EVENT.key]


def test_the_other_way_round_they_open(store):
    minor(store)
    found = told(store, POLICY, before=OFF)
    assert {c.what for c in found.changes} == {What.OPENS}
    assert found.changes[0].after.rule == "XZCF.enterprise@1"


def test_rewritten_version_is_named(store):
    minor(store)
    found = told(store, without_heads())
    assert found.rewritten == ("XZCF.enterprise@1",)
    assert [(c.holder, c.what) for c in found.changes] == [(LI.key, What.CLOSES)]


def test_what_is_found_is_what_adopting_then_does(store):
    minor(store)
    adopt(store, POLICY, "test")
    drain(store, POLICY, "test")
    found = told(store, OFF)
    adopt(store, OFF, "test")
    drain(store, OFF, "test")
    with store.view() as view:
        left = {
            holder for holder, rows in view.entries([ZHANG.key, LI.key, E1.key]).items() if rows
        }
    assert left == {E1.key}
    assert {c.holder for c in found.changes} == {ZHANG.key, LI.key}
    assert told(store, OFF, before=OFF).changes == ()


def test_nothing_is_written(store):
    minor(store)
    with store.view() as view:
        before = view.known_at, content(view)
    told(store, without_heads())
    with store.view() as view:
        assert (view.known_at, content(view)) == before


def test_about_somebody_tells_of_nobody_else(store):
    minor(store)
    found = told(store, OFF).about([LI.key])
    assert [c.holder for c in found.changes] == [LI.key]
    assert [(t.persons, t.organizations) for t in found.totals] == [(1, 0)]
    assert told(store, OFF).about([E1.key]).changes == told(store, OFF).changes
    assert told(store, OFF).about(["u:91990411TE0000029R"]).changes == ()


def test_without_persons_only_totals_tell_of_them(store):
    minor(store)
    found = told(store, OFF).without_persons()
    assert found.changes == ()
    assert [t.persons for t in found.totals] == [2]
    assert [e.subject for e in found.events] == [E1.key]


def test_event_of_a_person_is_not_listed(store):
    seller = Party("p1:王丙", NodeKind.PERSON, "王丙")
    put(store, event(), subject(seller), conduct("2026-02-01", "2026-02-20"))
    rules = tuple(r for r in POLICY.rules if r.id != "XZCF.person")
    found = told(store, POLICY.model_copy(update={"rules": rules, "content": "new"}))
    assert [c.holder for c in found.changes] == [seller.key]
    assert found.events == ()
    assert "王丙" not in found.without_persons().model_dump_json()


def test_pages_do_not_change_what_is_found(store, monkeypatch):
    minor(store)
    whole = told(store, OFF)
    monkeypatch.setattr("graph.accountability.whatif._PAGE", 1)
    assert told(store, OFF) == whole
