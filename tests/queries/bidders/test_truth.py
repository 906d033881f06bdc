"""Against the plain reading: two bidders share a head if the same key holds both offices then."""

import tempfile
from itertools import combinations
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.intervals import day, iso
from graph.records import Party
from graph.store import SqliteStore
from graph.vocabulary import Kind, NodeKind
from tests.builders import office, person
from tests.lots import DEADLINE, TENDERING, ask, bid, lot, of_rule, rulings

UNITS = [Party(f"t:单位:{n}", NodeKind.ORGANIZATION, f"单位{n}") for n in range(8)]
EVE = day(DEADLINE) - 1

# Of each unit: who is representative on the eve, on the day and on the day after the deadline.
terms = st.lists(st.sampled_from("甲乙丙丁"), min_size=3, max_size=3)


@settings(max_examples=8, deadline=None)
@given(st.lists(terms, min_size=8, max_size=8), st.randoms(use_true_random=False))
def test_same_head_is_the_same_key_on_the_day(held, random):
    said = [s for unit in UNITS for s in bid(unit.name, unit)] + lot()
    said += [_term(unit, who, n) for unit, days in _each(held) for n, who in enumerate(days)]
    random.shuffle(said)
    then = {unit.name: days[1] for unit, days in _each(held)}
    expected = {frozenset(p) for p in combinations(then, 2) if then[p[0]] == then[p[1]]}
    with (
        tempfile.TemporaryDirectory() as folder,
        SqliteStore(Path(folder) / "s.sqlite", create=True) as store,
    ):
        with store.write("load", "test") as writer:
            writer.state(said)
        told = of_rule(rulings(ask(store, TENDERING)), "ZB-34.2a")
    assert {code for code, *_ in told} <= {"same_head"}
    assert {frozenset(who) for _, _, *who in told} == expected


def _each(held):
    return zip(UNITS, held, strict=True)


def _term(unit, who, n):
    first, stop = iso(EVE + n), iso(EVE + n + 1)
    record = f"{unit.key}|{n}"
    return office(person(who), Kind.LEGAL_REP, first, stop, of=unit, record=record)
