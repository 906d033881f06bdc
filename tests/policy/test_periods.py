"""When an entry is published, may be repaired and ends; who may see it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.intervals import FOREVER, Interval, day, iso
from graph.policy import RECORDED, Policy, Publication, district_policy
from graph.vocabulary import EventCategory, Severity, SubjectType

POLICY = district_policy()
MAY_2026 = day("2026-05-10")
RULE = POLICY.rule_for(EventCategory.XZCF, SubjectType.COMPANY, MAY_2026)
DAYS = st.integers(day("2019-09-12"), day("2090-12-31"))
PUBLISHED = st.sampled_from([Severity.GENERAL, Severity.SERIOUS])


def period(
    severity: Severity, determined: str, policy: Policy = POLICY
) -> tuple[str, str, str, str] | None:
    found = policy.period(severity, day(determined))
    return found and (
        iso(found.publish_from),
        iso(found.publish_to),
        iso(found.repair_from),
        found.regime,
    )


def test_general_fine_of_case_c01():
    assert period(Severity.GENERAL, "2026-05-10") == (
        "2026-05-10",
        "2027-05-10",
        "2026-08-10",
        "repair-2026",
    )


@pytest.mark.parametrize(
    ("severity", "determined", "publish_to", "repair_from", "regime"),
    [
        (Severity.GENERAL, "2026-03-31", "2029-03-31", "2026-06-30", "repair-2023"),
        (Severity.GENERAL, "2026-04-01", "2027-04-01", "2026-07-01", "repair-2026"),
        (Severity.SERIOUS, "2026-04-01", "2029-04-01", "2027-04-01", "repair-2026"),
        (Severity.GENERAL, "2023-04-30", "2024-04-30", "2023-07-30", "repair-2019"),
        (Severity.GENERAL, "2023-05-01", "2026-05-01", "2023-08-01", "repair-2023"),
        (Severity.SERIOUS, "2019-09-12", "2022-09-12", "2020-03-12", "repair-2019"),
        # A month or year without the corresponding day gives its last one.
        (Severity.GENERAL, "2024-02-29", "2027-02-28", "2024-05-29", "repair-2023"),
        (Severity.GENERAL, "2028-02-29", "2029-02-28", "2028-05-29", "repair-2026"),
        (Severity.GENERAL, "2026-11-30", "2027-11-30", "2027-02-28", "repair-2026"),
    ],
)
def test_period_of_the_regime_at_the_determination(
    severity, determined, publish_to, repair_from, regime
):
    literal = POLICY.switched("shorter_period_on_transition", False)
    found = period(severity, determined, literal)
    assert found == (determined, publish_to, repair_from, regime)


@pytest.mark.parametrize(
    ("determined", "publish_to"),
    [
        ("2026-03-31", "2027-03-31"),  # a year under the new regime, three under the old one
        ("2025-04-01", "2026-04-01"),  # the year of the new regime ends on its first day
        ("2024-02-29", "2026-04-01"),  # what was published stays so: nothing runs backwards
        ("2023-04-01", "2024-04-01"),  # over before the new regime began
    ],
)
def test_what_is_left_of_a_period_is_shortened_by_a_newer_regime(determined, publish_to):
    assert period(Severity.GENERAL, determined)[1] == publish_to


@pytest.mark.parametrize("severity", [Severity.MINOR, Severity.UNCLASSIFIED])
@pytest.mark.parametrize("determined", ["2019-09-12", "2025-01-01", "2026-05-10"])
def test_minor_and_unclassified_are_not_published(severity, determined):
    assert period(severity, determined) is None


def test_before_every_regime_nothing_is_published():
    assert period(Severity.GENERAL, "2019-06-30") is None
    assert POLICY.regime(day("2019-06-30")) is None


@given(DAYS, PUBLISHED)
def test_published_from_the_determination_and_repairable_within(determined, severity):
    found = POLICY.period(severity, determined)
    assert found is not None
    assert determined == found.publish_from < found.repair_from <= found.publish_to


@pytest.mark.parametrize(
    ("severity", "determined", "expected"),
    [
        (Severity.GENERAL, "2026-05-10", "2027-05-10"),
        (Severity.SERIOUS, "2026-05-10", "2029-05-10"),
        (Severity.MINOR, "2026-05-10", "2026-08-10"),
        (Severity.MINOR, "2020-01-31", "2020-04-30"),
        # No maximum is known while the severity is not: the fallback of five years.
        (Severity.UNCLASSIFIED, "2026-05-10", "2031-05-10"),
        (Severity.UNCLASSIFIED, "2028-02-29", "2033-02-28"),
    ],
)
def test_entry_ends_after_the_maximum(severity, determined, expected):
    assert iso(POLICY.expire_at(RULE, severity, day(determined))) == expected


def test_fallback_runs_from_the_later_of_act_and_determination():
    earlier, later = day("2026-02-20"), day("2026-06-30")
    assert iso(POLICY.expire_at(RULE, Severity.UNCLASSIFIED, MAY_2026, earlier)) == "2031-05-10"
    assert iso(POLICY.expire_at(RULE, Severity.UNCLASSIFIED, MAY_2026, later)) == "2031-06-30"


def test_the_end_of_the_act_does_not_move_a_maximum():
    later = day("2026-06-30")
    assert iso(POLICY.expire_at(RULE, Severity.GENERAL, MAY_2026, later)) == "2027-05-10"


def test_rule_without_a_period_falls_back_too(policy_with):
    policy = policy_with(
        rules="""
