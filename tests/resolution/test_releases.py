"""Versions that tell a part only are laid over one another, whatever the order of arrival."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.intervals import ALWAYS, FOREVER, Interval, day
from graph.resolution.plain import resolve_profile, resolve_records
from graph.resolution.releases import overlaid
from graph.resolution.said import Said
from graph.vocabulary import Flag, Kind

MONDAY, TUESDAY = day("2026-06-01"), day("2026-06-02")


def said(number, on, instant="", *, slot="s", kind=Kind.AWARDED, partial=True, start=0, **props):
    known = {} if partial is None else {"partial": partial}
    return Said(
        id=number,
        kind=kind,
        src=1,
        dst=2 if kind is Kind.AWARDED else 0,
        span=Interval(start, FOREVER) if start else ALWAYS,
        flags=Flag.NONE,
        asserted_at=on,
        weight=1,
        provider="p",
        slot=slot,
        digest=str(number),
        props={"instant": instant, **known, **props},
        src_key="u:x",
    )


def in_any_order(*statements, resolve=resolve_records):
    found = [resolve(order) for order in itertools.permutations(statements)]
    assert all(sorted(one, key=str) == sorted(found[0], key=str) for one in found)
    return found[0]


def test_a_part_keeps_what_it_does_not_say():
    (fact,) = in_any_order(
        said(1, MONDAY, amount="5", status="active"), said(2, TUESDAY, status="cancelled")
    )
    assert fact.props == {"amount": "5", "status": "cancelled"}
    assert fact.evidence == (1, 2)


def test_a_blank_takes_away_and_can_be_said_again():
    parts = said(1, MONDAY, "a", amount="5"), said(2, MONDAY, "b", amount=None)
    (fact,) = in_any_order(*parts)
    assert fact.props == {}
    (fact,) = in_any_order(*parts, said(3, MONDAY, "c", amount="6"))
    assert fact.props == {"amount": "6"}


def test_a_version_that_is_whole_replaces_all_before_it():
    parts = said(1, MONDAY, amount="5"), said(2, TUESDAY, partial=False, status="active")
    (fact,) = in_any_order(*parts)
    assert (fact.props, fact.evidence) == ({"status": "active"}, (2,))


def test_what_a_whole_version_no_longer_tells_at_the_node_is_gone():
    old, new = said(1, MONDAY, slot="old", x="1"), said(2, TUESDAY, partial=False, x="2")
    (fact,) = in_any_order(old, new)
    assert fact.props == {"x": "2"}
    later = said(3, TUESDAY, "1", slot="later", x="3")
    assert len(in_any_order(old, new, later)) == 2


def test_a_whole_version_takes_nothing_from_other_providers():
    other = said(1, MONDAY, slot="old", x="1")._replace(provider="q")
    unversioned = said(3, MONDAY, slot="plain", partial=None)
    assert len(in_any_order(other, said(2, TUESDAY, partial=False), unversioned)) == 3


def test_the_instant_orders_versions_of_one_day():
    (fact,) = in_any_order(said(9, MONDAY, "09:00", x="old"), said(1, MONDAY, "10:00", x="new"))
    assert fact.props == {"x": "new"}


def test_a_part_without_a_day_keeps_the_days_known():
    (fact,) = in_any_order(said(1, MONDAY, start=MONDAY, x="1"), said(2, TUESDAY, x="2"))
    assert (fact.span.start, fact.props) == (MONDAY, {"x": "2"})


def test_members_are_laid_over_by_their_ids():
    (fact,) = in_any_order(
        said(1, MONDAY, awards={"a": {"status": "pending", "title": "t"}, "b": {"status": "x"}}),
        said(2, TUESDAY, awards={"a": {"status": "active"}, "b": None}),
    )
    assert fact.props == {"awards": {"a": {"status": "active", "title": "t"}}}


def test_other_slots_and_statements_without_parts_are_left_alone():
    plain = said(3, MONDAY, slot="other", partial=None, x="1")
    facts = in_any_order(said(1, MONDAY, x="1"), said(2, TUESDAY, y="2"), plain)
    assert sorted(len(fact.props) for fact in facts) == [1, 2]


def test_a_profile_of_a_thing_is_put_together_and_names_all_that_it_rests_on():
    (fact,) = in_any_order(
        said(1, MONDAY, kind=Kind.PROFILE, title="t"),
        said(2, TUESDAY, kind=Kind.PROFILE, status="active"),
        resolve=resolve_profile,
    )
    assert (fact.props, fact.evidence) == ({"title": "t", "status": "active"}, (1, 2))


VALUES = st.none() | st.integers(0, 2) | st.dictionaries(st.sampled_from("xy"), st.integers(0, 2))
PARTS = st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3)


@given(parts=st.lists(st.tuples(st.integers(0, 2), PARTS), min_size=1, max_size=4), data=st.data())
def test_no_order_of_arrival_matters(parts, data):
    told = [said(n, MONDAY + on, str(n % 2), **props) for n, (on, props) in enumerate(parts, 1)]
    assert resolve_records(data.draw(st.permutations(told))) == resolve_records(told)


@pytest.mark.parametrize("over", [{}, {"a": {}}])
def test_nothing_laid_over_changes_nothing(over):
    assert overlaid({"a": {"b": 1}}, over) == {"a": {"b": 1}}
