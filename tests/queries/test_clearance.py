"""No adverse record for three years (二.(四).1.(2)): what counts, what does not, and whose word."""

from dataclasses import replace

import pytest

from graph.errors import NotFoundError, RefusedError
from graph.intervals import day
from graph.policy import Publication
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.clearance import clearance
from queries.sight import EVERYTHING, Sight
from tests.asking import POLICY, asking, node, status, tie
from tests.builders import E1, E2, office, person, profile
from tests.events import conduct, event_of, named, penalty

pytestmark = pytest.mark.usefixtures("every_engine")

ZHANG, LI = person("张甲"), person("李乙")
FINE = event_of("罚1号", E1)
PUBLIC = Sight()
INVESTIGATOR = replace(EVERYTHING, closed_entries=False, exempted=False)


def fine(event=FINE, org=E1, determined="2026-05-10", **props):
    return [
        *penalty(event, org, determined=determined, **props),
        conduct(event, "2026-02-01", "2026-02-20", doc=event.name),
    ]


def ask(tmp_path, *statements, of=E1, as_of="2026-10-01", sight=EVERYTHING):
    with asking(tmp_path, profile(E1, type="company"), *statements) as view:
        return clearance(node(view, of), view, POLICY, day(as_of), sight)


def told(answer):
    return answer.verdict, [w.reason for w in answer.left_out]


def test_nobody_recorded_is_clear(tmp_path):
    answer = ask(tmp_path)
    assert told(answer) == ("yes", [])
    assert answer.window == ("2023-10-01", "2026-10-01")


def test_fine_counts(tmp_path):
    answer = ask(tmp_path, fine())
    assert answer.verdict == "no"
    assert [w.event.name for w in answer.counted] == ["罚1号"]
    assert answer.citations[0].article == "二.(四).1.(2)"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-05-09", ("yes", ["not_yet"])),
        ("2026-05-10", ("no", [])),
        ("2029-05-10", ("no", [])),  # the corresponding day is in
        ("2029-05-11", ("yes", ["before_window"])),
    ],
)
def test_window_has_both_its_ends(tmp_path, as_of, expected):
    assert told(ask(tmp_path, fine(), as_of=as_of)) == expected


def test_record_past_its_term_counts_by_its_determination(tmp_path):
    answer = ask(tmp_path, fine(), as_of="2028-01-01", sight=INVESTIGATOR)
    assert answer.verdict == "no"


@pytest.mark.parametrize("what", ["revoked", "withdrawn", "repaired"])
def test_ended_record_is_left_out_from_its_day(tmp_path, what):
    ended = [*fine(), status(FINE, what, "2026-09-01")]
    assert told(ask(tmp_path, ended)) == ("yes", [what])


def test_repair_counts_from_its_day_on(tmp_path):
    repaired = [*fine(), status(FINE, "repaired", "2026-09-01")]
    assert ask(tmp_path, repaired, as_of="2026-08-31").verdict == "no"


def test_ordinary_sight_is_not_told_of_a_repaired_record(tmp_path):
    repaired = [*fine(), status(FINE, "repaired", "2026-09-01")]
    assert told(ask(tmp_path, repaired, sight=INVESTIGATOR)) == ("yes", [])


@pytest.mark.parametrize(
    ("severity", "reason"), [("minor", "minor"), ("", "unclassified"), ("serious", "")]
)
def test_only_graded_records_above_minor_count(tmp_path, severity, reason):
    answer = ask(tmp_path, fine(severity=severity), as_of="2026-06-01")
    expected = ("yes", [reason]) if reason else ("no", [])
    assert told(answer) == expected


def test_lead_is_left_out(tmp_path):
    assert told(ask(tmp_path, fine(state="lead"))) == ("yes", ["lead"])


def test_event_under_no_rule_leaves_it_unknown(tmp_path):
    body = Party("u:11990411TE00001929", NodeKind.ORGANIZATION, "某局")
    event = event_of("罚9号", body)
    answer = ask(tmp_path, fine(event, body), of=body)
    assert answer.verdict == "unknown"
    assert "罚9号" in answer.open_questions[0].zh


