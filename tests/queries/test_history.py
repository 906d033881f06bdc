"""The history of an organisation, a person and an event: every version, with both clocks."""

from graph.accountability import settle
from graph.policy import district_policy
from graph.records import Judgement, Party
from graph.vocabulary import Kind, NodeKind
from queries.history import history
from queries.holders import keys_in
from tests.builders import E1, E2, EXTRACT, change, named, office, person, profile
from tests.events import conduct, event_of, penalty

POLICY = district_policy()
REP = Kind.LEGAL_REP
ZHANG, ZHAO = person("张甲"), person("赵丁")
EVENT = event_of("罚1号", E1)


def put(store, *statements):
    with store.write("load x.csv", "clerk") as writer:
        writer.state(statements)
        settle(writer, POLICY)


def tell(store, party, known_at=None):
    with store.view(known_at) as view:
        return history(view.find([party.key])[party.key], view)


def versions(told, kind):
    return [
        (v.asserted, v.learned.tx, v.valid_from)
        for slot in told.slots
        if slot.kind is kind
        for v in slot.versions
    ]


def facts(told, kind):
    """(holder, from, to, learned, superseded)"""
    return [
        (
            f.src.name,
            f.valid_from,
            f.valid_to,
            f.held.learned.tx,
            f.held.superseded.tx if f.held.superseded else None,
        )
        for f in told.facts
        if f.kind is kind
    ]


def test_versions_come_by_their_own_day_with_the_commit_that_learned_them(store):
    put(store, office(ZHANG, REP, "2021-01-01", seen="2026-01-01"))
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    told = tell(store, E1)
    assert versions(told, REP) == [("2025-01-01", 2, "2020-01-01"), ("2026-01-01", 1, "2021-01-01")]
    (slot,) = told.slots
    newest = slot.versions[-1]
    assert (newest.document, newest.row, newest.learned.actor) == ("registry.csv", 2, "clerk")
    assert newest.learned.run == "load x.csv"


def test_statement_that_never_held_is_told_of_its_person(store):
    put(store, office(ZHANG, REP, "2020-01-01"))
    put(store, office(ZHAO, REP, "2020-01-01", source=EXTRACT))
    told = tell(store, ZHAO)
    assert versions(told, REP) == [("2026-06-01", 2, "2020-01-01")]
    assert told.facts == ()


def test_fact_tells_the_commits_at_which_it_stood(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, profile(E1))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    assert facts(tell(store, E1), REP) == [
        ("张甲", "2020-01-01", "9999-12-31", 1, 3),
        ("张甲", "2020-01-01", "2026-01-15", 3, None),
        ("赵丁", "2026-01-15", "9999-12-31", 3, None),
    ]


def test_event_tells_its_outcomes_and_entries_by_commit(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, *penalty(EVENT, E1), conduct(EVENT, "2026-02-01", "2026-02-20"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    told = tell(store, EVENT)
    named = [{e.holder_name for e in r.outcome.entries} for r in told.rulings]
    assert named == [{"甲公司", "张甲"}, {"甲公司", "赵丁"}]
    assert [r.held.learned.tx for r in told.rulings] == [2, 3]
    held = {
        (e.entry.holder_name, e.held.learned.tx, e.held.superseded is None) for e in told.entries
    }
    assert held == {("甲公司", 2, True), ("张甲", 2, False), ("赵丁", 3, True)}


def test_person_tells_the_entries_that_stood_once(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-12-31"))
    put(store, *penalty(EVENT, E1), conduct(EVENT, "2026-02-01", "2026-02-20"))
    put(store, change(REP, "2026-01-15", "张甲", "赵丁"), office(ZHAO, REP, "2026-01-15"))
    told = tell(store, ZHANG)
    (entry,) = told.entries
    assert (entry.held.learned.tx, entry.held.superseded.tx) == (2, 3)
    assert told.rulings == ()


def test_view_of_an_older_commit_hides_nothing(store):
    put(store, office(ZHANG, REP, "2020-01-01", seen="2025-01-01"))
    put(store, office(ZHANG, REP, "2021-01-01", seen="2026-01-01"))
    assert tell(store, E1, 1).slots == tell(store, E1).slots
    assert tell(store, E1, 1).facts == tell(store, E1).facts


def test_everyone_in_a_history_is_told_to_the_log(store):
    put(store, office(ZHANG, REP, "2020-01-01"))
    assert {E1.key, ZHANG.key} <= keys_in(tell(store, E1))


def merged_then_undone(store):
    """Zhang is named without a number at E1 and with one at E2; judged one, then not."""
    put(store, office(named("张甲"), REP, "2020-01-01"), office(ZHANG, REP, "2021-01-01", of=E2))
    with store.write("match confirm", "steward") as writer:
        number = writer.judge(Judgement(named("张甲").key, ZHANG.key, True, "王", "见身份证"))
        settle(writer, POLICY)
    yield tell(store, ZHANG)
    with store.write("match undo", "steward") as writer:
        writer.undo(number)
        settle(writer, POLICY)
    yield tell(store, ZHANG)


def at(told):
    """(stated key, organisation, learned, superseded) of every fact"""
    return [
        (f.stated, f.dst.key, f.held.learned.tx, f.held.superseded and f.held.superseded.tx)
        for f in told.facts
    ]


def test_merged_subject_tells_what_was_said_under_its_other_key(store):
    told = next(merged_then_undone(store))
    mention = named("张甲").key
    said = {(v.stated, v.dst.key) for slot in told.slots for v in slot.versions}
    assert said == {("", E2.key), (mention, E1.key)}
    assert set(at(told)) == {
        (mention, E1.key, 1, 2),
        ("", E1.key, 2, None),
        ("", E2.key, 1, None),
    }
    assert [k.key for k in told.other_keys] == [mention]
    assert tell(store, named("张甲")) == told


def test_judgement_and_its_undoing_stand_in_the_history(store):
    made, undone = merged_then_undone(store)
    (judgement,) = made.judgements
    assert (judgement.user, judgement.reason, judgement.same) == ("王", "见身份证", True)
    assert (judgement.mention.key, judgement.target.key) == (named("张甲").key, ZHANG.key)
    assert (judgement.held.learned.tx, judgement.held.superseded) == (2, None)
    (judgement,) = undone.judgements
    assert judgement.held.superseded.tx == 3
    assert judgement.held.superseded.run == "match undo"
    assert (named("张甲").key, E1.key, 3, None) in at(undone)
    assert tell(store, named("张甲")).judgements == undone.judgements


def test_merged_organisation_tells_statements_and_entries_of_every_key(store):
    other = Party("o:TE0000010", NodeKind.ORGANIZATION, "甲公司")
    number = event_of("罚1号", other)
    put(
        store,
        profile(other, type="company"),
        *penalty(number, other),
        conduct(number, "2026-02-01", "2026-02-20"),
    )
    put(store, profile(E1))
    told = tell(store, E1)
    assert other.key in {v.stated for slot in told.slots for v in slot.versions}
    assert told == tell(store, other)
    held = [(e.entry.holder, e.held.superseded is None) for e in told.entries]
    assert held == [(other.key, False), (E1.key, True)]
    assert told.judgements == ()
