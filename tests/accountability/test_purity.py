"""Attribution reads what it declares, gives the same whatever the order, and equals its replay."""

from collections.abc import Collection
from itertools import pairwise, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.accountability import attribute, replay, settle, substance, work_off
from graph.accountability.decisions import DECIDED
from graph.intervals import day
from graph.records import Party, Statement
from graph.store import SqliteStore
from graph.vocabulary import OFFICES, Assurance, Kind, NodeKind
from tests.accountability.penalty import EVENT, POLICY, conduct, event, put, registered, subject
from tests.builders import AUTHORITY, E1, E4, change, office, person, profile

REP = Kind.LEGAL_REP
ZHANG, ZHAO, LI = person("张甲"), person("赵丁"), person("李乙")


def holders(store):
    outcome = registered(store)
    return {e.holder_name for e in outcome.entries} if outcome else None


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as opened:
        yield opened


class RecordingView:
    """Passes every read on and remembers which nodes were expanded, by which kinds."""

    def __init__(self, view):
        self._view = view
        self.read: set[tuple[int, Kind, str]] = set()

    def expand(self, where, kinds: Collection[Kind], way, cap=None):
        self.read |= {(ref, kind, way) for ref in where for kind in kinds}
        return self._view.expand(where, kinds, way, cap)

    def about(self, refs, kinds):
        self.read |= {(ref, kind, "about") for ref in refs for kind in kinds}
        return self._view.about(refs, kinds)

    def entries(self, holders):
        raise AssertionError("attribution reads base facts only, never entries")

    def outcomes(self, events):
        raise AssertionError("attribution reads base facts only, never outcomes")

    def __getattr__(self, name):
        return getattr(self._view, name)


def test_attribution_reads_only_what_it_declares(store):
    share = Statement(Kind.HOLDS_SHARE, E4, E1, day("2026-05-01"), AUTHORITY)
    put(
        store,
        profile(E1, type="company"),
        office(ZHANG, REP, "2020-01-01"),
        office(LI, REP, "2020-01-01", of=E4),
        share,
        event(),
        subject(),
        conduct("2026-02-01", "2026-02-20"),
    )
    with store.view() as view:
        recording = RecordingView(view)
        attribute(EVENT.key, recording, POLICY)
        refs = view.find([E1.key, EVENT.key])
        own, org = refs[EVENT.key].ref, refs[E1.key].ref
        allowed = {(own, k, "about") for k in (Kind.EVENT, Kind.CONDUCT, Kind.SEVERITY)}
        allowed |= {(own, Kind.SUBJECT_OF, "in"), (own, Kind.NAMED, "out")}
        allowed |= {(own, kind, way) for kind in DECIDED for way in ("about", "out")}
        allowed |= {(own, Kind.MEASURE, "in")}
        allowed |= {(org, k, "in") for k in (*OFFICES, Kind.LEFT_OFFICE)}
        allowed |= {(org, Kind.PROFILE, "about"), (org, Kind.SITE_OF, "out")}
        assert recording.read <= allowed


def test_attribution_is_the_same_twice(store):
    put(store, office(ZHANG, REP, "2020-01-01"), event(), subject())
    with store.view() as view:
        assert attribute(EVENT.key, view, POLICY) == attribute(EVENT.key, view, POLICY)


def test_late_change_item_attributes_again_in_its_own_transaction(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, event(), subject(), conduct("2026-02-01", "2026-02-20"))
    assert holders(store) == {"甲公司", "张甲"}
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    assert holders(store) == {"甲公司", "赵丁"}


def test_answer_as_it_was_known_before_is_kept(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, event(), subject(), conduct("2026-02-01", "2026-02-20"))
    before = store.head()
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    with store.view(before) as view:
        assert [r.holder for r in view.entries([ZHANG.key])[ZHANG.key]] == [ZHANG.key]
        assert view.entries([ZHAO.key]) == {}
    with store.view() as view:
        assert view.entries([ZHANG.key]) == {}


def test_late_conduct_date_turns_a_candidate_into_an_entry(store):
    put(store, office(ZHANG, REP, "2026-01-01"), event(), subject())
    assert holders(store) == {"甲公司"}
    put(store, conduct("2026-02-01", "2026-02-20"))
    assert holders(store) == {"甲公司", "张甲"}


def test_newer_determination_replaces_the_conduct_it_gave_before(store):
    put(store, office(ZHANG, REP, "2026-01-01"), event(), subject())
    put(store, conduct("2026-02-01", "2026-02-20", seen="2026-05-20"))
    put(store, conduct("2025-02-01", "2025-02-20", seen="2026-06-20"))
    assert holders(store) == {"甲公司"}


