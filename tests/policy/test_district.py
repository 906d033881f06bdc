"""The bundled policy: what it holds, what it leaves out, and that it quotes its source exactly."""

import os
import re
from pathlib import Path

import pytest

from graph.intervals import day
from graph.policy import (
    Condition,
    Ground,
    Level,
    Publication,
    RoleClass,
    Tier,
    Timing,
    district_policy,
)
from graph.vocabulary import (
    OFFICES,
    EventCategory,
    EvidenceLevel,
    Kind,
    ListCode,
    Severity,
    SubjectType,
)

SOURCE = Path(__file__).parents[3] / "shared" / "policy-xinbei-2019.txt"
POLICY = district_policy()
MAY_2026 = day("2026-05-10")

RULES = {
    SubjectType.COMPANY: "XZCF.enterprise",
    SubjectType.NONCOMPANY: "XZCF.enterprise",
    SubjectType.PARTNERSHIP: "XZCF.enterprise",
    SubjectType.SOLE_PROP: "XZCF.enterprise",
    SubjectType.BRANCH: "XZCF.enterprise",
    SubjectType.COOPERATIVE: "XZCF.cooperative",
    SubjectType.PUBLIC_INSTITUTION: "XZCF.institution",
    SubjectType.INDIVIDUAL: "XZCF.individual",
    SubjectType.PERSON: "XZCF.person",
}

UNVERIFIED = {
    "beneficial-owners-6",
    "beneficial-owners-7",
    "beneficial-owners-8",
    "beneficial-owners-commitment",
    "beneficial-owners-filing",
    "cas-2-influence",
    "cas-36-4-10",
    "company-law-2018-216",
    "civil-principles-54",
    "company-law-2018-13",
    "company-law-2018-44",
    "company-law-2023-68",
    "penalty-law-2017-29",
    "repair-notice-2019",
    "repair-trial-2023-minor",
    "repair-measures-2026-classes",
    "debtor-list-2019-unit-only",
    "disclosure-regulation-2024",
    "violation-list-2021",
    "serious-lists-2020",
    "tendering-law-26",
    "tendering-notice-2016",
    "company-law-2018-146",
}

LISTS = (EventCategory.SXBZXR, EventCategory.YZWF, EventCategory.ZFCG)


def rule(subject_type: SubjectType, determined: int = MAY_2026):
    return POLICY.rule_for(EventCategory.XZCF, subject_type, determined)


def test_head():
    assert (POLICY.id, POLICY.version, POLICY.issuer.level) == (
        "xinbei-2019",
        "2026.1",
        Level.NORMATIVE,
    )
    assert POLICY.effective_from == day("2019-09-12")
    assert not POLICY.in_force_checked
    assert "尚未核实" in POLICY.in_force_note.zh


def test_is_loaded_once():
    assert district_policy() is POLICY


@pytest.mark.parametrize("subject_type", SubjectType)
def test_each_subject_type_has_its_rule_or_none(subject_type):
    found = rule(subject_type)
    assert (found.id if found else None) == RULES.get(subject_type)


def test_company_records_two_classes_by_status_and_one_by_determination():
    assert [
        (r.role_class, r.tier, r.rebuttable, r.as_subject)
        for r in rule(SubjectType.COMPANY).records
    ] == [
        (RoleClass.LEGAL_REP, Tier.A_STATUS, True, False),
        (RoleClass.MAIN_PERSON, Tier.A_STATUS, True, False),
        (RoleClass.DIRECT, Tier.B_DETERMINED, False, False),
    ]


@pytest.mark.parametrize(
    ("subject_type", "role_class"),
    [(SubjectType.INDIVIDUAL, RoleClass.MAIN_PERSON), (SubjectType.PERSON, RoleClass.SUBJECT)],
)
def test_who_is_the_subject_gets_one_entry_on_authorized_query(subject_type, role_class):
    (record,) = rule(subject_type).records
    assert record.role_class is role_class
    assert record.as_subject
    assert record.tier is Tier.B_DETERMINED
    assert record.publication is Publication.AUTHORIZED


