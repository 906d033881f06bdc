"""Defaults that rest on a list entry: the open window, its end, and whom the list leaves out."""

from itertools import permutations

import pytest

from graph.accountability import Outcome, attribute, replay, settle, substance
from graph.intervals import FOREVER, Interval, day
from graph.policy import district_policy
from graph.records import Party, Source, Statement
from graph.store import SqliteStore
from graph.vocabulary import Flag, Kind, NodeKind, Rank
from queries.answer import explain
from queries.file import credit_file
from queries.standing import Standing, standing_on
from tests.accountability.test_purity import RecordingView
from tests.builders import AUTHORITY, E1, E4, office, person, profile
from tests.orders import order

POLICY = district_policy()
REP = Kind.LEGAL_REP
CASE = "（2026）测0411执1号"
EVENT = Party("e:court:1", NodeKind.EVENT, CASE)
LI, ZHAO, QIAN = person("李乙"), person("赵丁"), person("钱戊")
OTHER = Source("另一法院", Rank.AUTHORITY, "other.csv")


def event(category="SXBZXR", **props):
    said = {"category": category, "state": "confirmed", "doc_no": CASE, **props}
    said.setdefault("determined", "2026-06-01")
    return Statement(Kind.EVENT, EVENT, None, day("2026-07-01"), AUTHORITY, props=said)


def subject(who=E1):
    return Statement(Kind.SUBJECT_OF, who, EVENT, day("2026-07-01"), AUTHORITY)


def conduct(first="2026-02-10", stop=FOREVER):
    span = Interval(day(first), stop)
    props = {"doc_no": CASE}
    return Statement(
        Kind.CONDUCT, EVENT, None, day("2026-07-01"), AUTHORITY, span=span, props=props
    )


def entry(stop=FOREVER, *, of=E1, start="2026-06-01", source=AUTHORITY, code="SXBZXR"):
    props = {"list_code": code, "doc_no": CASE, "event": EVENT.key}
    span = Interval(day(start), stop)
    return Statement(Kind.LISTED, of, None, day("2026-07-01"), source, span=span, props=props)


def out(on="2026-09-01"):
    props = {"list_code": "SXBZXR", "doc_no": CASE}
    span = Interval(day(on), FOREVER)
    return Statement(Kind.DELISTED, E1, None, day("2026-09-10"), OTHER, span=span, props=props)


def measure(who, code="M04", of=EVENT):
    return order(who, of, code)


SUCCESSION = (
    profile(E1, type="company"),
    office(LI, REP, "2020-01-01", "2026-03-01"),
    office(ZHAO, REP, "2026-03-01"),
)
DEFAULT = (event(), subject(), conduct(), entry())


