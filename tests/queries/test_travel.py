"""What travels to whoever holds a copy of an entry, from the day before to the day itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.accountability import Entry, EntryStatus, settle
from graph.accountability.outcome import Contest
from graph.intervals import day, iso
from graph.policy import Publication, district_policy
from graph.records import Party, Statement
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from queries.copies import Copy, copies
from queries.sight import BOTH_TIERS, Sight
from queries.travel import travelled, why_out
from tests.asking import flat, status
from tests.builders import E1, E2, REGISTRY, office, person, profile
from tests.disputes import changed, dispute, outcome
from tests.events import conduct, event_of, penalty

POLICY = district_policy()
ZHANG = person("zhang")
P1 = event_of("P1", E1)
GIVEN = "2026-06-01"
GOVERNMENT = Sight(reach=Publication.GOVERNMENT, tiers=BOTH_TIERS, persons=True, person_names=True)
OPEN = Sight()
FIRST = [
    profile(E1, type="company"),
    office(ZHANG, Kind.LEGAL_REP, "2020-01-01"),
    *penalty(P1, E1),
    conduct(P1, "2026-02-01", "2026-02-20"),
]


class Copies:
    """A store that learns in steps, and the copies that were given of it."""

    def __init__(self, store) -> None:
        self.store = store
        self.learn(*FIRST)

    def learn(self, *statements) -> int:
        with self.store.write("test", "test") as writer:
            writer.state(flat(statements))
            settle(writer, POLICY)
        return self.store.head()

    def copy(self, holder, on, commit=None) -> Copy:
        pair = (P1.key, holder.key)
        with self.store.view(commit) as view:
            return copies([pair], view, day(on))[pair]

    def message(self, holder, on, sight=GOVERNMENT, given=GIVEN, commit=1, policy=POLICY):
        """What travels on a day to whoever was given the entry at a commit, as of a day."""
        held = self.copy(holder, given, commit)
        return travelled(held, self.copy(holder, on), sight, policy)

    def told(self, holder, on, **how):
        message = self.message(holder, on, **how)
        return message and (message.kind, message.reason)


@pytest.fixture
def world(store):
    return Copies(store)


def test_nothing_travels_while_nothing_changes(world):
    assert world.told(E1, "2026-09-01") is None
    assert world.told(ZHANG, "2026-09-01") is None


def test_a_later_row_that_says_the_same_travels_to_nobody(world):
    world.learn(*penalty(P1, E1, seen="2026-08-01"), profile(E1, seen="2026-08-01", type="company"))
    assert world.told(E1, "2026-09-01") is None


@pytest.mark.parametrize(
    ("on", "told"), [("2026-08-31", None), ("2026-09-01", ("withdraw", "repaired"))]
)
def test_a_repair_takes_the_entry_back_from_its_day_on(world, on, told):
    world.learn(status(P1, "repaired", "2026-09-01"))
    assert world.told(E1, on) == told
    assert world.told(ZHANG, on) == told


def test_the_day_by_which_it_is_taken_back_counts_working_days(world):
    world.learn(status(P1, "repaired", "2026-09-01"))  # a Tuesday
    message = world.message(E1, "2026-09-01")
    assert (message.since, message.due) == ("2026-09-01", "2026-09-04")
    assert [message.is_alert(day(d)) for d in ("2026-09-04", "2026-09-05")] == [False, True]


def test_a_revoked_entry_is_due_by_the_day_of_the_register(world):
    world.learn(status(P1, "revoked", "2026-09-01"))
    message = world.message(E1, "2026-09-02")
    assert (message.kind, message.reason, message.due) == ("withdraw", "revoked", "2026-09-04")
    entry = world.copy(E1, "2026-09-02").entry
    assert message.due == entry.withdraw_by
    assert message.entry is None


def test_a_revocation_travels_although_its_day_is_before_the_disclosure(world):
    world.learn(status(P1, "revoked", "2026-05-20"))
    message = world.message(E1, GIVEN)
    assert (message.since, message.due) == ("2026-05-20", "2026-05-25")
    assert message.is_alert(day(GIVEN))


def test_an_unlawful_decision_is_withdrawn(world):
    world.learn(status(P1, "withdrawn", "2026-09-01"))
    assert world.told(E1, "2026-09-01") == ("withdraw", "withdrawn")


def test_a_year_without_a_table_gives_no_day_and_an_alert(world):
    world.learn(status(P1, "repaired", "2026-12-31"))
    message = world.message(E1, "2026-12-31")
    assert message.due is None
    assert message.is_alert(day("2026-12-31"))


def test_an_entry_whose_days_of_publication_are_over(world):
    entry = world.copy(E1, GIVEN).entry
    last = iso(day(entry.publish_to) - 1)
    assert world.told(E1, last, sight=OPEN) is None
    message = world.message(E1, entry.publish_to, sight=OPEN)
    assert message.kind == "withdraw"
    assert message.since == entry.publish_to


def test_an_expired_entry_is_withdrawn(world):
    entry = world.copy(E1, GIVEN).entry
    assert world.told(E1, entry.expire_at) == ("withdraw", "expired")


@pytest.mark.parametrize(
    ("on", "told"), [("2026-07-09", None), ("2026-07-10", ("annotate", "disputed"))]
)
def test_a_dispute_marks_from_the_day_received(world, on, told):
    world.learn(dispute(P1, "2026-07-10", ZHANG))
    assert world.told(ZHANG, on) == told
    assert world.told(E1, on) is None


def test_a_message_to_mark_holds_the_entry_as_it_is_now(world):
    world.learn(dispute(P1, "2026-07-10", ZHANG))
    message = world.message(ZHANG, "2026-07-10")
    assert (message.since, message.due) == ("2026-07-10", "2026-07-15")
    assert [c.number for c in message.entry.contests] == ["异1号"]


def test_a_dispute_that_is_not_upheld_is_told_too(world):
    world.learn(dispute(P1, "2026-07-10", ZHANG), outcome(P1, "2026-07-20", ZHANG, "rejected"))
    assert world.told(ZHANG, "2026-07-19") == ("annotate", "disputed")
    assert world.told(ZHANG, "2026-07-20") == ("annotate", "dispute_decided")


def test_a_dispute_that_is_upheld_takes_the_entry_back(world):
    world.learn(dispute(P1, "2026-07-10", ZHANG), outcome(P1, "2026-07-20", ZHANG, "upheld"))
    message = world.message(ZHANG, "2026-07-20")
    assert (message.kind, message.reason, message.since) == ("withdraw", "closed", "2026-07-20")


def test_a_false_registration_that_is_looked_into_suspends(world):
    world.learn(dispute(P1, "2026-07-10", ZHANG, grounds="false_registration"))
    message = world.message(ZHANG, "2026-07-10")
    assert (message.kind, message.reason, message.since) == ("withdraw", "suspended", "2026-07-10")


def test_a_suspended_entry_that_stands_again_is_given_again(world):
    commit = world.learn(
        dispute(P1, "2026-07-10", ZHANG, grounds="false_registration"),
        outcome(P1, "2026-07-20", ZHANG, "rejected"),
    )
    withdrawn = {"given": "2026-07-12", "commit": commit}  # as acknowledged
    assert world.told(ZHANG, "2026-07-19", **withdrawn) is None
    message = world.message(ZHANG, "2026-07-20", **withdrawn)
    assert (message.kind, message.reason) == ("replace", "restored")
    assert message.entry.holder == ZHANG.key


def test_a_changed_decision_replaces(world):
    world.learn(changed(P1, penalties=["责令停产停业"], severity="serious"))
    message = world.message(E1, "2026-09-01")
    assert (message.kind, message.reason) == ("replace", "content")
    assert message.entry.severity == "serious"


def test_a_changed_decision_that_leaves_the_range_is_withdrawn(world):
    world.learn(changed(P1, severity="minor"))
    assert world.told(E1, "2026-07-15", sight=OPEN) == ("withdraw", "out_of_range")


def test_an_entry_that_waits_for_review_is_withdrawn(world):
    world.learn(office(person("qian"), Kind.LEGAL_REP, "2020-01-01", record="other"))
    assert world.copy(ZHANG, "2026-09-01").entry.status == "pending_review"
    assert world.told(ZHANG, "2026-09-01") == ("withdraw", "pending_review")


def test_an_entry_that_is_gone_is_withdrawn_as_of_the_day_it_was_learned(world):
    world.learn(office(ZHANG, Kind.LEGAL_REP, "2026-03-01", seen="2026-07-01"))
    held, now = world.copy(ZHANG, GIVEN, 1), world.copy(ZHANG, "2026-09-01")
    assert now.entry is None
    message = travelled(held, now, GOVERNMENT, POLICY)
    assert (message.kind, message.reason) == ("withdraw", "gone")
    assert message.since == iso(now.learned)
    assert (message.event, message.holder) == (P1.key, ZHANG.key)


def test_a_message_stays_the_same_until_the_entry_changes_again(world):
    world.learn(dispute(P1, "2026-07-10", ZHANG))
    first = world.message(ZHANG, "2026-07-10").digest
    world.learn(profile(E2, type="company"))
    assert world.message(ZHANG, "2026-07-15").digest == first
    world.learn(outcome(P1, "2026-07-20", ZHANG, "rejected"))
    assert world.message(ZHANG, "2026-07-20").digest != first


def test_what_is_acknowledged_travels_no_more(world):
    commit = world.learn(status(P1, "repaired", "2026-09-01"))
    assert world.told(E1, "2026-09-05", given="2026-09-02", commit=commit) is None


def test_an_entry_that_never_was_travels_to_nobody(world):
    assert (
        travelled(
            world.copy(person("li"), GIVEN, 1), world.copy(person("li"), GIVEN), GOVERNMENT, POLICY
        )
        is None
    )


REGISTERED = Party("r:440301103097413", NodeKind.ORGANIZATION, "甲公司")


def test_an_entry_of_a_code_that_is_found_to_be_another_goes_on(store):
    """What was given under a registration number is met under the code of the organisation."""
    event = event_of("P7", REGISTERED)
    same = Statement(Kind.SAME_AS, REGISTERED, E1, day("2026-07-01"), REGISTRY, record_id="same")
    for said in ([profile(REGISTERED, type="company"), *penalty(event, REGISTERED)], [same]):
        with store.write("test", "test") as writer:
            writer.state(said)
            settle(writer, POLICY)
    pair = (event.key, REGISTERED.key)
    with store.view(1) as view:
        held = copies([pair], view, day(GIVEN))[pair]
    with store.view() as view:
        now = copies([pair], view, day(GIVEN))[pair]
    assert now.entry is not None
    assert now.entry.holder == E1.key
    message = travelled(held, now, GOVERNMENT, POLICY)
    assert (message.kind, message.reason, message.holder) == ("replace", "content", E1.key)


# Whatever becomes of an entry


DAYS = st.integers(day("2026-05-01"), day("2027-06-01"))


@st.composite
def copies_of(draw, entry):
    """The entry at some point of some life, as of some day."""
    ended = draw(st.none() | DAYS)
    received, decided = draw(st.none() | DAYS), draw(st.none() | DAYS)
    over = draw(st.sampled_from(["active", "contested", "pending_review"]))
    changes = {
        "status": EntryStatus(draw(st.sampled_from(list(EntryStatus)))) if ended else over,
        "status_before": EntryStatus(over) if ended else None,
        "ended_on": iso(ended) if ended else None,
        "publication": draw(st.sampled_from(["public", "government", "internal"])),
        "severity": draw(st.sampled_from(["general", "serious"])),
        "contests": () if received is None else (contest(received, decided),),
    }
    drawn = draw(st.none() | st.just(Entry.model_validate(entry.model_dump() | changes)))
    return Copy(drawn, draw(DAYS), draw(st.integers(1, 3)), draw(DAYS))


def contest(received, decided):
    end = iso(decided) if decided is not None and decided >= received else None
    return Contest(
        number="异1号",
        grounds="not_in_office",
        received=iso(received),
        due=None,
        decided=end,
        upheld=False,
        blocks_measures=True,
        suspends=False,
        effect=None,
        document="异议书",
    )


@pytest.fixture(scope="module")
def entry(tmp_path_factory):
    with SqliteStore(tmp_path_factory.mktemp("entry") / "s.sqlite", create=True) as store:
        return Copies(store).copy(ZHANG, GIVEN).entry


@given(data=st.data())
@settings(max_examples=150)
def test_what_may_not_be_held_is_withdrawn_and_what_may_is_never_lost(entry, data):
    held, now = data.draw(copies_of(entry)), data.draw(copies_of(entry))
    sight = data.draw(st.sampled_from([GOVERNMENT, OPEN]))
    message = travelled(held, now, sight, POLICY)
    was_in, is_in = why_out(held, sight) is None, why_out(now, sight) is None
    assert (message is not None and message.kind == "withdraw") is (was_in and not is_in)
    if is_in and not was_in:
        assert message.kind == "replace"
    if message is not None:
        assert (message.entry is not None) is is_in
        assert message == travelled(held, now, sight, POLICY)


@given(data=st.data())
@settings(max_examples=100)
def test_a_copy_that_is_acknowledged_is_the_copy_of_now(entry, data):
    now = data.draw(copies_of(entry))
    assert travelled(now, now, data.draw(st.sampled_from([GOVERNMENT, OPEN])), POLICY) is None
