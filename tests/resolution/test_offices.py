"""The timeline of an office from records, snapshots, change items and listings."""

from itertools import permutations

import pytest

from graph.records import Source
from graph.store import SqliteStore
from graph.vocabulary import Kind, Rank
from tests.builders import (
    AUTHORITY,
    E1,
    EXTRACT,
    change,
    listing,
    named,
    office,
    person,
)
from tests.reading import offices_of

REP = Kind.LEGAL_REP
ZHANG, ZHAO, LI = person("张甲"), person("赵丁"), person("李乙")


@pytest.fixture
def timeline(tmp_path):
    """Loads statements in every order (each its own commit) and gives the one timeline."""

    def load(*statements, office=REP):
        seen = []
        for n, order in enumerate(permutations(statements)):
            with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
                for said in order:
                    with store.write("test", "test") as writer:
                        writer.state([said])
                seen.append(offices_of(store, E1, office))
        assert all(s == seen[0] for s in seen), seen
        return seen[0]

    return load


def test_one_record_with_known_start(timeline):
    assert timeline(office(ZHANG, REP, "2020-01-01")) == [("张甲", "2020-01-01", "", "")]


def test_inclusive_end_is_given_as_half_open(timeline):
    told = timeline(office(ZHANG, REP, "2020-01-01", "2026-01-15"))
    assert told == [("张甲", "2020-01-01", "2026-01-15", "")]


def test_unknown_start_is_the_first_day_seen_in_any_version(timeline):
    told = timeline(
        office(ZHANG, REP, seen="2025-06-01", record="r1"),
        office(ZHANG, REP, seen="2024-06-01", record="r1"),
    )
    assert told == [("张甲", "2024-06-01", "", "START_UNKNOWN")]


def test_change_item_closes_and_opens(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31"),
        change(REP, "2026-01-15", "张甲", "赵丁"),
        office(ZHAO, REP, "2026-01-10", seen="2026-06-01"),
    )
    assert told == [("张甲", "2020-01-01", "2026-01-15", ""), ("赵丁", "2026-01-15", "", "")]


def test_holder_known_only_by_a_change_item_stays_a_candidate(timeline):
    told = timeline(change(REP, "2026-01-15", "张甲", "赵丁"))
    assert told == [
        ("张甲?", "2026-01-14", "2026-01-15", "START_UNKNOWN"),
        ("赵丁?", "2026-01-15", "", ""),
    ]


def test_successor_who_came_later_leaves_the_days_between_open(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31"),
        office(ZHAO, REP, "2026-01-15", seen="2026-06-01"),
    )
    assert told == [
        ("张甲", "2020-01-01", "2026-01-01", "STOP_UNKNOWN"),
        ("赵丁", "2026-01-15", "", ""),
    ]


def test_successor_first_seen_later_leaves_the_days_between_open(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31"),
        office(ZHAO, REP, seen="2026-06-01"),
    )
    assert told == [
        ("张甲", "2020-01-01", "2026-01-01", "STOP_UNKNOWN"),
        ("赵丁", "2026-06-01", "", "START_UNKNOWN"),
    ]


def test_later_complete_listing_ends_whom_it_leaves_out(timeline):
    told = timeline(
        office(LI, Kind.SUPERVISOR, "2020-01-01", seen="2025-12-31"),
        listing(seen="2026-06-01"),
        office=Kind.SUPERVISOR,
    )
    assert told == [("李乙", "2020-01-01", "2026-01-01", "STOP_UNKNOWN")]


def test_listing_of_the_same_day_ends_nobody(timeline):
    told = timeline(
        office(LI, Kind.SUPERVISOR, "2020-01-01", seen="2026-06-01"),
        listing(seen="2026-06-01"),
        office=Kind.SUPERVISOR,
    )
    assert told == [("李乙", "2020-01-01", "", "")]


def test_change_item_and_later_listing_keep_the_registered_end(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2024-01-01"),
        change(REP, "2026-01-15", "张甲", "赵丁"),
        listing(seen="2026-06-01"),
        office(ZHAO, REP, "2026-01-15", seen="2026-06-01"),
    )
    assert told == [("张甲", "2020-01-01", "2026-01-15", ""), ("赵丁", "2026-01-15", "", "")]