def test_event_under_no_rule_before_the_window_does_not_matter(tmp_path):
    body = Party("u:11990411TE00001929", NodeKind.ORGANIZATION, "某局")
    event = event_of("罚9号", body)
    answer = ask(tmp_path, fine(event, body, determined="2023-09-30"), of=body)
    assert answer.verdict == "yes"


def test_representative_recorded_by_status_is_clear(tmp_path):
    given = [*fine(), office(ZHANG, Kind.LEGAL_REP, "2020-01-01")]
    assert told(ask(tmp_path, given, of=ZHANG)) == ("yes", ["by_status"])


def test_person_named_as_responsible_is_not(tmp_path):
    given = [*fine(), named(FINE, LI, level="E1")]
    assert told(ask(tmp_path, given, of=LI)) == ("no", [])


def test_own_penalty_counts_for_a_person(tmp_path):
    own = event_of("罚2号", ZHANG)
    assert ask(tmp_path, fine(own, ZHANG), of=ZHANG).verdict == "no"


def test_contested_record_is_left_out(tmp_path):
    left = tie(Kind.LEFT_OFFICE, ZHANG, E1, "2026-01-05", office="LEGAL_REP", left="2026-01-05")
    given = [*fine(), office(ZHANG, Kind.LEGAL_REP, "2020-01-01"), left]
    assert told(ask(tmp_path, given, of=ZHANG)) == ("yes", ["contested"])


def test_record_of_an_individual_business_is_the_operators_and_counts_once(tmp_path):
    shop = Party("u:92990411TE0000133T", NodeKind.ORGANIZATION, "个体户")
    event = event_of("罚3号", shop)
    given = [*fine(event, shop), office(ZHANG, Kind.OPERATOR, "2020-01-01", of=shop)]
    for one in (shop, ZHANG):
        (tmp_path / one.name).mkdir()
        answer = ask(tmp_path / one.name, given, of=one)
        assert (answer.verdict, len(answer.counted)) == ("no", 1)


def test_without_a_grant_an_individual_business_is_unknown_with_or_without_a_record(tmp_path):
    shop = Party("u:92990411TE0000133T", NodeKind.ORGANIZATION, "个体户")
    event = event_of("罚3号", shop)
    answers = []
    held = office(ZHANG, Kind.OPERATOR, "2020-01-01", of=shop)
    for name, given in (("with", [*fine(event, shop), held]), ("without", [held])):
        (tmp_path / name).mkdir()
        answer = ask(tmp_path / name, given, of=shop, sight=PUBLIC)
        answers.append(answer.model_dump(exclude={"known_at"}))
    assert answers[0] == answers[1]
    assert answers[0]["verdict"] == "unknown"


def test_public_sight_sees_what_is_published_and_cannot_say_that_there_is_none(tmp_path):
    for name, as_of, verdict in (
        ("published", "2026-10-01", "no"),
        ("over", "2027-05-10", "unknown"),
    ):
        (tmp_path / name).mkdir()
        answer = ask(tmp_path / name, fine(), as_of=as_of, sight=PUBLIC)
        assert (answer.verdict, answer.left_out) == (verdict, ())


def test_person_who_is_not_granted_is_refused(tmp_path):
    other = replace(EVERYTHING, only=frozenset({LI.key}), reach=Publication.AUTHORIZED)
    with pytest.raises(RefusedError):
        ask(tmp_path, [*fine(), named(FINE, ZHANG)], of=ZHANG, sight=other)


def test_day_before_the_policy_has_no_rule(tmp_path):
    with pytest.raises(NotFoundError, match="no rule of clearance is in force on 2019-09-11"):
        ask(tmp_path, as_of="2019-09-11")


def test_successor_inherits_the_record_and_not_the_persons(tmp_path):
    succeeds = tie(Kind.SUCCEEDS, E2, E1, "2026-06-01")
    given = [*fine(), office(ZHANG, Kind.LEGAL_REP, "2020-01-01"), succeeds, profile(E2)]
    for when, verdict in (("2026-05-31", "yes"), ("2026-06-01", "no")):
        (tmp_path / when).mkdir()
        answer = ask(tmp_path / when, given, of=E2, as_of=when)
        assert answer.verdict == verdict
    (counted,) = answer.counted
    assert (counted.holder, counted.evidence[0].kind) == (E1.key, "SUCCEEDS")
