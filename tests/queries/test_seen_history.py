"""What of a history leaves for whom: who may not see an entry in the file does not find it again
among its versions."""

import pytest

from api.gate import GRANTS, Role
from graph.accountability import settle
from graph.intervals import day
from graph.policy import district_policy
from graph.vocabulary import Kind
from queries.history import history
from queries.seen_history import seen_history
from tests.asking import status
from tests.builders import E1, change, office, person
from tests.events import conduct, event_of, penalty

POLICY = district_policy()
REP = Kind.LEGAL_REP
ZHANG, ZHAO = person("张甲"), person("赵丁")
FINE = event_of("罚1号", E1)


def put(store, *statements):
    with store.write("load x.csv", "clerk") as writer:
        writer.state(statements)
        settle(writer, POLICY)


def fined(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, *penalty(FINE, E1), conduct(FINE, "2026-02-01", "2026-02-20"))


def tell(store, party, role, as_of="2026-10-01"):
    with store.view() as view:
        told = history(view.find([party.key])[party.key], view)
        return seen_history(told, GRANTS[role], day(as_of))


def holders(told):
    return {r.entry.holder_name for r in told.entries}, {
        e.holder_name for r in told.rulings for e in r.outcome.entries
    }


def test_investigator_finds_what_stands(store):
    fined(store)
    both = {"甲公司", "张甲"}
    assert holders(tell(store, FINE, Role.INVESTIGATOR)) == (both, both)


@pytest.mark.parametrize(
    ("what", "on", "as_of", "is_seen"),
    [
        ("repaired", "2026-09-01", "2026-08-31", True),
        ("repaired", "2026-09-01", "2026-09-01", False),
        ("withdrawn", "2026-09-01", "2026-08-31", True),
        ("withdrawn", "2026-09-01", "2026-09-01", False),
        ("revoked", "2026-09-01", "2026-08-31", False),
    ],
)
def test_entry_that_is_over_is_found_in_no_version_by_the_investigator(
    store, what, on, as_of, is_seen
):
    fined(store)
    put(store, status(FINE, what, on))
    seen = tell(store, FINE, Role.INVESTIGATOR, as_of)
    assert bool(seen.entries) is is_seen
    assert all(bool(r.outcome.entries) is is_seen for r in seen.rulings)
    assert len(tell(store, FINE, Role.AUDITOR, as_of).entries) == 4


def test_repair_for_one_person_leaves_the_enterprise(store):
    fined(store)
    put(store, status(FINE, "repaired", "2026-09-01", ZHANG))
    told = holders(tell(store, FINE, Role.INVESTIGATOR))
    assert told == ({"甲公司"}, {"甲公司"})
    assert tell(store, ZHANG, Role.INVESTIGATOR).entries == ()
    assert tell(store, ZHANG, Role.SUBJECT_SELF).entries


def test_who_was_recorded_by_mistake_is_not_found_by_the_investigator(store):
    fined(store)
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    assert tell(store, ZHANG, Role.INVESTIGATOR).entries == ()
    names = holders(tell(store, FINE, Role.INVESTIGATOR))
    assert names == ({"甲公司", "赵丁"}, {"甲公司", "赵丁"})
    assert holders(tell(store, FINE, Role.AUDITOR))[1] == {"甲公司", "张甲", "赵丁"}


def test_without_a_grant_no_person_is_in_the_outcomes_of_an_event(store):
    fined(store)
    told = tell(store, FINE, Role.API_CONSUMER)
    assert set.union(*holders(told)) == {"甲公司"}
    assert not [r for r in told.rulings if r.outcome.rejected or r.outcome.tasks]
