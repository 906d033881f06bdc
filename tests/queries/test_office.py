"""Bars from office (domain.md §3.3): each rule met, not met, and on its boundary days."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from graph.errors import InputError, NotFoundError, RefusedError
from graph.intervals import day, shift
from graph.policy import Applying
from graph.records import Party
from graph.vocabulary import Kind, NodeKind, SubjectType
from queries.offices import conflicts_at, conflicts_of, conflicts_page, may_hold, seat_at
from queries.offices import facts as facts_module
from queries.offices.office import role_of
from queries.sight import EVERYTHING, Sight
from tests.asking import POLICY, asking, listed, node, order, status, tie
from tests.builders import E1, E2, office, person, profile
from tests.builders import named as mention
from tests.events import conduct, event_of, named, penalty

pytestmark = pytest.mark.usefixtures("every_engine")

WANG = person("王丙")
CLOSED = event_of("吊1号", E2)
FOUNDATION = Party("u:53990411TE00001844", NodeKind.ORGANIZATION, "某基金会")


def ask(
    tmp_path,
    when,
    *statements,
    role=Kind.DIRECTOR,
    at=SubjectType.COMPANY,
    sight=EVERYTHING,
    of=WANG,
):
    given = [profile(E1, type="company", industry="煤矿"), tie(Kind.PROFILE, WANG, name="王丙")]
    with asking(tmp_path, *given, *statements) as view:
        place = node(view, at) if isinstance(at, Party) else at
        seat = seat_at(place, role, view)
        return may_hold(node(view, of), seat, view, POLICY, day(when), sight)


def own(name, determined, **props):
    return penalty(event_of(name, WANG), WANG, determined=determined, **props)


def rules(answer, verdict):
    return {f.rule for f in answer.findings if f.verdict == verdict}


def closure(determined="2024-06-01", **held):
    """E2 loses its licence; 王丙 was its representative and is found responsible."""
    start, stop = held.get("start", "2020-01-01"), held.get("stop", "")
    return [
        *penalty(CLOSED, E2, determined=determined, penalties=["吊销营业执照"], severity="serious"),
        conduct(CLOSED, "2024-01-01", "2024-02-01", doc="吊1号"),
        office(WANG, Kind.LEGAL_REP, start, stop, of=E2),
    ]


FOUND = named(CLOSED, WANG, level="E2")


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("2024-07-01", "barred"),
        ("2027-06-01", "barred"),  # the corresponding day is in
        ("2027-06-02", "not_barred"),
    ],
)
def test_closure_with_responsibility_bars_through_the_corresponding_day(tmp_path, when, verdict):
    answer = ask(tmp_path, when, closure(), FOUND)
    assert answer.verdict == verdict
    if verdict == "barred":
        (finding,) = answer.findings
        assert (finding.rule, finding.through) == ("GS-178.4", "2027-06-01")
        assert finding.citations[0].article == "第一百七十八条"
        assert [p.kind for p in finding.path] == ["NAMED", "EVENT", "LEGAL_REP"]
        assert "应当解除" in finding.effect.zh


def test_representative_of_a_closed_company_without_a_determination_is_free(tmp_path):
    answer = ask(tmp_path, "2025-01-01", closure())
    assert answer.verdict == "not_barred"
    missed = {(m.rule, m.because.en) for m in answer.not_met}
    assert ("GS-178.4", "the office alone: no instrument finds that the person is responsible") in (
        missed
    )


@pytest.mark.parametrize(
    ("level", "verdict"),
    [("E1", "barred"), ("E3", "barred"), ("E4", "not_barred")],
)
def test_a_lead_is_no_determination(tmp_path, level, verdict):
    answer = ask(tmp_path, "2025-01-01", closure(), named(CLOSED, WANG, level=level))
    assert answer.verdict == verdict


def test_who_is_found_responsible_and_was_not_the_representative_is_free(tmp_path):
    other = [office(WANG, Kind.SUPERVISOR, "2020-01-01", of=E2), *closure()[:-1]]
    assert ask(tmp_path, "2025-01-01", other, FOUND).verdict == "not_barred"


def test_representative_who_left_before_the_conduct_is_free(tmp_path):
    assert ask(tmp_path, "2025-01-01", closure(stop="2024-01-01"), FOUND).verdict == "not_barred"


def test_repair_does_not_shorten_the_bar(tmp_path):
    repaired = [*closure(), FOUND, status(CLOSED, "repaired", "2024-09-01")]
    assert ask(tmp_path, "2026-01-01", repaired).verdict == "barred"


def test_revoked_decision_bars_nobody_and_one_found_unlawful_leaves_it_open(tmp_path):
    for what, verdict in (("revoked", "not_barred"), ("withdrawn", "unknown")):
        (tmp_path / what).mkdir()
        given = [*closure(), FOUND, status(CLOSED, what, "2024-09-01")]
        assert ask(tmp_path / what, "2026-01-01", given).verdict == verdict


def test_penalty_that_closes_nothing_bars_nobody(tmp_path):
    fined = penalty(CLOSED, E2, penalties=["罚款"])
    given = [*fined, *closure()[2:], FOUND]
    assert ask(tmp_path, "2026-06-01", given).verdict == "not_barred"


SENTENCED = {"crime_class": "bribery", "ended": "2022-03-31"}


@pytest.mark.parametrize(
    ("sentence", "when", "verdict"),
    [
        (SENTENCED, "2025-01-01", "barred"),
        (SENTENCED, "2027-03-31", "barred"),
        (SENTENCED, "2027-04-01", "not_barred"),
        (SENTENCED | {"crime_class": "traffic"}, "2025-01-01", "not_barred"),
        ({"crime_class": "bribery", "probation_ended": "2024-05-01"}, "2026-05-01", "barred"),
        ({"crime_class": "bribery", "probation_ended": "2024-05-01"}, "2026-05-02", "not_barred"),
        # no end on file: certain for five years after the judgment, unknown after
        ({"crime_class": "bribery"}, "2025-01-10", "barred"),
        ({"crime_class": "bribery"}, "2025-01-11", "unknown"),
        ({"crime_class": "traffic", "deprivation_ended": "2022-03-31"}, "2027-03-31", "barred"),
    ],
)
def test_sentence_under_the_company_law(tmp_path, sentence, when, verdict):
    judged = own("判1号", "2020-01-10", category="GWCF", sentence=sentence)
    answer = ask(tmp_path, when, judged)
    assert answer.verdict == verdict
    assert rules(answer, "barred") <= {"GS-178.2"}


def test_registration_rule_has_no_probation_limb_and_leaves_it_to_a_person(tmp_path):
    sentence = {"crime_class": "bribery", "probation_ended": "2024-05-01"}
    judged = own("判1号", "2020-01-10", category="GWCF", sentence=sentence)
    given = {"role": Kind.LEGAL_REP, "at": SubjectType.NONCOMPANY}
    answer = ask(tmp_path, "2026-06-01", judged, **given)
    assert answer.verdict == "unknown"
    assert [f.rule for f in answer.findings] == ["DJ-12.2"]


def bankrupt(closed="2024-06-01"):
    event = event_of("破1号", E2)
    return [
        *penalty(event, E2, determined="2024-05-01", bankruptcy={"liquidation_closed": closed}),
        office(WANG, Kind.DIRECTOR, "2020-01-01", of=E2),
        named(event, WANG),
    ]


@pytest.mark.parametrize(
    ("when", "verdict"),
    [("2024-07-01", "barred"), ("2027-06-01", "barred"), ("2027-06-02", "not_barred")],
)
def test_responsible_director_of_a_bankrupt_company(tmp_path, when, verdict):
    answer = ask(tmp_path, when, bankrupt())
    assert answer.verdict == verdict


def test_director_of_a_bankrupt_company_without_a_determination_is_free(tmp_path):
    answer = ask(tmp_path, "2025-01-01", bankrupt()[:-1])
    assert answer.verdict == "not_barred"
    assert {m.rule for m in answer.not_met} == {"GS-178.3"}


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("2026-05-09", "not_barred"),
        ("2026-05-10", "barred"),
        ("2026-08-31", "barred"),
        ("2026-09-01", "not_barred"),
    ],
)
def test_listed_debtor_is_barred_while_listed(tmp_path, when, verdict):
    answer = ask(tmp_path, when, listed(WANG, stop="2026-09-01"))
    assert answer.verdict == verdict
    assert rules(answer, "barred") == ({"GS-178.5"} if verdict == "barred" else set())


def test_listing_of_the_unit_bars_nobody(tmp_path):
    given = [office(WANG, Kind.LEGAL_REP, "2020-01-01", of=E2), listed(E2)]
    assert ask(tmp_path, "2026-06-01", given).verdict == "not_barred"


def test_unlisted_debt_is_a_flag_for_a_representative_and_nothing_for_a_director(tmp_path):
    debt = own("债1号", "2026-01-01", category="SXBZXR", debt={"due": "2026-02-01"})
    for role, verdict in ((Kind.LEGAL_REP, "flag"), (Kind.DIRECTOR, "not_barred")):
        (tmp_path / role).mkdir()
        assert ask(tmp_path / role, "2026-06-01", debt, role=role).verdict == verdict


def test_debt_that_was_paid_is_over_on_the_day_of_payment(tmp_path):
    debt = {"due": "2026-02-01", "paid": "2026-06-01"}
    paid = own("债1号", "2026-01-01", category="SXBZXR", debt=debt)
    for when, verdict in (("2026-05-31", "flag"), ("2026-06-01", "not_barred")):
        (tmp_path / when).mkdir()
        assert ask(tmp_path / when, when, paid, role=Kind.LEGAL_REP).verdict == verdict


@pytest.mark.parametrize(
    ("capacity", "stop", "verdict"),
    [
        ("none", "", "barred"),
        ("limited", "2026-06-02", "barred"),
        ("limited", "2026-06-01", "not_barred"),
        ("full", "", "not_barred"),
    ],
)
def test_capacity(tmp_path, capacity, stop, verdict):
    said = tie(Kind.PROFILE, WANG, stop=stop, name="王丙", civil_capacity=capacity)
    with asking(tmp_path, profile(E1, type="company"), said) as view:
        seat = seat_at(node(view, E1), Kind.DIRECTOR, view)
        answer = may_hold(node(view, WANG), seat, view, POLICY, day("2026-06-01"), EVERYTHING)
    assert answer.verdict == verdict
    barred = {"GS-178.1"} if verdict == "barred" else set()
    assert rules(answer, "barred") == barred


@pytest.mark.parametrize(
    ("when", "verdict"),
    [("2026-05-10", "barred"), ("2029-05-10", "barred"), ("2029-05-11", "not_barred")],
)
def test_responsible_person_of_a_false_registration_may_not_apply(tmp_path, when, verdict):
    event = event_of("虚1号", E2)
    given = [*penalty(event, E2, category="XJDJ", penalties=["撤销登记"]), named(event, WANG)]
    role = Applying.APPLICANT
    assert ask(tmp_path, when, given, role=role).verdict == verdict


def listed_unit(start="2026-05-10"):
    return [
        office(WANG, Kind.LEGAL_REP, "2020-01-01", of=E2),
        listed(E2, "YZWF", start),
        profile(E2, type="company"),
    ]


@pytest.mark.parametrize(
    ("when", "verdict"),
    [
        ("2026-05-09", "not_barred"),
        ("2026-05-10", "flag"),
        ("2029-05-10", "flag"),
        ("2029-05-11", "not_barred"),
    ],
)
def test_head_of_a_listed_enterprise_is_flagged_until_the_text_is_verified(tmp_path, when, verdict):
    answer = ask(tmp_path, when, listed_unit(), role=Kind.LEGAL_REP, at=E1)
    assert answer.verdict == verdict
    assert rules(answer, "flag") == ({"GX-17"} if verdict == "flag" else set())


def test_under_the_verified_text_of_2014_the_same_is_a_bar(tmp_path):
    given = listed_unit("2023-05-10")
    assert ask(tmp_path, "2024-04-30", given, role=Kind.LEGAL_REP, at=E1).verdict == "barred"


def test_listed_enterprise_itself_is_not_concerned(tmp_path):
    answer = ask(tmp_path, "2026-06-01", listed_unit(), role=Kind.LEGAL_REP, at=E2)
    assert answer.verdict == "not_barred"


def test_who_became_head_after_the_listing_is_free(tmp_path):
    given = [office(WANG, Kind.LEGAL_REP, "2026-05-11", of=E2), listed(E2, "YZWF")]
    assert ask(tmp_path, "2026-06-01", given, role=Kind.LEGAL_REP, at=E1).verdict == "not_barred"


@pytest.mark.parametrize(
    ("when", "verdict"),
    [("2026-05-10", "barred"), ("2031-05-10", "barred"), ("2031-05-11", "not_barred")],
)
def test_dismissal_for_safety_bars_five_years(tmp_path, when, verdict):
    event = event_of("安1号", E2)
    finding = named(event, WANG, level="E1")
    sanctioned = replace(finding, props={**finding.props, "sanctions": ["撤职"]})
    given = [*penalty(event, E2, category="AQSC"), sanctioned]
    assert ask(tmp_path, when, given, role=Kind.GENERAL_MANAGER).verdict == verdict


@pytest.mark.parametrize(
    ("industry", "verdict"),
    [("煤矿", "barred"), ("旅游", "not_barred"), ("", "unknown")],
)
def test_major_accident_bars_for_life_in_the_same_industry(tmp_path, industry, verdict):
    event = event_of("安1号", E2)
    said = {"category": "AQSC", "accident_grade": "major", "industry": industry}
    given = [*penalty(event, E2, **said), named(event, WANG)]
    answer = ask(tmp_path, "2066-06-01", given, role=Kind.GENERAL_MANAGER, at=E1)
    assert answer.verdict == verdict


@pytest.mark.parametrize(
    ("when", "verdict"), [("2031-05-10", "barred"), ("2031-05-11", "not_barred")]
)
def test_responsible_chair_of_a_revoked_foundation(tmp_path, when, verdict):
    event = event_of("基1号", FOUNDATION)
    given = [
        *penalty(event, FOUNDATION, penalties=["撤销登记"]),
        office(WANG, Kind.CHAIR, "2020-01-01", of=FOUNDATION),
        named(event, WANG),
    ]
    answer = ask(tmp_path, when, given, role=Kind.CHAIR, at=FOUNDATION)
    assert answer.verdict == verdict


@pytest.mark.parametrize(
    ("when", "verdict"),
    [("2026-05-31", "not_barred"), ("2026-06-01", "barred"), ("2026-07-01", "not_barred")],
)
def test_ordered_restriction_of_offices(tmp_path, when, verdict):
    answer = ask(tmp_path, when, order(WANG, "M03", "2026-06-01", "2026-07-01"))
    assert answer.verdict == verdict


def test_under_the_law_of_2018_which_is_not_verified_a_bar_is_a_flag(tmp_path):
    answer = ask(tmp_path, "2024-06-30", closure(), FOUND)
    assert (answer.verdict, rules(answer, "flag")) == ("flag", {"GS-146.4"})


def test_day_without_any_rule_is_unknown_and_an_office_without_one_is_free(tmp_path):
    cases = (("2010-01-01", Kind.DIRECTOR, "unknown"), ("2026-01-01", Kind.LIAISON, "not_barred"))
    for when, role, verdict in cases:
        (tmp_path / role).mkdir()
        answer = ask(tmp_path / role, when, role=role)
        assert (answer.verdict, len(answer.notes)) == (verdict, 1)


def test_name_without_an_identity_is_unknown(tmp_path):
    who = mention("王丙", E2)
    given = [office(who, Kind.LEGAL_REP, "2020-01-01", of=E2)]
    assert ask(tmp_path, "2026-01-01", given, of=who).verdict == "unknown"


def test_lead_bars_nobody(tmp_path):
    lead = own("判1号", "2026-01-10", category="GWCF", state="lead", sentence=SENTENCED)
    assert ask(tmp_path, "2026-06-01", lead).verdict == "not_barred"


@pytest.mark.parametrize(
    "sight",
    [
        Sight(),
        Sight(persons=True, person_names=True),
        replace(EVERYTHING, only=frozenset({"p1:other"})),
    ],
)
def test_whoever_may_not_be_told_is_refused(tmp_path, sight):
    with pytest.raises(RefusedError):
        ask(tmp_path, "2026-01-01", sight=sight)


def test_what_is_no_office_no_person_and_no_place(tmp_path):
    with pytest.raises(InputError, match=r"“BOSS” is no office; use one of: .*APPLICANT"):
        role_of("BOSS")
    with pytest.raises(NotFoundError, match="is no natural person"):
        ask(tmp_path, "2026-01-01", of=E1)
    (tmp_path / "two").mkdir()
    with pytest.raises(InputError, match="is no organization"):
        ask(tmp_path / "two", "2026-01-01", at=WANG)


def barred_director():
    return [
        profile(E1, type="company"),
        *closure(),
        FOUND,
        office(WANG, Kind.DIRECTOR, "2021-01-01", of=E1),
        office(person("李乙"), Kind.SUPERVISOR, "2021-01-01", of=E1),
    ]


@pytest.mark.parametrize(
    ("when", "found"), [("2024-07-01", 1), ("2027-06-01", 1), ("2027-06-02", 0)]
)
def test_conflict_is_found_through_the_last_day_and_gone_the_day_after(tmp_path, when, found):
    with asking(tmp_path, barred_director()) as view:
        at = conflicts_at(node(view, E1), view, POLICY, day(when), EVERYTHING)
        of = conflicts_of(node(view, WANG), view, POLICY, day(when), EVERYTHING)
        page = conflicts_page(view, POLICY, day(when), EVERYTHING)
    assert len(at.conflicts) == found
    for conflict in at.conflicts:
        assert (conflict.person.key, conflict.role) == (WANG.key, "DIRECTOR")
        assert conflict.verdict == "barred"
        assert conflict.office.valid_from == "2021-01-01"
    of_closed = [c for c in page.conflicts if c.organization.key == E2.key]
    assert [c for c in page.conflicts if c not in of_closed] == list(at.conflicts)
    assert {c.organization.key for c in of.conflicts} == {
        c.organization.key for c in page.conflicts
    }


def test_who_left_the_office_is_no_conflict(tmp_path):
    given = [*closure(), FOUND, office(WANG, Kind.DIRECTOR, "2021-01-01", "2025-01-01", of=E1)]
    with asking(tmp_path, profile(E1, type="company"), given) as view:
        for when, found in (("2024-12-31", 1), ("2025-01-01", 0)):
            told = conflicts_at(node(view, E1), view, POLICY, day(when), EVERYTHING)
            assert len(told.conflicts) == found


def test_pages_of_the_store_go_on_after_the_last_key(tmp_path):
    with asking(tmp_path, barred_director()) as view:
        when, after, keys = day("2026-06-01"), "", []
        while True:
            page = conflicts_page(view, POLICY, when, EVERYTHING, after, page=1)
            keys += [c.organization.key for c in page.conflicts]
            if not page.next:
                break
            after = page.next
    assert sorted(keys) == [E1.key, E2.key]


def test_organisation_with_too_many_offices_is_named_with_the_limit(tmp_path):
    crowd = [office(person(f"甲{n}"), Kind.DIRECTOR, "2021-01-01", of=E1) for n in range(3)]
    with asking(tmp_path, crowd) as view:
        told = conflicts_at(node(view, E1), view, POLICY, day("2026-06-01"), EVERYTHING, most=2)
    assert [(x.subject.key, x.offices, x.limit) for x in told.left_out] == [(E1.key, 3, 2)]


def test_conflicts_are_refused_to_whoever_may_not_be_told(tmp_path):
    with asking(tmp_path, barred_director()) as view, pytest.raises(RefusedError):
        conflicts_at(node(view, E1), view, POLICY, day("2026-06-01"), Sight(persons=True))


def test_person_with_more_offices_than_are_read_is_unknown_and_not_free(tmp_path, monkeypatch):
    monkeypatch.setattr(facts_module, "MOST_OFFICES", 2)
    held = [office(WANG, Kind.DIRECTOR, "2020-01-01", of=org) for org in (E1, E2, FOUNDATION)]
    given = [*held, listed(WANG, start="2026-06-01")]
    with asking(tmp_path, profile(E1, type="company"), *given) as view:
        for when, verdict in (("2026-05-31", "unknown"), ("2026-06-01", "barred")):
            seat = seat_at(SubjectType.COMPANY, Kind.SUPERVISOR, view)
            answer = may_hold(node(view, WANG), seat, view, POLICY, day(when), EVERYTHING)
            assert answer.verdict == verdict
        told = conflicts_at(node(view, E1), view, POLICY, day("2026-05-31"), EVERYTHING)
    assert [(x.subject.key, x.offices) for x in told.left_out] == [(WANG.key, 3)]


@settings(max_examples=12)
@drawn(determined=st.dates(date(2024, 7, 1), date(2027, 12, 31)))
def test_bar_ends_with_the_corresponding_day_whatever_the_day(tmp_path_factory, determined):
    last = shift(day(determined), "P3Y")
    given_facts = [*closure(determined.isoformat()), FOUND]
    with asking(tmp_path_factory.mktemp("office"), given_facts) as view:
        seat = seat_at(SubjectType.COMPANY, Kind.DIRECTOR, view)
        verdicts = [
            may_hold(node(view, WANG), seat, view, POLICY, when, EVERYTHING).verdict
            for when in (last, last + 1)
        ]
    assert verdicts == ["barred", "not_barred"]
