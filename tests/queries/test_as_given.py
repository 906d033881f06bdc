"""An old question asked again with the old commit gives the old answer, whatever the law is now."""

import pytest

from graph.accountability import adopt, drain, mark_all, settle
from graph.intervals import day
from graph.policy import district_policy
from graph.records import Judgement
from graph.vocabulary import Kind
from queries.explain import explain_event
from tests.builders import E1, E2, E4, change, named, office, person
from tests.events import conduct, event_of, penalty

OLD = district_policy()
CLAUSE = "二.(四).2.(6)"
ONE, OTHER = event_of("罚1号", E1), event_of("罚2号", E2)


def amended(text="新的条款文字", version="2027.1", note=OLD.in_force_note):
    """The policy with another wording of its clause, as an upgraded program would bring it."""
    clause = OLD.clause(CLAUSE).model_copy(update={"text": text})
    head = OLD.policy.model_copy(update={"version": version, "in_force_note": note})
    told = {"clauses": OLD.clauses | {CLAUSE: clause}, "policy": head, "content": version}
    return OLD.model_copy(update=told)


@pytest.fixture
def store(store):
    adopt(store, OLD, "test")
    with store.write("load", "test") as writer:
        for event, org in ((ONE, E1), (OTHER, E2)):
            writer.state(penalty(event, org))
            writer.state([conduct(event, "2026-02-01", "2026-02-20")])
            writer.state([office(person("张甲"), Kind.LEGAL_REP, "2020-01-01", of=org)])
        settle(writer, OLD)
    return store


def ask(store, policy, known_at=None, event=ONE):
    with store.view(known_at) as view:
        return explain_event(event.key, view, policy, day("2026-07-01"))


def change_to(store, policy):
    adopt(store, policy, "test")
    drain(store, policy, "test")


def test_answer_after_a_change_of_the_policy_has_the_new_text(store):
    change_to(store, amended())
    told = ask(store, amended())
    assert told.clause.text == "新的条款文字"
    assert told.policy == "xinbei-2019@2027.1"
    assert not told.pending


def test_answer_at_the_old_commit_is_the_one_that_was_given(store):
    given, commit = ask(store, OLD), store.head()
    change_to(store, amended())
    assert ask(store, amended(), commit) == given
    assert given.clause.text == OLD.clause(CLAUSE).text


def test_old_commit_is_not_pending_while_the_change_is_worked_off(store):
    given, commit = ask(store, OLD), store.head()
    adopt(store, amended(), "test")
    assert ask(store, amended()).pending
    assert ask(store, amended(), commit) == given


def test_until_it_is_attributed_again_an_answer_keeps_the_law_it_rests_on(store):
    given = ask(store, OLD)
    assert ask(store, amended()) == given


def test_each_of_three_versions_is_kept(store):
    policies = [OLD, amended("二", "2"), amended("三", "3")]
    given = []
    for policy in policies:
        change_to(store, policy)
        given.append((store.head(), ask(store, policy)))
    assert len({told.clause.text for _, told in given}) == 3
    for commit, told in given:
        assert ask(store, policies[-1], commit) == told


def test_clause_that_is_gone_from_the_policy_stays_in_the_old_answer(store):
    given, commit = ask(store, OLD), store.head()
    without = OLD.model_copy(update={"rules": (), "clauses": {}, "bases": {}, "content": "none"})
    change_to(store, without)
    assert ask(store, without, commit) == given
    assert [gap.code for gap in ask(store, without).gaps] == ["no_rule"]
    assert ask(store, without).clause is None


def test_entry_of_the_same_substance_stands_through_a_change_of_wording(store):
    change_to(store, amended())
    with store.view() as view:
        (entry,) = view.entries([E1.key])[E1.key]
        assert entry.rec == 2


def test_same_policy_is_adopted_once(store):
    head = store.head()
    assert adopt(store, OLD, "test") == 0
    assert store.head() == head


def test_change_of_policy_and_back_attributes_again_each_time(store):
    assert adopt(store, amended(), "test") == 2
    assert adopt(store, OLD, "test") == 2


def test_all_events_are_queued_over_pages(store, monkeypatch):
    monkeypatch.setattr("graph.accountability.adoption._PAGE", 1)
    with store.write("test", "test") as writer:
        with writer.view() as view:
            assert mark_all(writer, view) == 2
        assert writer.queued(10) == [ONE.key, OTHER.key]


def test_old_answer_stands_after_a_correction_a_merge_and_a_change_of_the_policy(store):
    """The same question at the same commit, after everything that can change an answer did."""
    mention = named("李乙")
    with store.write("load", "test") as writer:
        writer.state([office(mention, Kind.GENERAL_MANAGER, "2021-01-01")])
        writer.state([office(person("李乙"), Kind.LEGAL_REP, "2020-01-01", of=E4)])
        settle(writer, OLD)
    given, commit = ask(store, OLD), store.head()
    with store.write("correct", "test") as writer:
        writer.state([change(Kind.LEGAL_REP, "2026-01-15", "张甲", "赵丁", seen="2026-07-01")])
        settle(writer, OLD)
    with store.write("merge", "test") as writer:
        key = person("李乙").key
        number = writer.judge(Judgement(mention.key, key, True, "steward", "number seen"))
        settle(writer, OLD)
    merged = ask(store, OLD)
    assert {r.entry.holder_name for r in merged.recorded} == {"甲公司", "李乙"}
    change_to(store, amended())
    assert ask(store, amended(), commit) == given
    with store.write("undo", "test") as writer:
        writer.undo(number)
        settle(writer, amended())
    assert ask(store, amended(), commit) == given
    assert {r.entry.holder_name for r in ask(store, amended()).recorded} == {"甲公司"}