def test_two_representatives_in_one_delivery_stand_as_a_conflict(timeline):
    told = timeline(office(ZHANG, REP, "2020-01-01"), office(ZHAO, REP, "2024-01-01"))
    assert told == [
        ("张甲", "2020-01-01", "2024-01-01", ""),
        ("张甲", "2024-01-01", "", "START_UNKNOWN|CONFLICT"),
        ("赵丁", "2024-01-01", "", "CONFLICT"),
    ]


def test_two_general_managers_in_one_delivery_are_two_holders(timeline):
    manager = Kind.GENERAL_MANAGER
    told = timeline(
        office(ZHANG, manager, "2020-01-01"), office(ZHAO, manager, "2024-01-01"), office=manager
    )
    assert told == [("张甲", "2020-01-01", "", ""), ("赵丁", "2024-01-01", "", "")]


def test_registry_outranks_an_aggregator_that_names_another(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2026-06-01"),
        office(named("赵丁"), REP, seen="2026-03-01", source=EXTRACT),
    )
    assert told == [("张甲", "2020-01-01", "", "")]


def test_name_in_an_extract_binds_to_the_identified_holder_of_the_office(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2026-01-01"),
        office(named("张甲"), REP, seen="2026-06-15", source=EXTRACT),
    )
    assert told == [("张甲", "2020-01-01", "", "")]


def test_name_does_not_bind_when_two_identified_persons_bear_it(timeline):
    one, other = person("王丙"), person("王丙2")._replace(name="王丙")
    told = timeline(
        office(one, REP, "2015-01-01", "2018-01-01"),
        office(other, REP, "2018-01-01", "2020-01-01"),
        office(named("王丙"), REP, seen="2026-06-15", source=EXTRACT),
    )
    assert told[-1] == ("王丙?", "2026-06-15", "", "START_UNKNOWN")


def test_sources_of_equal_rank_that_name_two_holders_conflict(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", source=AUTHORITY),
        office(ZHAO, REP, "2020-01-01", source=AUTHORITY.__class__("别处", AUTHORITY.rank, "x")),
    )
    assert {flag for *_, flag in told} == {"CONFLICT"}


def test_holder_who_returns_has_two_terms(timeline):
    told = timeline(
        change(REP, "2022-01-01", "张甲", "赵丁"),
        change(REP, "2024-01-01", "赵丁", "张甲"),
        office(ZHANG, REP, "2018-01-01", seen="2021-01-01"),
        office(ZHAO, REP, "2022-01-01", seen="2023-01-01"),
    )
    assert told == [
        ("张甲", "2018-01-01", "2022-01-01", ""),
        ("赵丁", "2022-01-01", "2024-01-01", ""),
        ("张甲", "2024-01-01", "", ""),
    ]


def test_newer_record_that_contradicts_a_change_item_is_a_conflict(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2026-06-01"),
        change(REP, "2026-01-15", "张甲", "赵丁", seen="2026-06-01"),
    )
    assert told[0] == ("张甲", "2020-01-01", "2026-01-15", "")
    assert {name for name, *_ in told[1:]} == {"张甲", "赵丁?"}
    assert all("CONFLICT" in flag for *_, flag in told[1:])


def test_newer_delivery_of_the_same_provider_corrects_an_older_one(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2026-06-01"),
        change(REP, "2026-01-15", "张甲", "赵丁", seen="2026-07-01"),
    )
    assert told == [("张甲", "2020-01-01", "2026-01-15", ""), ("赵丁?", "2026-01-15", "", "")]


def test_change_item_of_an_aggregator_does_not_end_what_the_registry_saw_later(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2026-06-01"),
        change(REP, "2026-01-15", "张甲", "赵丁", source=EXTRACT),
    )
    assert told == [("张甲", "2020-01-01", "", "")]


def test_who_is_listed_no_more_is_kept_to_the_last_sighting(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31"),
        office(ZHAO, REP, "2026-02-10", seen="2026-06-01"),
        listing(seen="2026-06-01"),
    )
    assert told == [
        ("张甲", "2020-01-01", "2026-01-01", "STOP_UNKNOWN"),
        ("赵丁", "2026-02-10", "", ""),
    ]


def test_list_of_personnel_ends_no_partner(timeline):
    partner = office(ZHANG, Kind.LIMITED_PARTNER, "2020-01-01", seen="2025-12-31")
    partner.props["listed"] = "holders"
    told = timeline(partner, listing(seen="2026-06-01"), office=Kind.LIMITED_PARTNER)
    assert told == [("张甲", "2020-01-01", "", "")]


