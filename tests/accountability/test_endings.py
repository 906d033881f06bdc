"""Ends of entries: by day, by person, in every order of loading, with the history kept."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.accountability import replay, substance
from graph.intervals import day
from graph.store import SqliteStore
from graph.vocabulary import Kind
from queries.person import explain_person
from queries.standing import published_on, standing_on
from tests.accountability.penalty import (
    EVENT,
    POLICY,
    change,
    conduct,
    event,
    put,
    registered,
    status,
    subject,
)
from tests.builders import E1, office, person, profile

ZHANG, LI = person("张甲"), person("李乙")
PENALTY = (
    profile(E1, type="company"),
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
    office(LI, Kind.GENERAL_MANAGER, "2022-01-01"),
    event(),
    subject(),
    conduct("2026-02-01", "2026-02-20"),
)


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as opened:
        yield opened


def outcome(store, *statements):
    put(store, *PENALTY)
    put(store, *statements)
    return registered(store)


def ends(found):
    return {e.holder_name: (e.status, e.ended_on) for e in found.entries}


@pytest.mark.parametrize("word", ["repaired", "withdrawn"])
def test_an_end_closes_every_entry_on_its_day(store, word):
    found = outcome(store, status(word, "2026-09-01"))
    assert set(ends(found).values()) == {(word, "2026-09-01")}
    for entry in found.entries:
        assert (entry.status_before, entry.publish_to) == ("active", "2026-09-01")
        assert (entry.ended_by.doc_no, entry.ended_by.authority) == ("通1号", "某机关")
        assert entry.ended_by.evidence[0].sources[0].document == "penalties.csv"
        eve, on = day("2026-08-31"), day("2026-09-01")
        assert (standing_on(entry, eve), standing_on(entry, on)) == ("stands", word)
        assert (published_on(entry, eve), published_on(entry, on)) == (True, False)


def test_a_revoked_entry_never_stood(store):
    found = outcome(store, status("revoked", "2026-09-01"))
    assert set(ends(found).values()) == {("revoked", "2026-09-01")}
    for entry in found.entries:
        assert (entry.publication, entry.publish_from) == ("internal", None)
        assert {standing_on(entry, day(d)) for d in ("2026-05-10", "2026-09-01", "2030-01-01")} == {
            "revoked"
        }
        assert standing_on(entry, day("2026-05-09")) == "not_yet"
        assert not published_on(entry, day("2026-06-01"))


def test_history_keeps_the_entry_as_it_stood_and_as_it_ended(store):
    put(store, *PENALTY)
    before = store.head()
    put(store, status("revoked", "2026-09-01"))
    with store.view(before) as view:
        (then,) = view.entries([ZHANG.key])[ZHANG.key]
    with store.view() as view:
        (now,) = view.entries([ZHANG.key])[ZHANG.key]
    assert (then.body["status"], now.body["status"]) == ("active", "revoked")
    assert then.sup == now.rec == before + 1


def test_one_person_alone(store):
    found = outcome(store, status("repaired", "2026-09-01", LI))
    assert ends(found) == {
        "甲公司": ("active", None),
        "张甲": ("active", None),
        "李乙": ("repaired", "2026-09-01"),
    }


def test_who_has_no_entry_cannot_be_repaired(store):
    found = outcome(store, status("repaired", "2026-09-01", person("另一李乙")))
    assert set(ends(found).values()) == {("active", None)}


def test_a_held_back_entry_is_held_back_until_its_end(store):
    found = outcome(
        store, event(seen="2026-05-21", rep_name="钱戊"), status("repaired", "2026-09-01")
    )
    entry = found.entry_of(ZHANG.key)
    assert (entry.status_before, entry.publish_from) == ("pending_review", None)
    assert standing_on(entry, day("2026-08-31")) == "pending_review"
    assert standing_on(entry, day("2026-09-01")) == "repaired"


def test_an_entry_ends_once_and_a_revocation_undoes_it(store):
    repaired = status("repaired", "2026-09-01")
    unlawful = status("withdrawn", "2026-09-15", doc="判1号")
    found = outcome(store, unlawful, repaired, status("repaired", "2026-08-01", LI, doc="修2号"))
    assert ends(found)["甲公司"] == ("repaired", "2026-09-01")
    assert ends(found)["李乙"] == ("repaired", "2026-08-01")
    assert [t.kind for t in found.tasks] == ["settle_withdrawal"]
    put(store, status("revoked", "2026-09-30", doc="判2号"))
    assert set(ends(registered(store)).values()) == {("revoked", "2026-09-30")}
    assert registered(store).tasks == ()


def test_on_one_day_unlawful_goes_before_repaired(store):
    unlawful = status("withdrawn", "2026-09-01", doc="判1号")
    found = outcome(store, status("repaired", "2026-09-01"), unlawful)
    assert set(ends(found).values()) == {("withdrawn", "2026-09-01")}


def test_what_expired_before_is_expired_and_not_repaired(store):
    found = outcome(store, status("repaired", "2027-05-10"))
    entry = found.entry_of(ZHANG.key)
    assert standing_on(entry, day("2027-05-10")) == "expired"
    put(store, status("repaired", "2027-05-09", seen="2027-06-01"))
    assert standing_on(registered(store).entry_of(ZHANG.key), day("2027-05-10")) == "repaired"


def test_an_end_before_the_determination_asks_for_its_date(store):
    found = outcome(store, status("repaired", "2026-05-09"))
    assert [t.kind for t in found.tasks] == ["check_notice_date"]
    assert {e.publish_from for e in found.entries} == {None}


def test_revoked_by_row_and_by_notice_is_revoked_whichever_comes_first(tmp_path):
    row = event(seen="2026-09-20", state="revoked")
    seen = []
    for n, order in enumerate([(row, status("revoked", "2026-09-01"))] * 2):
        with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
            put(store, *PENALTY)
            for said in order[:: 1 - 2 * n]:
                put(store, said)
            seen.append(ends(registered(store)))
    assert seen[0] == seen[1]
    assert set(seen[0].values()) == {("revoked", "2026-09-01")}


def test_a_change_goes_on_with_the_same_event(store):
    put(store, *PENALTY)
    before = store.head()
    put(store, change("2026-08-01", severity="serious"))
    found = registered(store)
    assert {e.severity for e in found.entries} == {"serious"}
    assert {e.publish_to for e in found.entries} == {"2029-05-10"}
    with store.view(before) as view:
        assert view.entries([E1.key])[E1.key][0].body["severity"] == "general"


def test_a_changed_day_of_decision_moves_the_periods(store):
    found = outcome(store, change("2026-08-01", determined="2026-08-01"))
    assert {(e.determined, e.publish_from) for e in found.entries} == {("2026-08-01", "2026-08-01")}


EVERYTHING = (
    *PENALTY,
    change("2026-08-01", severity="serious"),
    status("repaired", "2026-09-15"),
    status("repaired", "2026-09-01", LI, doc="修2号"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(EVERYTHING), cuts=st.sets(st.integers(1, len(EVERYTHING) - 1)))
def test_order_and_batches_of_loading_change_nothing(tmp_path_factory, order, cuts):
    with SqliteStore(tmp_path_factory.mktemp("order") / "s.sqlite", create=True) as store:
        for start, stop in pairwise([0, *sorted(cuts), len(order)]):
            put(store, *order[start:stop])
        found = registered(store)
        with store.view() as view:
            assert replay([EVENT.key], view, POLICY) == []
    assert ends(found) == {
        "甲公司": ("repaired", "2026-09-15"),
        "张甲": ("repaired", "2026-09-15"),
        "李乙": ("repaired", "2026-09-01"),
    }
    assert {e.severity for e in found.entries} == {"serious"}


@pytest.mark.parametrize("word", ["revoked", "withdrawn", "repaired"])
def test_a_notice_may_come_before_its_penalty(tmp_path, word):
    seen = []
    for n, order in enumerate(
        ((status(word, "2026-09-01"), *PENALTY), (*PENALTY, status(word, "2026-09-01")))
    ):
        with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
            for said in order:
                put(store, said)
            seen.append(substance(registered(store)))
    assert seen[0] == seen[1]


def test_a_persons_own_repair_is_not_told_to_who_asks_about_another(store):
    alone = status("repaired", "2026-09-01", LI)
    outcome(store, change("2026-08-01", severity="serious"), alone)
    with store.view() as view:
        about = view.find([ZHANG.key, LI.key])
        told = {
            key: explain_person(node, view, POLICY, day("2026-10-01")).places[0].case.notices
            for key, node in about.items()
        }
    assert [n.what for n in told[ZHANG.key]] == ["changed"]
    assert [(n.what, n.holder) for n in told[LI.key]] == [
        ("changed", ""),
        ("repaired", LI.key),
    ]
    assert told[LI.key][0].fields == ("severity",)
    assert told[LI.key][0].evidence[0].sources
