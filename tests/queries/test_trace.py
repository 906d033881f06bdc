"""Look-back (二.(一).2.(4), 二.(三).1.(3)): the day of the cause, the days of handling."""

from dataclasses import replace

import pytest

from graph.errors import NotFoundError
from graph.intervals import day
from graph.records import Party
from graph.vocabulary import Kind, NodeKind
from queries.sight import EVERYTHING, Sight
from queries.tracing import trace
from tests.asking import POLICY, asking, node, status, thing, tie
from tests.builders import E1, office, person, profile
from tests.builders import named as mention
from tests.events import conduct, event_of, named, penalty

pytestmark = pytest.mark.usefixtures("every_engine")

BODY = Party("u:11990411TE00001929", NodeKind.ORGANIZATION, "某局")
DEFAULT = event_of("违约1号", BODY)
PREP, EXEC = thing(NodeKind.STAGE, "准备"), thing(NodeKind.STAGE, "执行")
ZHOU, QIAN = person("周庚"), person("钱戊")
PARCEL = thing(NodeKind.INCIDENT, "快件")
SITE = Party("t:site:1", NodeKind.ORGANIZATION, "末端网点")
BRANCH = Party("u:91990411TE0000096P", NodeKind.ORGANIZATION, "分公司")


def ask(tmp_path, of, *statements, sight=EVERYTHING, as_of="2026-06-01"):
    with asking(tmp_path, *statements) as view:
        return trace(node(view, of), view, POLICY, day(as_of), sight)


def duty(who, stage, start, stop="", side="政府方"):
    return tie(Kind.STAGE_DUTY, who, stage, start, stop, side=side, duty="履约")


def default(cause="2019-05-10", caused=PREP):
    return [
        profile(BODY, type="gov_body"),
        *penalty(DEFAULT, BODY, category="PPPWY"),
        conduct(DEFAULT, "2026-03-01", "2026-03-31", doc=DEFAULT.name),
        tie(Kind.PROFILE, PREP, name="准备", stage="PREP", regime="PPP_2014"),
        tie(Kind.PROFILE, EXEC, name="执行", stage="EXEC"),
        tie(Kind.CONCERNS, DEFAULT, caused, role="cause_stage", cause_date=cause, doc_no="1"),
        tie(Kind.CONCERNS, DEFAULT, EXEC, role="found_stage", doc_no="1"),
    ]


def standpoints(answer):
    return {(p.name, p.standpoint.value) for s in answer.stages for p in s.persons}


@pytest.mark.parametrize(
    ("cause", "who"),
    [("2019-05-09", "周庚"), ("2019-05-10", "钱戊")],
)
def test_day_of_the_change_belongs_to_the_successor(tmp_path, cause, who):
    held = [duty(ZHOU, PREP, "2018-01-01", "2019-05-10"), duty(QIAN, PREP, "2019-05-10")]
    answer = ask(tmp_path, DEFAULT, default(cause), held)
    found = standpoints(answer)
    assert (who, "accountable") in found
    assert len([x for x in found if x[1] == "accountable"]) == 1


def test_stage_says_its_regime_and_each_person_the_row(tmp_path):
    answer = ask(tmp_path, DEFAULT, default(), duty(ZHOU, PREP, "2018-01-01", "2020-01-01"))
    (prep,) = [s for s in answer.stages if s.role == "cause_stage"]
    assert (prep.label.en, prep.regime, prep.cause_date) == (
        "preparation",
        "PPP_2014",
        "2019-05-10",
    )
    (who,) = prep.persons
    assert (who.left, who.duty, who.path[0].sources[0].document) == (True, "履约", "registry.csv")
    assert answer.citations[0].article == "二.(一).2.(4)"


def test_one_person_in_both_stages_stands_in_each_by_its_own_duty(tmp_path):
    held = [duty(ZHOU, PREP, "2018-01-01", "2020-01-01"), duty(ZHOU, EXEC, "2020-01-01")]
    answer = ask(tmp_path, DEFAULT, default(), held)
    assert standpoints(answer) == {("周庚", "accountable"), ("周庚", "not_responsible")}


