"""Beneficial owners by the three tests, and what was filed beside them."""

from dataclasses import replace

import pytest

from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.owners import owners_by
from queries.sight import Sight
from tests.builders import office
from tests.holdings import firm, holds, people, tie, typed
from tests.neo4j.owning import compare

A, B, C, D = map(firm, range(1, 5))
P, Q, R, S = (people(n) for n in range(1, 5))


def verdicts(told):
    return {t.test: t.verdict.value for t in told.beneficial.tests}


def candidates(told):
    return {c.holder.key: c for c in told.beneficial.candidates}


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ({"pct": 25}, "yes"),
        ({"pct": 24.99}, "no"),
        ({"pct_min": 25, "pct_max": 50}, "yes"),
        ({"pct_min": 10, "pct_max": 25}, "unknown"),
        ({"pct_min": 10, "pct_max": 25, "pct_max_open": True}, "no"),
        ({}, "unknown"),
    ],
)
def test_quarter_of_the_shares_is_enough(world, share, verdict):
    rest = [holds(people(10 + n), A, 15) for n in range(5)]
    told = world(typed(A, "company"), holds(P, A, **share), *rest).ask(owners_by, A)
    assert verdicts(told)["ownership"] == verdict


def test_quarter_through_chains(world):
    told = world(
        holds(P, A, 50),
        holds(A, C, 30),
        holds(P, B, 20),
        holds(B, C, 50),
        holds(Q, A, 50),
        holds(Q, B, 80),
        holds(R, C, 20),
    ).ask(owners_by, C)
    found = candidates(told)
    assert set(found) == {P.key, Q.key}
    assert (found[P.key].ownership, found[P.key].counts_by) == ("yes", "ownership")
    assert told.beneficial.outcome == "owners"


def test_votes_of_a_quarter_are_enough_without_the_shares(world):
    told = world(
        holds(P, A, 51), holds(Q, A, 49), holds(A, B, 40), holds(R, B, 24), holds(S, B, 36)
    ).ask(owners_by, B)
    person = candidates(told)[P.key]
    assert (person.effective.low, person.votes.low) == (20.4, 40)
    assert (person.ownership, person.rights, person.counts_by) == ("no", "yes", "rights")
    assert R.key not in candidates(told)


@pytest.mark.parametrize(("pct", "verdict"), [(25, "yes"), (24.99, "no")])
def test_votes_on_record_reach_their_limit(world, pct, verdict):
    told = world(holds(P, A, 10), tie(Kind.HOLDS_VOTES, P, A, pct=pct), holds(Q, A, 90)).ask(
        owners_by, A
    )
    found = candidates(told).get(P.key)
    assert (found.rights if found else "no") == verdict


def test_control_by_agreement_is_the_third_test(world):
    told = world(holds(Q, A, 100), tie(Kind.CONTROLS, P, A, instrument="协议")).ask(owners_by, A)
    person = candidates(told)[P.key]
    assert (person.ownership, person.rights, person.control) == ("no", "no", "yes")
    assert person.counts_by == "control"
    assert set(candidates(told)) == {P.key, Q.key}


def test_joint_control_counts_for_each(world):
    held = [holds(people(10 + n), A, 15) for n in range(4)]
    agreed = [tie(Kind.ACTS_IN_CONCERT, people(10), people(10 + n)) for n in range(1, 4)]
    told = world(*held, *agreed, holds(P, A, 20), holds(Q, A, 20)).ask(owners_by, A)
    found = candidates(told)
    assert set(found) == {people(10 + n).key for n in range(4)}
    assert all(c.joint and c.counts_by == "control" for c in found.values())


def test_all_who_qualify_are_told(world):
    told = world(*[holds(people(n), A, 25) for n in range(1, 5)]).ask(owners_by, A)
    assert len(candidates(told)) == 4


def spread(org):
    return [holds(people(20 + n), org, 20) for n in range(5)]


def test_nobody_qualifies_so_who_is_in_charge_counts(world):
    told = world(
        typed(A, "company"),
        *spread(A),
        office(P, Kind.GENERAL_MANAGER, "2020-01-01", of=A),
        office(Q, Kind.SUPERVISOR, "2020-01-01", of=A),
    ).ask(owners_by, A)
    assert told.beneficial.outcome == "none"
    assert set(verdicts(told).values()) == {"no"}
    assert [(o.holder.key, o.office) for o in told.beneficial.in_place] == [
        (P.key, "GENERAL_MANAGER")
    ]


def test_undecided_does_not_fall_back_to_who_is_in_charge(world):
    told = world(
        typed(A, "company"),
        holds(R, A),
        *spread(A)[:4],
        office(P, Kind.GENERAL_MANAGER, "2020-01-01", of=A),
    ).ask(owners_by, A)
    assert (told.beneficial.outcome, told.beneficial.in_place) == ("undecided", ())


def test_organisation_without_holders_on_record_leaves_the_tests_open(world):
    told = world(holds(A, B, 30), *spread(B)[:3], holds(P, B, 10)).ask(owners_by, B)
    assert set(verdicts(told).values()) == {"unknown", "no"}
    assert verdicts(told)["ownership"] == "unknown"


def test_small_holder_without_owners_on_record_leaves_nothing_open(world):
    told = world(holds(A, B, 20), *spread(B)[:4]).ask(owners_by, B)
    assert told.beneficial.outcome == "none"


