"""Evidence that a registered holder had left: whose entry it doubts, and what it leaves alone."""

from dataclasses import replace
from itertools import permutations

import pytest

from graph.accountability import substance
from graph.intervals import day
from graph.records import Statement
from graph.store import SqliteStore
from graph.vocabulary import Kind
from queries.standing import published_on, standing_on
from tests.accountability.penalty import EVENT, conduct, event, left, put, registered, subject
from tests.builders import AUTHORITY, E1, E4, named, office, person, profile
from tests.reading import offices_of

REP, CHAIR, MANAGER = Kind.LEGAL_REP, Kind.CHAIR, Kind.GENERAL_MANAGER
ZHANG, ZHAO = person("张甲"), person("赵丁")
PENALTY = (
    profile(E1, type="company"),
    office(ZHANG, REP, "2020-01-01", "2026-04-01"),
    office(ZHAO, REP, "2026-04-01"),
    event(),
    subject(),
    conduct("2026-02-01", "2026-02-20"),
)


@pytest.fixture
def found(tmp_path):
    """The outcome for a penalty with more statements, the same before and after it."""

    def attribute(*more):
        seen = []
        for n, order in enumerate(((PENALTY, more), (more, PENALTY))):
            with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
                for statements in order:
                    put(store, *statements)
                seen.append(registered(store))
        assert substance(seen[0]) == substance(seen[1])
        return seen[0]

    return attribute


def of_zhang(outcome):
    entry = outcome.entry_of(ZHANG.key)
    return entry.status, "actual_term_disputed" in entry.review_required


def test_a_registered_holder_who_had_left_is_contested(found):
    outcome = found(left(ZHANG, Kind.DIRECTOR, "2026-01-05"))
    entry = outcome.entry_of(ZHANG.key)
    assert (entry.status, entry.tier, entry.publication) == ("contested", "A_status", "government")
    assert entry.review_required == ("actual_term_disputed",)
    assert {p.kind for p in entry.capacities[0].evidence} == {REP, Kind.LEFT_OFFICE}
    assert standing_on(entry, day("2026-06-01")) == "contested"
    assert published_on(entry, day("2026-06-01"))
    assert [(t.kind, t.subjects) for t in outcome.tasks] == [
        ("settle_term", (EVENT.key, ZHANG.key))
    ]
    assert outcome.entry_of(ZHAO.key) is None


def test_the_timeline_does_not_move(tmp_path):
    with SqliteStore(tmp_path / "s.sqlite", create=True) as store:
        put(store, *PENALTY, left(ZHANG, REP, "2026-01-05"))
        assert [t[:3] for t in offices_of(store, E1, REP)] == [
            ("张甲", "2020-01-01", "2026-04-01"),
            ("赵丁", "2026-04-01", ""),
        ]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-02-01", ("contested", True)),
        ("2026-02-02", ("active", True)),  # in office on the first day of the conduct
        ("2026-02-20", ("active", True)),
        ("2026-02-21", ("active", False)),  # left after the conduct
        ("2019-12-31", ("active", False)),  # left an earlier term
        ("2026-04-01", ("active", False)),  # left as the registry says
    ],
)
def test_only_days_after_the_departure_are_doubted(found, on, expected):
    assert of_zhang(found(left(ZHANG, REP, on))) == expected


@pytest.mark.parametrize(
    "evidence",
    [
        left(ZHAO, REP, "2026-01-05"),
        left(ZHANG, Kind.SUPERVISOR, "2026-01-05"),
        left(ZHANG, CHAIR, "2026-01-05"),
        left(ZHANG, REP, "2026-01-05", of=E4),
        left(named("另一张甲"), REP, "2026-01-05"),
    ],
)
def test_evidence_of_something_else_doubts_nothing(found, evidence):
    assert of_zhang(found(evidence)) == ("active", False)


def test_a_name_speaks_of_the_one_identified_holder_who_bears_it(found):
    by_name = left(named("张甲"), REP, "2026-01-05")
    assert of_zhang(found(by_name)) == ("contested", True)


def test_a_name_that_two_holders_bear_speaks_of_neither(found):
    namesake = person("张甲二")._replace(name="张甲")
    earlier = office(namesake, REP, "2018-01-01", "2020-01-01")
    assert of_zhang(found(earlier, left(named("张甲"), REP, "2026-01-05"))) == ("active", False)


def test_another_office_that_nobody_doubts_carries_the_entry(found):
    manager = office(ZHANG, MANAGER, "2020-01-01")
    assert of_zhang(found(manager, left(ZHANG, REP, "2026-01-05"))) == ("active", True)


def test_chair_and_representative_both_rest_on_the_seat_in_the_board(found):
    chair = office(ZHANG, CHAIR, "2020-01-01")
    assert of_zhang(found(chair, left(ZHANG, Kind.DIRECTOR, "2026-01-05"))) == ("contested", True)


def test_whom_an_instrument_names_is_only_flagged(found):
    finding = {"finding": "other_directly_responsible", "level": "E1", "doc_no": "罚1号"}
    by_instrument = Statement(
        Kind.NAMED, EVENT, ZHANG, day("2026-05-20"), AUTHORITY, props=finding, record_id="罚1号|张"
    )
    assert of_zhang(found(by_instrument, left(ZHANG, REP, "2026-01-05"))) == ("active", True)


def test_a_document_published_again_replaces_its_day(tmp_path):
    typo = left(ZHANG, REP, "2026-01-05")
    right = replace(left(ZHANG, REP, "2026-03-05"), asserted_at=day("2026-06-02"))
    for n, order in enumerate(permutations((typo, right))):
        with SqliteStore(tmp_path / f"{n}.sqlite", create=True) as store:
            put(store, *PENALTY)
            for said in order:
                put(store, said)
            assert of_zhang(registered(store)) == ("active", False)