rules:
  - {id: R, version: "1", effective_from: 2019-09-12, event_category: XZCF,
     subject_types: [company], when: {state: confirmed}, citation: [law],
     records: [{class: direct, tier: B_determined, publication: 内部}]}
"""
    )
    (rule,) = policy.rules
    assert iso(policy.expire_at(rule, Severity.SERIOUS, MAY_2026)) == "2031-05-10"
    assert iso(policy.expire_at(rule, Severity.MINOR, MAY_2026)) == "2026-08-10"


def test_an_act_that_goes_on_lets_no_fallback_begin():
    for end in (FOREVER, FOREVER - 1):
        assert POLICY.expire_at(RULE, Severity.UNCLASSIFIED, MAY_2026, end) == FOREVER
        assert iso(POLICY.expire_at(RULE, Severity.GENERAL, MAY_2026, end)) == "2027-05-10"


LISTED = POLICY.rule_for(EventCategory.SXBZXR, SubjectType.COMPANY, MAY_2026)


def test_what_stands_while_listed_ends_with_the_list_entry_alone():
    open_, closed = Interval(MAY_2026, FOREVER), Interval(MAY_2026, day("2026-09-01"))
    for span in (open_, closed):
        found = POLICY.period_of(LISTED, Severity.SERIOUS, MAY_2026, span)
        assert (found.publish_from, found.publish_to) == span
        assert (found.repair_from, found.regime) == (None, "while_listed")
        assert POLICY.expire_at(LISTED, Severity.SERIOUS, MAY_2026, None, span) == span.stop
    assert POLICY.period_of(LISTED, Severity.SERIOUS, MAY_2026) is None
    assert POLICY.expire_at(LISTED, Severity.SERIOUS, MAY_2026) == FOREVER


def test_other_rules_do_not_look_at_the_list():
    span = Interval(MAY_2026, FOREVER)
    found = POLICY.period_of(RULE, Severity.GENERAL, MAY_2026, span)
    assert found == POLICY.period(Severity.GENERAL, MAY_2026)


def test_a_category_has_its_own_severity_unless_one_is_stated():
    assert POLICY.severity((), False, "", MAY_2026, LISTED) is Severity.SERIOUS
    assert POLICY.severity(("警告",), True, "", MAY_2026, LISTED) is Severity.SERIOUS
    assert POLICY.severity((), False, "general", MAY_2026, LISTED) is Severity.GENERAL
    assert POLICY.severity((), False, "", MAY_2026, RULE) is Severity.UNCLASSIFIED


def test_minor_acts_close_on_performance_and_carry_no_measure():
    assert POLICY.minor.closes_on == "performed"
    assert not POLICY.minor.usable_for_measures


def test_ranges_nest():
    for wide, narrow in pairwise(Publication):
        assert wide.includes(narrow)
        assert not narrow.includes(wide)
    assert all(each.includes(each) for each in Publication)
    assert Publication.narrowest(Publication.PUBLIC, Publication.AUTHORIZED) is (
        Publication.AUTHORIZED
    )


@pytest.mark.parametrize("severity", [Severity.MINOR, Severity.UNCLASSIFIED])
def test_minor_and_unclassified_stay_internal(severity):
    assert POLICY.publication(None, severity, is_person=False) is Publication.INTERNAL
    for tier in RECORDED:
        assert POLICY.publication(tier, severity, is_person=True) is Publication.INTERNAL
    for record in RULE.records:
        assert POLICY.publication_of(RULE, record, severity) is Publication.INTERNAL


@pytest.mark.parametrize("severity", [Severity.GENERAL, Severity.SERIOUS])
def test_unit_is_public_and_persons_are_shared_within_government(severity):
    assert POLICY.publication(None, severity, is_person=False) is Publication.PUBLIC
    for tier in RECORDED:
        assert POLICY.publication(tier, severity, is_person=True) is Publication.GOVERNMENT


def test_person_without_a_tier_stays_internal():
    assert POLICY.publication(None, Severity.GENERAL, is_person=True) is Publication.INTERNAL


def test_rule_may_grant_less_than_the_ceiling():
    rule = POLICY.rule_for(EventCategory.XZCF, SubjectType.PERSON, MAY_2026)
    granted = POLICY.publication_of(rule, rule.records[0], Severity.GENERAL)
    assert granted is Publication.AUTHORIZED


def test_restricted_rule_stays_within_the_restricted_ceiling(policy_with):
    rules = """
rules:
  - {id: R, version: "1", effective_from: 2019-09-12, event_category: XZCF, restricted: true,
     subject_types: [company], when: {state: confirmed}, citation: [law],
     records: [{class: direct, tier: B_determined, publication: 政务共享}]}
"""
    policy = policy_with(rules=rules)
    (rule,) = policy.rules
    granted = policy.publication_of(rule, rule.records[0], Severity.GENERAL)
    assert granted is Publication.AUTHORIZED


def test_what_restricted_means():
    restricted = POLICY.restricted
    assert restricted.ceiling is Publication.GOVERNMENT
    assert "api_consumer" in restricted.withheld_from
    assert restricted.meaning.zh