def test_change_far_from_the_subject_touches_nothing(store):
    put(store, office(ZHANG, REP, "2020-01-01"), event(), subject())
    put(store, office(LI, REP, "2020-01-01", of=E4))
    with store.view() as view:
        assert view.outcomes([EVENT.key])[EVENT.key].rec == 1


def test_more_events_than_the_bound_wait_and_say_so(store):
    with store.write("test", "test") as writer:
        writer.state([office(ZHANG, REP, "2020-01-01"), event(), subject()])
        assert settle(writer, POLICY, at_once=0) == 1
    with store.view() as view:
        assert view.pending([EVENT.key]) == {EVENT.key}
    with store.write("test", "test") as writer:
        assert work_off(writer, POLICY) == 0
    assert holders(store) == {"甲公司", "张甲"}


FACTS = (
    profile(E1, type="company"),
    office(ZHANG, REP, "2020-01-01", seen="2025-12-31"),
    change(REP, "2026-02-10", "张甲", "赵丁"),
    office(ZHAO, REP, "2026-02-10"),
    office(LI, Kind.GENERAL_MANAGER, "2022-01-01"),
    event(),
    subject(),
    conduct("2026-02-01", "2026-02-20"),
)


def test_facts_in_single_commits_of_any_rotation_give_one_register(tmp_path):
    seen = set()
    for n in range(len(FACTS)):
        with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
            for said in FACTS[n:] + FACTS[:n]:
                put(store, said)
            seen.add(substance(registered(store)))
    assert len(seen) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(order=st.permutations(FACTS), cuts=st.sets(st.integers(1, len(FACTS) - 1)))
def test_order_and_batches_of_loading_change_nothing(tmp_path_factory, order, cuts):
    path = tmp_path_factory.mktemp("order") / "s.sqlite"
    with SqliteStore(path, create=True) as store:
        edges = [0, *sorted(cuts), len(order)]
        for start, stop in pairwise(edges):
            put(store, *order[start:stop])
            with store.view() as view:
                assert (
                    replay([EVENT.key] if EVENT.key in view.find([EVENT.key]) else [], view, POLICY)
                    == []
                )
        assert {e.holder_name: e.status for e in registered(store).entries} == {
            "甲公司": "active",
            "张甲": "active",
            "赵丁": "active",
            "李乙": "active",
        }


def test_permutations_of_a_succession_agree(tmp_path):
    some = FACTS[1:4]
    seen = set()
    for n, order in enumerate(permutations(some)):
        with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
            put(store, *FACTS[5:])
            for said in order:
                put(store, said)
            seen.add(substance(registered(store)))
    assert len(seen) == 1


def named(level, doc, seen, finding="other_directly_responsible"):
    return Statement(
        Kind.NAMED,
        EVENT,
        LI,
        day(seen),
        AUTHORITY,
        props={"doc_no": doc, "finding": finding, "level": level},
        record_id=f"{doc}|{finding}|{level}",
    )


def test_lead_takes_nothing_from_what_an_instrument_found(tmp_path):
    some = [named("E1", "认1号", "2026-05-20"), named("E4", "线索2号", "2026-06-20")]
    for n, order in enumerate(permutations(some)):
        with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
            put(store, event(), subject(), conduct("2026-02-01", "2026-02-20"))
            for said in order:
                put(store, said)
            assert "李乙" in holders(store)


def test_two_findings_of_one_person_stand_side_by_side(store):
    both = ("other_directly_responsible", "directly_responsible_supervisor")
    put(store, event(), subject(), conduct("2026-02-01", "2026-02-20"))
    put(store, *(named("E1", "认1号", "2026-05-20", finding=f) for f in both))
    (entry,) = [e for e in registered(store).entries if e.holder_name == "李乙"]
    assert sorted(c.code for c in entry.capacities) == sorted(both)


def test_policy_that_asks_for_a_number_takes_nobody_by_office_and_name(store):
    mention = Statement(
        Kind.NAMED,
        EVENT,
        Party("c:named:1", NodeKind.PERSON, "李乙"),
        day("2026-05-20"),
        AUTHORITY,
        props={"doc_no": "认1号", "finding": "other_directly_responsible", "level": "E1"},
        record_id="认1号",
    )
    put(store, office(LI, Kind.CFO, "2020-01-01"), event(), subject(), mention)
    put(store, conduct("2026-02-01", "2026-02-20"))
    assert "李乙" in holders(store)
    strict = POLICY.policy.model_copy(update={"min_assurance": Assurance.VERIFIED_ID})
    with store.view() as view:
        told = attribute(EVENT.key, view, POLICY.model_copy(update={"policy": strict}))
    assert "李乙" not in {e.holder_name for e in told.entries}
    assert "identity_not_assured" in {r.condition for r in told.rejected}