def test_only_institutions_are_restricted():
    restricted = [found for found in POLICY.rules if found.restricted]
    assert {t for found in restricted for t in found.subject_types} == {
        SubjectType.PUBLIC_INSTITUTION
    }
    assert {found.id for found in POLICY.rules if found.id.endswith(".institution")} == {
        found.id for found in restricted
    }


def listed_rule(category: EventCategory, subject_type: SubjectType):
    return POLICY.rule_for(category, subject_type, MAY_2026)


@pytest.mark.parametrize("category", LISTS)
def test_lists_record_units_like_penalties_and_stand_while_listed(category):
    found = listed_rule(category, SubjectType.COMPANY)
    assert found.records == rule(SubjectType.COMPANY).records
    assert found.needs_list_entry
    assert found.while_listed
    assert (found.severity.grade, found.severity.verified) == (Severity.SERIOUS, False)


def test_only_judgment_debts_go_on_until_performed():
    continuing = {f.event_category for f in POLICY.rules if f.timing is Timing.CONTINUING}
    assert continuing == {EventCategory.SXBZXR}


def test_debtors_list_has_no_rule_for_individual_businesses_and_bodies():
    for subject_type in (SubjectType.INDIVIDUAL, SubjectType.GOV_BODY, SubjectType.SOCIAL_ORG):
        assert listed_rule(EventCategory.SXBZXR, subject_type) is None


@pytest.mark.parametrize("category", LISTS)
def test_listed_natural_person_is_the_subject_and_nobody_else(category):
    (record,) = listed_rule(category, SubjectType.PERSON).records
    assert (record.role_class, record.publication) == (RoleClass.SUBJECT, Publication.AUTHORIZED)


def test_a_notice_and_an_honour_are_lists_and_no_defaults():
    no_default = {"JYYC", "HONGMD"}
    assert {c.value for c in ListCode} - {c.value for c in EventCategory} == no_default


def test_no_rule_proposes_a_measure():
    assert not any(found.measures for found in POLICY.rules)


def test_every_office_is_recorded_derived_or_never_recorded():
    by_office = {
        o for c in POLICY.role_classes.values() for r in c.offices.values() for o in r.offices
    }
    derived = {d.office for d in POLICY.derived}
    assert by_office | derived | set(POLICY.not_recorded) == OFFICES | {Kind.HOLDS_SHARE}
    assert not by_office & set(POLICY.not_recorded)


def test_director_alone_is_both_never_recorded_and_derived():
    (sole,) = POLICY.derived_offices(SubjectType.COMPANY)
    assert (sole.office, sole.counts_as, sole.when) == (
        Kind.DIRECTOR,
        Kind.EXEC_DIRECTOR,
        Condition.SOLE,
    )
    assert Kind.CHAIR in sole.others
    assert not sole.in_force(day("2024-06-30"))
    assert sole.in_force(day("2024-07-01"))
    assert POLICY.never_recorded(Kind.DIRECTOR)


def test_deputy_in_charge_counts_where_nobody_is_head():
    (acting,) = POLICY.derived_offices(SubjectType.PUBLIC_INSTITUTION)
    assert (acting.office, acting.counts_as) == (Kind.ACTING_HEAD, Kind.HEAD_OF_BODY)
    assert (acting.when, acting.others) == (Condition.NO_HOLDER, (Kind.HEAD_OF_BODY,))
    assert not acting.verified


def test_partner_that_is_an_organization_resolves_to_its_delegate():
    (partner,) = POLICY.derived_offices(SubjectType.PARTNERSHIP)
    assert (partner.office, partner.counts_as, partner.when) == (
        Kind.MANAGING_PARTNER,
        Kind.PARTNER_DELEGATE,
        Condition.ORGANIZATION,
    )