@pytest.fixture
def store(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as opened:
        yield opened


def put(store, *statements):
    with store.write("test", "test") as writer:
        writer.state(statements)
        settle(writer, POLICY)


def registered(store):
    with store.view() as view:
        assert replay([EVENT.key], view, POLICY) == []
        return Outcome.model_validate(view.outcomes([EVENT.key])[EVENT.key].body)


def holders(store):
    return {e.holder_name for e in registered(store).entries}


def test_both_holders_within_the_open_window_are_recorded(store):
    put(store, *SUCCESSION, *DEFAULT)
    outcome = registered(store)
    assert holders(store) == {"甲公司", "李乙", "赵丁"}
    assert outcome.gaps == ()
    overlaps = {e.holder_name: e.capacities[0].overlap for e in outcome.entries if e.tier}
    assert overlaps == {
        "李乙": (("2026-02-10", "2026-03-01"),),
        "赵丁": (("2026-03-01", "9999-12-31"),),
    }


def test_entries_stand_while_listed_and_end_by_no_term(store):
    put(store, *SUCCESSION, *DEFAULT)
    for found in registered(store).entries:
        assert (found.publish_from, found.publish_to) == ("2026-06-01", "9999-12-31")
        assert (found.expire_at, found.regime) == ("9999-12-31", "while_listed")
        assert (found.repair_from, found.timing_basis) == (None, "continuing")
        assert found.severity == "serious"
        assert standing_on(found, day("2036-06-01")) is Standing.STANDS


def test_removal_told_by_another_file_closes_the_window_and_the_entries(store):
    put(store, *SUCCESSION, office(QIAN, Kind.GENERAL_MANAGER, "2026-09-01"), *DEFAULT)
    assert "钱戊" in holders(store)
    put(store, out("2026-09-01"))
    outcome = registered(store)
    assert holders(store) == {"甲公司", "李乙", "赵丁"}
    assert {e.expire_at for e in outcome.entries} == {"2026-09-01"}
    assert outcome.conduct == (("2026-02-10", "2026-09-01"),)
    (rejected,) = outcome.rejected
    assert (rejected.name, rejected.condition) == ("钱戊", "office_began_after_conduct")
    assert rejected.facts["conduct_to"] == "2026-08-31"


def test_performance_ends_the_window_before_the_removal_does(store):
    late = office(QIAN, Kind.GENERAL_MANAGER, "2026-08-01")
    put(store, *SUCCESSION, late, event(), subject(), conduct(stop=day("2026-08-01")), entry())
    assert "钱戊" not in holders(store)


def test_every_order_of_arrival_gives_one_register(tmp_path):
    seen = set()
    for n, arrival in enumerate(permutations((event(), conduct(), entry(), out()))):
        with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
            put(store, *SUCCESSION, subject())
            for said in arrival:
                put(store, said)
            seen.add(substance(registered(store)))
    assert len(seen) == 1


def test_without_a_list_entry_nobody_is_recorded_until_it_comes(store):
    put(store, *SUCCESSION, event(), subject(), conduct())
    assert [g.code for g in registered(store).gaps] == ["not_listed"]
    assert holders(store) == set()
    put(store, entry())
    assert holders(store) == {"甲公司", "李乙", "赵丁"}


def test_an_entry_of_another_subject_or_event_does_not_count(store):
    put(store, *SUCCESSION, event(), subject(), conduct(), entry(of=E4))
    assert [g.code for g in registered(store).gaps] == ["not_listed"]


def test_who_takes_office_later_is_recorded_from_that_day(store):
    later = office(QIAN, REP, "2028-01-01")
    put(store, profile(E1, type="company"), office(ZHAO, REP, "2020-01-01", "2028-01-01"), later)
    put(store, *DEFAULT)
    entry_of = registered(store).entry_of(QIAN.key)
    assert entry_of.publish_from == "2028-01-01"
    assert standing_on(entry_of, day("2027-12-31")) is Standing.NOT_YET
    assert standing_on(entry_of, day("2028-01-01")) is Standing.STANDS


def test_a_vacant_office_is_a_gap_with_an_open_end(store):
    put(store, profile(E1, type="company"), office(LI, REP, "2020-01-01", "2026-03-01"), *DEFAULT)
    (gap,) = registered(store).gaps
    assert (gap.code, gap.facts["window"]) == ("no_holder_on_record", "[2026-03-01, …)")


def test_sources_that_give_two_days_of_entry_hold_persons_back(store):
    put(store, *SUCCESSION, *DEFAULT, entry(start="2026-06-03", source=OTHER))
    outcome = registered(store)
    assert {e.holder_name for e in outcome.entries if e.status == "active"} == {"甲公司"}
    assert "settle_conflict" in {t.kind for t in outcome.tasks}
    with store.view() as view:
        told = explain(view.find([EVENT.key])[EVENT.key], view, POLICY, day("2026-07-01"))
        assert [f.conflict for f in told.lists] == [True]


def test_market_violation_without_conduct_days_is_of_unknown_date(store):
    put(store, *SUCCESSION, event("YZWF"), subject(), entry(code="YZWF"))
    outcome = registered(store)
    assert [g.code for g in outcome.gaps] == ["conduct_date_unknown"]
    assert {e.holder_name for e in outcome.entries} == {"甲公司"}


@pytest.mark.parametrize("category", ["XZCF", "YZWF"])
def test_an_open_act_works_under_every_rule(store, category):
    listed = [entry(code="YZWF")] if category == "YZWF" else []
    put(store, *SUCCESSION, event(category, severity="general"), subject(), conduct(), *listed)
    assert holders(store) == {"甲公司", "李乙", "赵丁"}
    assert {e.timing_basis for e in registered(store).entries} == {"at_conduct"}


def test_an_open_act_of_unknown_severity_does_not_expire(store):
    put(store, *SUCCESSION, event("XZCF"), subject(), conduct())
    assert {e.expire_at for e in registered(store).entries} == {"9999-12-31"}


def test_measures_are_shown_for_whom_they_name_and_attribute_nothing(store):
    put(store, *SUCCESSION, *DEFAULT)
    before = registered(store)
    put(store, measure(E1), measure(ZHAO))
    after = registered(store)
    assert after.model_copy(update={"measures": before.measures}) == before
    with store.view() as view:
        nodes = view.find([EVENT.key, ZHAO.key, LI.key])
        told = explain(nodes[EVENT.key], view, POLICY, day("2026-07-01"))
        assert sorted(m.target.name for m in told.measures if m.stands) == ["甲公司", "赵丁"]
        files = {k: credit_file(nodes[k], view, day("2026-07-01")) for k in (ZHAO.key, LI.key)}
    assert [(m.code, m.stands) for m in files[ZHAO.key].measures] == [("M04", True)]
    assert files[LI.key].measures == ()
    assert all(file.lists == () for file in files.values())
    assert all(len(file.items) == 1 for file in files.values())


def test_a_measure_for_no_event_on_file_stands_in_the_file(store):
    put(store, measure(ZHAO, of=None))
    with store.view() as view:
        file = credit_file(view.find([ZHAO.key])[ZHAO.key], view, day("2026-05-31"))
    assert [(m.event, m.stands) for m in file.measures] == [("", False)]


def test_attribution_reads_list_entries_of_the_subject_alone(store):
    put(store, *SUCCESSION, *DEFAULT, measure(ZHAO))
    with store.view() as view:
        recording = RecordingView(view)
        attribute(EVENT.key, recording, POLICY)
        own = view.find([E1.key])[E1.key].ref
        read = {r for r in recording.read if r[1] in (Kind.LISTED, Kind.MEASURE)}
        event_ref = view.find([EVENT.key])[EVENT.key].ref
    assert read == {(own, Kind.LISTED, "about"), (event_ref, Kind.MEASURE, "in")}


def test_an_end_of_unknown_day_ends_the_entries_on_the_last_day_possible(store):
    said = entry(day("2026-08-01"))
    put(store, *SUCCESSION, event(), subject(), conduct())
    with store.write("test", "test") as writer:
        flagged = Statement(
            said.kind, said.src, None, said.asserted_at, said.source, said.span,
            Flag.STOP_UNKNOWN, said.props,
        )  # fmt: skip
        writer.state([flagged])
        settle(writer, POLICY)
    assert {e.expire_at for e in registered(store).entries} == {"2026-08-01"}
