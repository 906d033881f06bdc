"""The bundled policy: what it holds, and what it leaves out."""

import pytest

from graph.intervals import day
from graph.policy import (
    Condition,
    Ground,
    Level,
    MeasureStatus,
    Publication,
    Registry,
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
    "sme-payment-2020",
    "business-environment-31",
    "private-economy-law-2025",
    "express-regulation-18",
    "market-repair-2025",
    "jiangsu-credit-regulation",
    "tendering-law-26",
    "tendering-notice-2016",
    "company-law-2018-146",
    "accounting-law-2024",
    "branch-practice",
    "procurement-tender-order-37",
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
        SubjectType.PUBLIC_INSTITUTION,
        SubjectType.GOV_BODY,
        SubjectType.PERSON,
    }
    kept_apart = (".institution", ".government", ".official")
    assert {found.id for found in POLICY.rules if found.id.endswith(kept_apart)} == {
        found.id for found in restricted
    }


def test_bodies_and_officials_go_to_the_government_integrity_record():
    for found in POLICY.rules:
        apart = found.id.endswith((".government", ".official"))
        assert (found.registry is Registry.GOVERNMENT) is apart


def test_no_head_of_a_body_is_recorded_by_office_alone():
    tiers = {
        record.tier
        for found in POLICY.rules
        if SubjectType.GOV_BODY in found.subject_types
        for record in found.records
        if record.role_class is not RoleClass.DIRECT
    }
    assert tiers == {Tier.TASK_ONLY}


def test_fault_tolerance_is_for_bodies_and_officials_only():
    pleading = {found.id for found in POLICY.rules if "EX_RONGCUO" in found.exemptions}
    assert pleading
    assert all(rule.endswith((".government", ".official")) for rule in pleading)


def listed_rule(category: EventCategory, subject_type: SubjectType):
    return POLICY.rule_for(category, subject_type, MAY_2026)


@pytest.mark.parametrize("category", LISTS)
def test_lists_record_units_like_penalties_and_stand_while_listed(category):
    found = listed_rule(category, SubjectType.COMPANY)
    assert found.records == rule(SubjectType.COMPANY).records
    assert found.needs_list_entry
    assert found.while_listed
    assert (found.severity.grade, found.severity.verified) == (Severity.SERIOUS, False)


def test_what_is_owed_goes_on_until_performed():
    continuing = {f.event_category for f in POLICY.rules if f.timing is Timing.CONTINUING}
    assert continuing == {
        EventCategory.SXBZXR,
        EventCategory.NMGGZ,
        EventCategory.ZFWY,
        EventCategory.ZCCN,
        EventCategory.TQZX,
    }


def test_debtors_list_has_no_rule_for_individual_businesses_and_social_organizations():
    for subject_type in (SubjectType.INDIVIDUAL, SubjectType.SOCIAL_ORG):
        assert listed_rule(EventCategory.SXBZXR, subject_type) is None


@pytest.mark.parametrize("category", LISTS)
def test_listed_natural_person_is_the_subject_and_nobody_else(category):
    (record,) = listed_rule(category, SubjectType.PERSON).records
    assert (record.role_class, record.publication) == (RoleClass.SUBJECT, Publication.AUTHORIZED)


def test_a_notice_and_an_honour_are_lists_and_no_defaults():
    no_default = {"JYYC", "HONGMD", "OTHER"}
    assert {c.value for c in ListCode} - {c.value for c in EventCategory} == no_default


def test_only_arrears_of_wages_propose_a_measure_by_rule():
    proposing = {found.event_category for found in POLICY.rules if found.measures}
    assert proposing == {EventCategory.NMGGZ}


def test_the_eight_joint_measures_stand_in_the_data():
    joint = POLICY.joint_measures.values()
    assert [m.id for m in joint] == [f"J{n}" for n in range(1, 9)]
    assert all(m.clause == "二.(四).2.(1)" for m in joint)


def test_a_joint_measure_that_no_law_carries_is_withheld_with_its_reason():
    enough = POLICY.measures.class_1_rests_on
    for measure in POLICY.joint_measures.values():
        kind = POLICY.measures.codes[measure.code]
        sound = any(POLICY.basis(b).level in enough for b in measure.basis)
        proposed = measure.status is MeasureStatus.PROPOSED
        assert proposed is (sound or kind.measure_class != 1)
        assert (measure.why is None) is proposed


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
    assert POLICY.evidence_levels() == {EvidenceLevel.E1, EvidenceLevel.E2, EvidenceLevel.E3}


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