def test_after_the_determination_the_person_is_found_responsible(tmp_path):
    given = [*default(), duty(ZHOU, PREP, "2018-01-01"), named(DEFAULT, ZHOU, level="E1")]
    assert ("周庚", "determined") in standpoints(ask(tmp_path, DEFAULT, given))


def test_without_a_day_of_the_cause_there_is_a_gap_and_nobody_answers(tmp_path):
    answer = ask(tmp_path, DEFAULT, default(cause=""), duty(ZHOU, PREP, "2018-01-01"))
    assert answer.gaps
    assert "accountable" not in {s for _, s in standpoints(answer)}


def test_sight_without_the_rejected_names_the_accountable_only(tmp_path):
    held = [duty(ZHOU, PREP, "2018-01-01", "2020-01-01"), duty(QIAN, EXEC, "2020-01-01")]
    sight = replace(EVERYTHING, rejected=False)
    answer = ask(tmp_path, DEFAULT, default(), held, sight=sight)
    assert standpoints(answer) == {("周庚", "accountable")}


def test_without_persons_nothing_tells_whether_there_are_any(tmp_path):
    told = []
    held = [duty(ZHOU, PREP, "2018-01-01"), office(QIAN, Kind.HEAD_OF_BODY, "2015-01-01", of=BODY)]
    for name, extra in (("with", held), ("without", [])):
        (tmp_path / name).mkdir()
        told.append(ask(tmp_path / name, DEFAULT, default(), extra, sight=Sight()))
    assert told[0] == told[1]


def handled(*extra, start="2026-02-10", stop="2026-02-11"):
    return [
        tie(Kind.PROFILE, PARCEL, name="快件"),
        tie(Kind.HANDLED_BY, PARCEL, SITE, start, stop),
        tie(Kind.SITE_OF, SITE, BRANCH),
        profile(BRANCH, type="branch"),
        *extra,
    ]


@pytest.mark.parametrize(
    ("left", "found"),
    [("2026-02-10", set()), ("2026-02-11", {("李乙", "in_office_then")})],
)
def test_head_answers_who_was_in_office_on_the_days_of_handling(tmp_path, left, found):
    head = office(person("李乙"), Kind.BRANCH_HEAD, "2020-01-01", left, of=BRANCH)
    answer = ask(tmp_path, PARCEL, handled(head))
    (step,) = answer.handlers
    assert {(p.name, p.standpoint.value) for p in step.persons} == found
    assert bool(step.gaps) is not bool(found)
    assert [p.kind for p in step.path] == ["HANDLED_BY", "SITE_OF"]


def test_path_of_a_person_runs_from_the_parcel_to_the_office(tmp_path):
    head = office(person("李乙"), Kind.BRANCH_HEAD, "2020-01-01", of=BRANCH)
    (step,) = ask(tmp_path, PARCEL, handled(head)).handlers
    assert [p.kind for p in step.persons[0].path] == ["HANDLED_BY", "SITE_OF", "BRANCH_HEAD"]


def practised(*extra, level="E1"):
    event = event_of("寄1号", BRANCH)
    return handled(
        *penalty(event, BRANCH, category="DSJD"),
        conduct(event, "2026-02-10", "2026-02-10", doc="寄1号"),
        tie(Kind.CONCERNS, event, PARCEL, doc_no="1"),
        office(ZHOU, Kind.PRACTITIONER, "2025-01-01", of=SITE),
        named(event, ZHOU, level=level),
        *extra,
    )


@pytest.mark.parametrize(("level", "found"), [("E1", "determined"), ("E4", "not_responsible")])
def test_practitioner_answers_by_a_determination_only(tmp_path, level, found):
    answer = ask(tmp_path, PARCEL, practised(level=level))
    (step,) = answer.handlers
    assert {(p.name, p.standpoint.value) for p in step.persons} == {("周庚", found)}
    assert [p.name for p in answer.determined] == (["周庚"] if level == "E1" else [])


def test_revoked_determination_finds_nobody_responsible(tmp_path):
    revoked = status(event_of("寄1号", BRANCH), "revoked", "2026-06-01")
    answer = ask(tmp_path, PARCEL, practised(revoked))
    assert (answer.determinations, answer.determined) == ((), ())