@pytest.mark.parametrize(
    ("office", "left", "implied"),
    [
        (Kind.DIRECTOR, "2024-07-01", {Kind.LEGAL_REP, Kind.CHAIR, Kind.EXEC_DIRECTOR}),
        (Kind.DIRECTOR, "2024-06-30", {Kind.CHAIR, Kind.EXEC_DIRECTOR}),
        (Kind.GENERAL_MANAGER, "2024-07-01", {Kind.LEGAL_REP}),
        (Kind.GENERAL_MANAGER, "2024-06-30", set()),
        (Kind.CHAIR, "2024-07-01", set()),
        (Kind.LEGAL_REP, "2024-07-01", set()),
    ],
)
def test_who_leaves_one_office_leaves_others_with_it(office, left, implied):
    assert POLICY.left_with(office, SubjectType.COMPANY, day(left)) == {office} | implied
    assert POLICY.left_with(office, SubjectType.COOPERATIVE, day(left)) == {office}


def test_branch_has_no_derived_office():
    assert POLICY.derived_offices(SubjectType.BRANCH) == ()


def test_only_three_levels_of_evidence_carry_an_entry():
    assert POLICY.evidence_levels == {EvidenceLevel.E1, EvidenceLevel.E2, EvidenceLevel.E3}


def test_regimes_carry_their_marks():
    verified = {
        key: {severity.value: grade.verified for severity, grade in regime.grades.items()}
        for key, regime in POLICY.regimes.items()
    }
    assert verified == {
        "repair-2019": {"minor": False, "general": False, "serious": False},
        "repair-2023": {"minor": False, "general": True, "serious": False},
        "repair-2026": {"minor": True, "general": True, "serious": True},
    }


def test_gradings_rest_on_a_summary_and_say_so():
    gradings = [g for regime in POLICY.regimes.values() for g in regime.gradings]
    assert gradings
    assert not any(g.verified for g in gradings)
    assert {POLICY.basis(b).verified for g in gradings for b in g.citation} == {False}


def test_unverified_bases_are_marked_and_nothing_unread_is_quoted():
    assert {key for key, basis in POLICY.bases.items() if not basis.verified} == UNVERIFIED
    for basis in POLICY.bases.values():
        assert bool(basis.checked) is basis.verified
        assert basis.verified or not basis.quote


def test_class_1_rests_on_law_of_five_levels():
    measures = POLICY.measures
    assert not measures.verified
    assert set(measures.class_1_rests_on) == {
        Level.LAW,
        Level.ADMINISTRATIVE,
        Level.JUDICIAL,
        Level.LOCAL,
        Level.CENTRAL_POLICY,
    }
    class_1 = {code for code, kind in measures.codes.items() if kind.measure_class == 1}
    assert class_1 == {"M01", "M02", "M03", "M04", "M05", "M06"}


def test_no_entry_of_a_person_is_ever_public():
    ranges = {
        POLICY.publication_of(found, record, severity)
        for found in POLICY.rules
        for record in found.records
        for severity in Severity
    }
    assert Publication.PUBLIC not in ranges


def test_every_role_class_is_defined():
    assert set(POLICY.role_classes) == set(RoleClass)
    assert POLICY.role_classes[RoleClass.DIRECT].by is Ground.DETERMINATION
    assert POLICY.role_classes[RoleClass.SUBJECT].by is Ground.SUBJECT


def test_every_clause_is_used():
    cited = {found.clause for found in POLICY.rules} | {b.article for b in POLICY.bases.values()}
    assert set(POLICY.clauses) <= cited


@pytest.mark.parametrize("clause_id", POLICY.clauses)
def test_clause_is_quoted_word_for_word(clause_id):
    if not SOURCE.exists():
        assert os.environ.get("CI") != "true", f"CI must have the policy text at {SOURCE.name}"
        pytest.skip("the policy text is not beside the repository")
    source = _joined(SOURCE.read_text(encoding="utf-8"))
    number = re.findall(r"\.(\(\d+\))$", clause_id)
    text = POLICY.clause(clause_id).text
    assert source.count(_joined(text)) == 1
    assert (number[0] if number else "") + _joined(text) in source


def _joined(text: str) -> str:
    """Without line and page breaks, which cut words in the source."""
    return "".join(text.split())
