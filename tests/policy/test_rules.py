"""Which rule answers on which day, what it cites, and how a switch turns it off."""

import pytest

from graph.errors import NotFoundError
from graph.intervals import day
from graph.policy import district_policy
from graph.vocabulary import EventCategory, Kind, SubjectType

POLICY = district_policy()
XZCF, COMPANY = EventCategory.XZCF, SubjectType.COMPANY

TWO_VERSIONS = """
rules:
  - {id: R, version: "2", effective_from: 2026-04-01, event_category: XZCF,
     subject_types: [company], when: {state: confirmed}, citation: [law],
     records: [{class: direct, tier: B_determined, publication: 内部}]}
  - {id: R, version: "1", effective_from: 2019-09-12, effective_to: 2026-04-01,
     event_category: XZCF, subject_types: [company], when: {state: confirmed},
     citation: [district], records: [{class: direct, tier: B_determined, publication: 内部}]}
"""


def id_on(when: str, subject_type: SubjectType = COMPANY) -> str | None:
    rule = POLICY.rule_for(XZCF, subject_type, day(when))
    return rule.id if rule else None


def test_first_day_of_the_policy():
    assert id_on("2019-09-11") is None
    assert id_on("2019-09-12") == "XZCF.enterprise"


def test_a_determination_long_before_the_policy_has_no_rule():
    assert id_on("1999-01-01") is None


def test_an_act_older_than_the_policy_goes_by_the_day_of_its_determination():
    # The day of the act is no argument at all (domain.md §2.4, U3).
    assert id_on("2019-10-08") == "XZCF.enterprise"


def test_the_version_in_force_at_the_determination_is_chosen(policy_with):
    policy = policy_with(rules=TWO_VERSIONS)
    versions = [policy.rule_for(XZCF, COMPANY, day(d)) for d in ("2026-03-31", "2026-04-01")]
    assert [rule.version for rule in versions] == ["1", "2"]


def test_a_repealed_rule_answers_no_more(policy_with):
    ended = TWO_VERSIONS.replace("2026-04-01,", "2026-04-01, effective_to: 2027-01-01,", 1)
    policy = policy_with(rules=ended)
    assert policy.rule_for(XZCF, COMPANY, day("2026-12-31")).version == "2"
    assert policy.rule_for(XZCF, COMPANY, day("2027-01-01")) is None


def test_government_body_and_social_organization_have_no_rule():
    assert id_on("2026-05-10", SubjectType.GOV_BODY) is None
    assert id_on("2026-05-10", SubjectType.SOCIAL_ORG) is None


def test_cooperative_follows_its_switch():
    off = POLICY.switched("cooperative_as_enterprise", False)
    assert id_on("2026-05-10", SubjectType.COOPERATIVE) == "XZCF.cooperative"
    assert off.rule_for(XZCF, SubjectType.COOPERATIVE, day("2026-05-10")) is None
    assert off.rule_for(XZCF, COMPANY, day("2026-05-10")) is not None


def test_a_turned_switch_is_another_policy():
    off = POLICY.switched("record_minor_on_person", False)
    assert POLICY.switch("record_minor_on_person")
    assert not off.switch("record_minor_on_person")
    assert off.digest != POLICY.digest
    assert off.digest != POLICY.switched("cooperative_as_enterprise", False).digest
    assert off.switched("record_minor_on_person", True).digest == POLICY.digest


def test_citations_of_a_rule():
    rule = POLICY.rule_for(XZCF, COMPANY, day("2026-05-10"))
    (basis,) = POLICY.citations(rule)
    assert (basis.id, basis.article) == ("xinbei-record-on-persons", "二.(四).2.(6)")
    assert basis.verified


@pytest.mark.parametrize(
    ("when", "basis"),
    [("2020-12-31", "civil-principles-54"), ("2021-01-01", "civil-code-54")],
)
def test_citations_in_force_on_a_day(when, basis):
    rule = POLICY.rule_for(XZCF, SubjectType.INDIVIDUAL, day(when))
    assert [b.id for b in POLICY.citations(rule, day(when))] == [basis]
    assert len(POLICY.citations(rule)) == 2


def test_clause_of_a_rule_has_its_text():
    rule = POLICY.rule_for(XZCF, COMPANY, day("2026-05-10"))
    assert "其法定代表人、主要负责人和其他负有直接责任人员" in POLICY.clause(rule.clause).text


def test_individual_business_rests_on_law_alone():
    assert POLICY.rule_for(XZCF, SubjectType.INDIVIDUAL, day("2026-05-10")).clause is None


@pytest.mark.parametrize("ask", [POLICY.clause, POLICY.basis, POLICY.exemption])
def test_unknown_id_is_not_found(ask):
    with pytest.raises(NotFoundError, match="“nothing”"):
        ask("nothing")


def test_exemptions_of_a_rule_are_known():
    rule = POLICY.rule_for(XZCF, COMPANY, day("2026-05-10"))
    pleas = [POLICY.exemption(name) for name in rule.exemptions]
    assert [p.id for p in pleas if p.applies_to == ("tier_A",)] == ["EX_NO_RESPONSIBILITY"]


def test_fault_tolerance_is_no_plea_of_an_enterprise():
    rule = POLICY.rule_for(XZCF, COMPANY, day("2026-05-10"))
    assert "EX_RONGCUO" not in rule.exemptions
    assert POLICY.exemption("EX_RONGCUO").applies_to == ("gov_body", "gov_official")


def test_policy_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        POLICY.rules[0].version = "2"


def test_reason_why_an_office_is_never_recorded():
    assert "监督" in POLICY.never_recorded(Kind.SUPERVISOR).zh
    assert POLICY.never_recorded(Kind.LEGAL_REP) is None