def test_chain_of_change_items_in_one_delivery(timeline):
    told = timeline(
        change(REP, "2018-01-01", "张甲", "李乙"),
        change(REP, "2022-01-01", "李乙", "赵丁"),
        office(ZHAO, REP, "2022-01-01"),
    )
    assert told == [
        ("张甲?", "2017-12-31", "2018-01-01", "START_UNKNOWN"),
        ("李乙?", "2018-01-01", "2022-01-01", ""),
        ("赵丁", "2022-01-01", "", ""),
    ]


def test_planned_last_day_is_not_vouched_for(timeline):
    manager = Kind.GENERAL_MANAGER
    told = timeline(
        office(LI, manager, "2020-01-01", "2027-01-01", seen="2025-12-31"),
        listing(seen="2026-06-01"),
        office=manager,
    )
    assert told == [("李乙", "2020-01-01", "2026-01-01", "STOP_UNKNOWN")]


def test_planned_last_day_ends_the_term_as_nobody_has_seen(timeline):
    told = timeline(office(LI, REP, "2020-01-01", "2027-01-01", seen="2025-12-31"))
    assert told == [("李乙", "2020-01-01", "2027-01-01", "STOP_UNKNOWN")]


def test_successor_before_the_planned_last_day_leaves_the_days_between_open(timeline):
    told = timeline(
        office(LI, REP, "2020-01-01", "2027-01-01", seen="2025-12-31"),
        office(ZHAO, REP, "2026-02-01", seen="2026-06-01"),
    )
    assert told == [
        ("李乙", "2020-01-01", "2026-01-01", "STOP_UNKNOWN"),
        ("赵丁", "2026-02-01", "", ""),
    ]


def test_holder_seen_before_and_after_another_is_not_there_between(timeline):
    told = timeline(
        office(ZHANG, REP, seen="2024-12-31", record="r"),
        office(LI, REP, seen="2025-06-01", record="s"),
        office(ZHANG, REP, seen="2026-06-01", record="r"),
    )
    assert told == [
        ("张甲", "2024-12-31", "2025-01-01", "START_UNKNOWN|STOP_UNKNOWN"),
        ("李乙", "2025-06-01", "2025-06-02", "START_UNKNOWN|STOP_UNKNOWN"),
        ("张甲", "2026-06-01", "", "START_UNKNOWN"),
    ]


def test_listing_without_the_holder_parts_two_sightings(timeline):
    told = timeline(
        office(ZHANG, Kind.DIRECTOR, seen="2024-12-31", record="r"),
        listing(seen="2025-06-01"),
        office(ZHANG, Kind.DIRECTOR, seen="2026-06-01", record="r"),
        office=Kind.DIRECTOR,
    )
    assert [t[:2] for t in told] == [("张甲", "2024-12-31"), ("张甲", "2026-06-01")]


def test_two_changes_on_one_day_pass_the_office_on(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31"),
        change(REP, "2026-01-15", "张甲", "李乙"),
        change(REP, "2026-01-15", "李乙", "赵丁", record="second"),
    )
    assert told == [("张甲", "2020-01-01", "2026-01-15", ""), ("赵丁?", "2026-01-15", "", "")]


def test_re_election_keeps_the_earlier_term(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31", record="r"),
        office(ZHANG, REP, "2026-03-01", seen="2026-06-01", record="r"),
    )
    assert told == [("张甲", "2020-01-01", "", "")]


def test_newer_start_that_the_older_version_had_seen_pass_is_a_correction(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31", record="r"),
        office(ZHANG, REP, "2021-01-01", seen="2026-06-01", record="r"),
    )
    assert told == [("张甲", "2021-01-01", "", "")]


def test_record_number_given_to_a_successor_leaves_the_predecessor_his_term(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31", record="r"),
        office(ZHAO, REP, "2026-03-01", seen="2026-06-01", record="r"),
    )
    assert told == [
        ("张甲", "2020-01-01", "2026-01-01", "STOP_UNKNOWN"),
        ("赵丁", "2026-03-01", "", ""),
    ]


def test_person_of_a_record_corrected_takes_the_whole_term(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31", record="r"),
        office(ZHAO, REP, "2020-01-01", seen="2026-06-01", record="r"),
    )
    assert told == [("赵丁", "2020-01-01", "", "")]


