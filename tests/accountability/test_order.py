"""Histories in any order and any batches give equal stores, and the register its own replay."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from graph.accountability import replay
from graph.accountability.equality import content, lines
from graph.policy import district_policy
from graph.records import Party, Statement
from graph.store import SqliteStore, Store
from graph.vocabulary import NodeKind
from tests.builders import E1, E2
from tests.events import named, penalty
from tests.histories import (
    EVENTS,
    Judging,
    cut,
    examples,
    histories,
    loaded,
    merging_histories,
    tell,
)

POLICY = district_policy()
SLOW = settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@contextmanager
def new_store() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        SqliteStore(Path(folder) / "s.sqlite", create=True) as store,
    ):
        yield store


def wrong(store: Store) -> list[str]:
    """The events of which the register says something else than a full replay."""
    with store.view() as view:
        return list(replay([n.key for n in view.scan(NodeKind.EVENT)], view, POLICY))


def what_holds(statements: Sequence[Statement]) -> dict[str, str]:
    with new_store() as store:
        loaded(store, [statements], POLICY)
        with store.view() as view:
            return content(view)


def differences(store: Store, statements: Sequence[Statement]) -> str:
    """What one store says and another, loaded at once, does not."""
    with new_store() as other:
        loaded(other, [statements], POLICY)
        with store.view() as left, other.view() as right:
            ours, theirs = set(lines(left)), set(lines(right))
    told = [f"- {line}" for line in sorted(theirs - ours)]
    return "\n".join([tell(statements), *told, *(f"+ {line}" for line in sorted(ours - theirs))])


def test_name_that_changes_elsewhere_leaves_the_register_equal():
    """A person is named in two events; the later one shows another name for the same number."""
    person = Party("p1:0", NodeKind.PERSON, "张甲")
    first, other = EVENTS[:2]
    one = [*penalty(first, E1), named(first, person, level="E4", seen="2025-01-01")]
    renamed = named(other, person._replace(name="张新"), level="E4", seen="2026-01-01")
    two = [*penalty(other, E2), renamed]
    for batches in ([one, two], [two, one]):
        with new_store() as store:
            loaded(store, batches, POLICY)
            assert wrong(store) == []
            with store.view() as view:
                assert content(view) == what_holds([*one, *two])


@SLOW
@given(history=histories(), data=st.data())
def test_any_order_and_any_batches_give_equal_stores(history, data):
    order = data.draw(st.permutations(history))
    batches = cut(order, data.draw(st.sets(st.integers(1, 30), max_size=6)))
    with new_store() as store:
        for batch in batches:
            loaded(store, [batch], POLICY)
            assert wrong(store) == [], tell(order)
        with store.view() as view:
            assert content(view) == what_holds(history), differences(store, history)


def judged(store: Store, due: dict[Judging, int], done: dict[Judging, int]) -> None:
    """Takes the steps that are due; a judgement on keys that are not on file is put off."""
    for judging, until in due.items():
        while done[judging] < until and judging.known(store):
            judging.step(store, done[judging], POLICY)
            done[judging] += 1
            assert wrong(store) == []


def all_at_once(statements: Sequence[Statement], judgings: Sequence[Judging]) -> set[str]:
    with new_store() as store:
        loaded(store, [statements], POLICY)
        done = dict.fromkeys(judgings, 0)
        judged(store, {j: len(j.script) for j in judgings}, done)
        assume(all(done[j] == len(j.script) for j in judgings))
        with store.view() as view:
            return set(map(str, lines(view)))


@SLOW
@given(history=merging_histories(), data=st.data())
def test_merges_in_any_order_give_equal_stores(history, data):
    said, judgings = history
    order = data.draw(st.permutations(said))
    batches = cut(order, data.draw(st.sets(st.integers(1, 30), max_size=6)))
    done = dict.fromkeys(judgings, 0)
    story = "\n".join([*(tell(batch) + "\n" for batch in batches), *map(str, judgings)])
    with new_store() as store:
        for n, batch in enumerate(batches, 1):
            loaded(store, [batch], POLICY)
            assert wrong(store) == [], story
            last = n == len(batches)
            due = {
                j: data.draw(st.integers(len(j.script) if last else 0, len(j.script)))
                for j in judgings
            }
            judged(store, due, done)
        assume(all(done[j] == len(j.script) for j in judgings))
        with store.view() as view:
            ours = set(map(str, lines(view)))
    theirs = all_at_once(said, judgings)
    told = [
        *(f"- {line}" for line in sorted(theirs - ours)),
        *(f"+ {line}" for line in sorted(ours - theirs)),
    ]
    assert not told, "\n".join([story, *told])