def test_site_whose_opener_is_not_on_file_is_a_gap(tmp_path):
    given = [
        tie(Kind.PROFILE, PARCEL, name="快件"),
        tie(Kind.HANDLED_BY, PARCEL, SITE, "2026-02-10", "2026-02-11"),
        office(ZHOU, Kind.LEGAL_REP, "2020-01-01", of=SITE),
    ]
    (step,) = ask(tmp_path, PARCEL, given).handlers
    assert (step.answers, step.persons) == (None, ())
    assert "no licence of its own" in step.gaps[0].en


def test_opener_of_other_days_does_not_answer(tmp_path):
    given = [
        tie(Kind.HANDLED_BY, PARCEL, SITE, "2026-02-10", "2026-02-11"),
        tie(Kind.SITE_OF, SITE, BRANCH, "2020-01-01", "2026-02-10"),
    ]
    (step,) = ask(tmp_path, PARCEL, given).handlers
    assert step.answers is None


def test_incident_without_handlers_and_one_with_too_many(tmp_path):
    (tmp_path / "none").mkdir()
    alone = tie(Kind.PROFILE, PARCEL, name="快件")
    assert "no handler" in ask(tmp_path / "none", PARCEL, alone).gaps[0].en
    crowd = [
        tie(Kind.HANDLED_BY, PARCEL, Party(f"t:s:{n}", NodeKind.ORGANIZATION, f"网点{n}"))
        for n in range(201)
    ]
    (tmp_path / "many").mkdir()
    answer = ask(tmp_path / "many", PARCEL, crowd)
    assert answer.handlers == ()
    assert "there are 201 handlers, over the limit of 200" in answer.gaps[0].en


def test_name_without_an_identity_is_for_those_who_see_candidates(tmp_path):
    head = office(mention("李乙", BRANCH), Kind.BRANCH_HEAD, "2020-01-01", of=BRANCH)
    for candidates, count in ((True, 1), (False, 0)):
        (tmp_path / str(candidates)).mkdir()
        sight = replace(EVERYTHING, candidates=candidates)
        (step,) = ask(tmp_path / str(candidates), PARCEL, handled(head), sight=sight).handlers
        assert len(step.persons) == count


def test_without_persons_handling_tells_of_firms_only_whoever_there_is(tmp_path):
    told = []
    head = office(person("李乙"), Kind.BRANCH_HEAD, "2020-01-01", of=BRANCH)
    worker = office(ZHOU, Kind.PRACTITIONER, "2025-01-01", of=SITE)
    for name, extra in (("with", [head, worker]), ("without", [])):
        (tmp_path / name).mkdir()
        told.append(ask(tmp_path / name, PARCEL, handled(*extra), sight=Sight()))
    assert told[0] == told[1]


def test_ordinary_penalty_has_nothing_to_trace_back(tmp_path):
    fine = event_of("罚1号", E1)
    with pytest.raises(NotFoundError, match="there is nothing to trace back"):
        ask(tmp_path, fine, penalty(fine, E1))


def test_organisation_is_no_start_of_a_look_back(tmp_path):
    with pytest.raises(NotFoundError, match="neither a default event"):
        ask(tmp_path, E1, profile(E1))


def test_platform_that_hosted_before_the_conduct_is_not_named(tmp_path):
    fine = event_of("罚1号", E1)
    platform = Party("u:91990411TE000023X4", NodeKind.ORGANIZATION, "某平台")
    hosts = tie(Kind.HOSTS, platform, E1, "2025-01-01", "2026-02-20")
    given = [*penalty(fine, E1, category="DSJD"), hosts]
    (tmp_path / "in").mkdir()
    within = [*given, conduct(fine, "2026-02-19", "2026-02-20", doc="罚1号")]
    assert len(ask(tmp_path / "in", fine, within).platforms) == 1
    after = [*given, conduct(fine, "2026-02-20", "2026-02-20", doc="罚1号")]
    (tmp_path / "after").mkdir()
    with pytest.raises(NotFoundError):
        ask(tmp_path / "after", fine, after)
