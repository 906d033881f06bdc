"""Versions of one record: the facts are a function of the set, and no day is told twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.intervals import FOREVER, Interval
from graph.resolution.said import Said
from graph.resolution.versions import resolve_versions
from graph.vocabulary import Flag, Kind

VERSION = st.tuples(
    st.integers(100, 120),  # the version day
    st.integers(90, 125),  # the start
    st.one_of(st.none(), st.integers(1, 10)),  # days, None for open
    st.booleans(),  # whether the start is known
    st.integers(0, 2),  # the interest
    st.sampled_from(["", "b"]),  # the record that it replaces
)


def said(number, version):
    seen, start, days, known, interest, replaces = version
    stop = FOREVER if days is None else start + days
    props = {"record": "ab"[number % 2], "interest": str(interest), "pct": number}
    if replaces:
        props["replaces"] = [replaces]
    return Said(
        number,
        Kind.HOLDS_SHARE,
        1,
        2,
        Interval(start, stop),
        Flag.NONE if known else Flag.START_UNKNOWN,
        seen,
        1,
        "provider",
        f"slot{number}",
        f"digest{number:03}",
        props,
        "x:p:1",
    )


def told(statements):
    return sorted((w.span, w.flags, w.evidence) for w in resolve_versions(statements))


@given(st.lists(VERSION, min_size=1, max_size=6), st.randoms())
def test_the_order_of_statements_changes_nothing(versions, random):
    statements = [said(n, v) for n, v in enumerate(versions)]
    shuffled = random.sample(statements, len(statements))
    assert told(statements) == told(shuffled)


@given(st.lists(VERSION, min_size=1, max_size=6))
def test_no_day_of_one_interest_is_told_by_two_versions(versions):
    chained = [said(n, (*v[:5], "b")) for n, v in enumerate(versions)]
    for interest in ("0", "1", "2"):
        spans = sorted(w.span for w in resolve_versions(chained) if w.props["interest"] == interest)
        for before, after in pairwise(spans):
            assert before.stop <= after.start


@given(st.lists(VERSION, min_size=1, max_size=6))
def test_the_newest_version_of_each_interest_stands_and_nothing_is_empty(versions):
    statements = [said(n, v) for n, v in enumerate(versions)]
    wanted = resolve_versions(statements)
    assert all(w.span.start < w.span.stop for w in wanted)
    evidence = {i for w in wanted for i in w.evidence}
    newest = max(statements, key=lambda s: (s.asserted_at, s.digest))
    assert newest.id in evidence