def test_what_the_state_controls_has_its_legal_representative(world):
    told = world(
        typed(D, "gov_body"),
        typed(A, "company"),
        holds(D, A, 60),
        holds(P, A, 40),
        office(Q, Kind.LEGAL_REP, "2020-01-01", of=A),
    ).ask(owners_by, A)
    assert told.beneficial.outcome == "state"
    assert [o.holder.key for o in told.beneficial.in_place] == [Q.key]
    assert [(e.organization.key, e.code) for e in told.ends] == [(D.key, "state")]


def test_state_minority_leaves_the_ordinary_tests(world):
    told = world(typed(D, "gov_body"), holds(D, A, 50), holds(P, A, 50)).ask(owners_by, A)
    assert told.beneficial.outcome == "owners"
    assert set(candidates(told)) == {P.key}


@pytest.mark.parametrize(
    ("type_", "filing"),
    [
        ("company", "files"),
        ("partnership", "files"),
        ("individual", "never"),
        ("sole_prop", "not_yet"),
        ("branch", "not_yet"),
        ("", "unknown"),
        ("gov_body", "unknown"),
    ],
)
def test_who_files(world, type_, filing):
    told = world(typed(A, type_), holds(P, A, 100)).ask(owners_by, A)
    assert told.beneficial.duty.filing == filing


def test_branch_of_a_foreign_organisation_files_with_its_head(world):
    told = world(
        typed(A, "branch"),
        typed(B, "foreign_org"),
        tie(Kind.BRANCH_OF, A, B),
        office(P, Kind.BRANCH_HEAD, "2020-01-01", of=A),
    ).ask(owners_by, A)
    assert told.beneficial.duty.filing == "files"
    assert [o.holder.key for o in told.beneficial.in_place] == [P.key]


@pytest.mark.parametrize(
    ("capital", "verdict"),
    [("10000000", "yes"), ("10000001", "no"), (None, "unknown")],
)
def test_small_company_of_natural_persons_may_commit(world, capital, verdict):
    told = world(typed(A, "company", capital_yuan=capital), holds(P, A, 60), holds(Q, A, 40)).ask(
        owners_by, A
    )
    assert told.beneficial.duty.commitment == verdict


@pytest.mark.parametrize("other", [holds(B, A, 10), tie(Kind.CONTROLS, R, A)])
def test_other_holders_or_control_take_the_commitment_away(world, other):
    told = world(typed(A, "company", capital_yuan="100"), holds(P, A, 90), other).ask(owners_by, A)
    assert told.beneficial.duty.commitment == "no"


def test_filing_stands_beside_and_decides_nothing(world):
    told = world(
        *spread(A), tie(Kind.BENEFICIAL_OWNER_OF, P, A, pct=30, test="1", since="2025-01-01")
    ).ask(owners_by, A)
    (filing,) = told.beneficial.filed
    assert (filing.holder.key, filing.share.low, filing.told) == (P.key, 30, {"test": "1"})
    assert told.beneficial.outcome == "none"
    assert P.key not in {s.holder.key for s in told.stakes}
    assert told.controllers == ()


def test_anonymous_person_is_a_person_and_an_unknown_entity_is_an_end(world):
    who = Party("t:test:anonymous", NodeKind.RECORD, "")
    firm_ = Party("t:test:unknown", NodeKind.RECORD, "")
    told = world(
        typed(who, "unknown", unspecified="anonymousPerson"),
        typed(firm_, "unknown", unspecified="unknownEntity"),
        holds(who, A, 60),
        holds(firm_, A, 40),
    ).ask(owners_by, A)
    assert candidates(told)[who.key].identity == "anonymousPerson"
    assert [(e.organization.key, e.code) for e in told.ends] == [(firm_.key, "unspecified")]


def test_reason_for_naming_nobody_is_kept(world):
    unstated = tie(Kind.UNSTATED_OWNER, A, A, answer="exempt", reason="subjectExemptFromDisclosure")
    told = world(replace(unstated, dst=None), holds(P, A, 100)).ask(owners_by, A)
    assert [(u.answer, u.reason) for u in told.beneficial.unstated] == [
        ("exempt", "subjectExemptFromDisclosure")
    ]


def test_before_the_measures_there_is_no_test(world):
    told = world(holds(P, A, 100)).ask(owners_by, A, on="2024-10-31")
    assert (told.beneficial.outcome, told.beneficial.tests) == ("no_rule", ())


def test_without_the_grant_only_the_verdicts_are_told(world):
    told = world(
        typed(A, "company"),
        holds(P, A, 100),
        tie(Kind.BENEFICIAL_OWNER_OF, Q, A, pct=30),
        office(R, Kind.LEGAL_REP, "2020-01-01", of=A),
    ).ask(owners_by, A, sight=Sight(persons=True, person_names=True))
    section = told.beneficial
    assert section.outcome == "owners"
    assert (section.candidates, section.filed, section.unstated, section.in_place) == ((),) * 4
    assert Q.key not in told.model_dump_json()


def test_every_test_cites_its_law(world):
    told = world(holds(P, A, 100)).ask(owners_by, A)
    assert all(t.citations and "25%" in t.because.zh for t in told.beneficial.tests[:2])
    assert told.citations[0].article == "第二百六十五条"


def test_files_for_neo4j_browser_tell_the_same(owning, neo4j_server, tmp_path):
    """Of every question that was asked above."""
    if not owning:
        pytest.skip("nothing was asked before")
    assert compare(owning, neo4j_server, tmp_path / "cases.sqlite") == len(owning)