def test_key_in_a_change_item_is_one_holder_whatever_the_spelling(timeline):
    one = change(REP, "2026-01-15", "李乙", "张 甲")
    one.props["after_key"] = ZHANG.key
    told = timeline(one, office(ZHANG, REP, "2026-01-10"))
    assert told[-1] == ("张甲", "2026-01-15", "", "")


def test_office_changed_between_known_persons_many_times(timeline):
    told = timeline(
        change(REP, "2020-01-01", "张甲", "李乙"),
        change(REP, "2022-01-01", "李乙", "张甲"),
        change(REP, "2024-01-01", "张甲", "赵丁"),
        office(ZHAO, REP, "2024-01-01"),
    )
    assert [t[:3] for t in told] == [
        ("张甲?", "2019-12-31", "2020-01-01"),
        ("李乙?", "2020-01-01", "2022-01-01"),
        ("张甲?", "2022-01-01", "2024-01-01"),
        ("赵丁", "2024-01-01", ""),
    ]


# Histories that gave different timelines in different orders, or lost a registered holder.

OTHER_REGISTRY = Source("另一登记机关", Rank.REGISTRY, "other.csv", "dd")
OTHER_EXTRACT = Source("另一汇集方", Rank.AGGREGATOR, "other.csv", "ee")


def test_holder_whom_two_registries_saw_is_contradicted_by_each_for_itself(timeline):
    """One of them names another since; the other has not: they contradict each other."""
    told = timeline(
        office(ZHANG, REP, "2024-01-01", seen="2025-01-01"),
        office(ZHANG, REP, "2024-01-01", seen="2025-01-01", source=OTHER_REGISTRY),
        office(ZHAO, REP, "2024-06-01", seen="2025-06-01"),
    )
    assert told == [
        ("张甲", "2024-01-01", "2024-06-01", ""),
        ("张甲", "2024-06-01", "2025-01-02", "START_UNKNOWN|STOP_UNKNOWN|CONFLICT"),
        ("赵丁", "2024-06-01", "2025-01-02", "CONFLICT"),
        ("赵丁", "2025-01-02", "", "START_UNKNOWN"),
    ]


def test_late_extract_does_not_lend_its_day_to_the_registry(timeline):
    """Who was registered between two sightings of another held the office."""
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2023-01-01"),
        office(ZHAO, REP, "2024-01-01", seen="2024-06-01"),
        office(ZHANG, REP, seen="2025-01-01", source=EXTRACT),
    )
    assert told == [
        ("张甲", "2020-01-01", "2023-01-02", "STOP_UNKNOWN"),
        ("赵丁", "2024-01-01", "2024-06-02", "STOP_UNKNOWN"),
        ("张甲", "2025-01-01", "", "START_UNKNOWN"),
    ]


def test_holder_seen_by_two_sources_is_kept_to_the_later_sighting(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-12-31"),
        office(ZHANG, REP, seen="2026-06-15", source=EXTRACT),
        office(ZHAO, REP, seen="2026-09-01"),
    )
    assert told == [
        ("张甲", "2020-01-01", "2026-06-16", "STOP_UNKNOWN"),
        ("赵丁", "2026-09-01", "", "START_UNKNOWN"),
    ]


def test_known_end_of_a_holder_holds_against_an_older_projection(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2021-01-01", source=EXTRACT),
        office(ZHANG, REP, "2020-01-01", "2022-01-01", seen="2023-01-01"),
        office(ZHAO, REP, "2022-06-01", seen="2023-01-01", source=OTHER_REGISTRY),
    )
    assert told == [("张甲", "2020-01-01", "2022-01-01", ""), ("赵丁", "2022-06-01", "", "")]


def test_unknown_end_stays_unknown_when_it_ends_an_older_projection(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2025-01-01"),
        listing(seen="2026-01-01"),
        office(ZHANG, REP, seen="2024-06-15", source=EXTRACT),
    )
    assert told == [("张甲", "2020-01-01", "2025-01-02", "STOP_UNKNOWN")]


def test_aggregators_that_contradict_each_other_do_not_touch_what_the_registry_saw(timeline):
    told = timeline(
        office(ZHANG, REP, "2020-01-01", seen="2026-01-01"),
        office(ZHANG, REP, seen="2025-06-15", source=EXTRACT),
        office(ZHAO, REP, seen="2025-06-15", source=OTHER_EXTRACT),
    )
    assert told == [("张甲", "2020-01-01", "", "")]
