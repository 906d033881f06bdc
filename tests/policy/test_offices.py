"""Which offices put their holder into which class, by subject type."""

import pytest

from graph.intervals import day
from graph.policy import RoleClass, district_policy
from graph.vocabulary import Assurance, Kind, SubjectType

POLICY = district_policy()

MAIN = {
    SubjectType.COMPANY: {Kind.CHAIR, Kind.EXEC_DIRECTOR, Kind.GENERAL_MANAGER},
    SubjectType.NONCOMPANY: {Kind.MANAGER},
    SubjectType.PARTNERSHIP: {Kind.MANAGING_PARTNER, Kind.PARTNER_DELEGATE},
    SubjectType.SOLE_PROP: {Kind.INVESTOR_OWNER},
    SubjectType.INDIVIDUAL: {Kind.OPERATOR},
    SubjectType.BRANCH: {Kind.BRANCH_HEAD},
    SubjectType.COOPERATIVE: {Kind.CHAIR},
    SubjectType.PUBLIC_INSTITUTION: {Kind.HEAD_OF_BODY},
    SubjectType.GOV_BODY: {Kind.HEAD_OF_BODY},
}
WITH_LEGAL_REP = {
    SubjectType.COMPANY,
    SubjectType.NONCOMPANY,
    SubjectType.COOPERATIVE,
    SubjectType.PUBLIC_INSTITUTION,
    SubjectType.SOCIAL_ORG,  # under a rule that is off by default
}


@pytest.mark.parametrize("subject_type", SubjectType)
def test_principal_persons_by_subject_type(subject_type):
    assert POLICY.offices_of(RoleClass.MAIN_PERSON, subject_type) == MAIN.get(subject_type, set())


@pytest.mark.parametrize("subject_type", SubjectType)
def test_legal_representative_by_subject_type(subject_type):
    expected = {Kind.LEGAL_REP} if subject_type in WITH_LEGAL_REP else set()
    assert POLICY.offices_of(RoleClass.LEGAL_REP, subject_type) == expected


@pytest.mark.parametrize("role_class", [RoleClass.DIRECT, RoleClass.SUBJECT])
def test_no_office_makes_directly_responsible(role_class):
    assert POLICY.offices_of(role_class, SubjectType.COMPANY) == frozenset()


@pytest.mark.parametrize(
    ("subject_type", "offices"),
    [
        (SubjectType.COMPANY, {Kind.LEGAL_REP}),
        (SubjectType.PARTNERSHIP, {Kind.MANAGING_PARTNER, Kind.PARTNER_DELEGATE}),
        (SubjectType.BRANCH, {Kind.BRANCH_HEAD}),
        (SubjectType.INDIVIDUAL, {Kind.OPERATOR}),
        (SubjectType.PERSON, set()),
        (SubjectType.GOV_BODY, {Kind.HEAD_OF_BODY}),
    ],
)
def test_offices_that_the_register_must_show(subject_type, offices):
    assert POLICY.required_offices(subject_type) == offices


@pytest.mark.parametrize(
    "office",
    [
        Kind.SUPERVISOR,
        Kind.INDEP_DIRECTOR,
        Kind.DIRECTOR,
        Kind.CFO,
        Kind.LIMITED_PARTNER,
        Kind.GENERAL_PARTNER,
        Kind.LIAISON,
        Kind.AGENT,
        Kind.DEPUTY_MANAGER,
        Kind.DEPUTY_HEAD,
        Kind.FAMILY_OPERATOR,
        Kind.HOLDS_SHARE,
    ],
)
def test_reason_asks_for_an_instrument(office):
    reason = POLICY.never_recorded(office)
    assert reason is not None
    assert "E1–E3" in reason.zh
    assert "E1–E3" in reason.en


def test_least_assurance_that_carries_an_entry():
    accepted = {assurance for assurance in Assurance if POLICY.is_assured(assurance)}
    assert accepted == {Assurance.VERIFIED_ID, Assurance.ROLE_BOUND}


@pytest.mark.parametrize(
    ("determined", "extended", "window"),
    [
        ("2026-05-10", False, ("2024-05-10", "2026-05-11")),
        ("2026-05-10", True, ("2021-05-10", "2026-05-11")),
        # The longer term is of 2021-07-15; before it two years in every case.
        ("2021-07-14", True, ("2019-07-14", "2021-07-15")),
        ("2021-07-15", True, ("2016-07-15", "2021-07-16")),
        # 29 February has no corresponding day in most years.
        ("2028-02-29", False, ("2026-02-28", "2028-03-01")),
        ("2028-02-29", True, ("2023-02-28", "2028-03-01")),
    ],
)
def test_window_of_an_undated_act_holds_both_ends(determined, extended, window):
    assert POLICY.look_back(day(determined), extended).iso() == window


def test_nothing_is_looked_back_at_before_the_policy():
    when = day("2019-09-11")
    assert POLICY.look_back(when).iso() == ("2019-09-11", "2019-09-12")
