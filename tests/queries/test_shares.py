"""One share for each pair, whatever the number of sources."""

import pytest

from graph.intervals import day
from graph.records import Source, Statement
from graph.vocabulary import Flag, Kind, Rank
from queries.shares import Bounds, Verdict, bounds_of, direct_control, held_by, holdings_of
from tests.builders import AUTHORITY, E1, E2, E4, EXTRACT, REGISTRY, listing, person, span

ON = "2026-06-01"


def holds(who, of, pct=None, *, source=REGISTRY, since="", until="", seen=ON, record="", **props):
    said = {"pct": pct} | props if pct is not None else props
    when = span(since, until)
    name = record or f"{source.provider}|{who.key}|{of.key}"
    return Statement(
        Kind.HOLDS_SHARE, who, of, day(seen), source, when, props=said, record_id=name, row=2
    )


@pytest.fixture
def read(anew):
    def ask(*statements, of=E2, on=ON, cap=None):
        with anew() as store:
            with store.write("load", "test") as writer:
                writer.state(statements)
            with store.view() as view:
                ref = view.find([of.key])[of.key].ref
                return holdings_of([ref], view, day(on), cap)

    return ask


def only(shares):
    ((share,),) = shares.at.values()
    return share


def test_two_sources_that_agree_are_one_share(read):
    share = only(read(holds(E1, E2, 60), holds(E1, E2, 60.0, source=EXTRACT)))
    assert (share.low, share.high, share.exact, share.conflict) == (60, 60, True, False)
    assert len(share.proofs()) == 2


def test_higher_rank_gives_the_value(read):
    share = only(read(holds(E1, E2, 60), holds(E1, E2, 40, source=EXTRACT, seen="2026-06-02")))
    assert (share.bounds, share.conflict) == (Bounds(60, 60), False)
    assert share.proofs()[0].sources[0].provider == REGISTRY.provider


def test_equal_rank_and_other_values_are_a_conflict_within_bounds(read):
    other = Source("另一登记机关", Rank.REGISTRY, "other.csv", "dd")
    share = only(read(holds(E1, E2, 60), holds(E1, E2, 40, source=other, seen="2026-06-02")))
    assert (share.bounds, share.conflict) == (Bounds(40, 60), True)


def test_newer_record_of_the_same_provider_settles(read):
    share = only(read(holds(E1, E2, 60), holds(E1, E2, 40, seen="2026-06-02", record="other")))
    assert (share.bounds, share.conflict) == (Bounds(40, 40), False)


def test_two_records_of_one_version_that_differ_are_a_conflict(read):
    share = only(read(holds(E1, E2, 60), holds(E1, E2, 40, record="other")))
    assert (share.bounds, share.conflict) == (Bounds(40, 60), True)


def test_silent_source_is_no_rival(read):
    share = only(read(holds(E1, E2, source=AUTHORITY), holds(E1, E2, 40)))
    assert (share.bounds, share.conflict) == (Bounds(40, 40), False)
    assert len(share.facts) == 2


def test_blank_share_is_unknown(read):
    share = only(read(holds(E1, E2)))
    assert (share.bounds, share.low, share.high) == (None, None, None)
    assert share.unknown
    assert not share.exact


def test_zero_is_not_unknown(read):
    share = only(read(holds(E1, E2, 0)))
    assert (share.low, share.exact, share.unknown) == (0, True, False)


def test_derived_summary_is_never_counted(read):
    shares = read(holds(E1, E2, 60), holds(E4, E2, 30, derived=True, indirect=True))
    assert only(shares).holder.key == E1.key


def test_indirect_share_stands_apart_and_is_no_direct_control(read):
    shares = read(holds(E1, E2, 10), holds(E1, E2, 60, record="other", indirect=True))
    (found,) = shares.at.values()
    assert [(s.low, s.indirect) for s in found] == [(10, False), (60, True)]
    assert direct_control(found, 50) is Verdict.NO


@pytest.mark.parametrize(("on", "count"), [("2026-03-31", 1), ("2026-04-01", 0), ("2025-12-31", 0)])
def test_only_the_day_asked_about_counts(read, on, count):
    shares = read(holds(E1, E2, 60, since="2026-01-01", until="2026-04-01"), on=on)
    assert len(shares.at.popitem()[1]) == count


def test_end_unseen_is_a_flag_of_the_share(read):
    left_out = read(holds(E1, E2, 60), listing("holders", of=E2, seen="2026-07-01"))
    assert only(left_out).flags & Flag.STOP_UNKNOWN


def test_node_over_the_cap_gives_its_degree_and_no_shares(read):
    shares = read(holds(E1, E2, 60), holds(E4, E2, 40), cap=1)
    assert (shares.at, list(shares.over.values())) == ({}, [2])


def test_holders_are_read_in_one_batch_in_order_of_key(store):
    with store.write("load", "test") as writer:
        who = person("张甲")
        writer.state([holds(who, E2, 60), holds(E1, E2, 40), holds(who, E4, 10)])
    with store.view() as view:
        refs = {key: n.ref for key, n in view.find([who.key, E1.key]).items()}
        shares = held_by(refs.values(), view, day(ON))
        assert [s.target.key for s in shares.at[refs[who.key]]] == [E2.key, E4.key]
        assert [s.low for s in shares.at[refs[E1.key]]] == [40]


@pytest.mark.parametrize(
    ("props", "control"),
    [
        ({"pct": 50}, "no"),
        ({"pct": 50.01}, "yes"),
        ({}, "unknown"),
        ({"pct_min": 40, "pct_max": 60}, "unknown"),
        ({"pct_min": 50, "pct_max": 75}, "unknown"),
        ({"pct_min": 50, "pct_max": 75, "pct_min_open": True}, "yes"),
        ({"pct_min": 25, "pct_max": 50}, "no"),
        ({"pct_max": 50.5, "pct_max_open": True}, "unknown"),
        ({"pct_min": 51}, "yes"),
    ],
)
def test_more_than_half_is_control(read, props, control):
    (found,) = read(holds(E1, E2, **props)).at.values()
    assert direct_control(found, 50) == control


def test_nothing_on_record_is_no_control():
    assert direct_control([], 50) is Verdict.NO


@pytest.mark.parametrize(
    ("bounds", "verdict"),
    [
        (Bounds(25, 25), "yes"),
        (Bounds(24.99, 24.99), "no"),
        (Bounds(0, 25, high_open=True), "no"),
        (Bounds(0, 25), "unknown"),
    ],
)
def test_limit_itself_is_reached(bounds, verdict):
    assert bounds.reaches(25) == verdict


NO_SHARES = [120, -1, "60", True, float("nan")]


@pytest.mark.parametrize("props", [{"pct": n} for n in NO_SHARES] + [{"pct_min": 6, "pct_max": 4}])
def test_what_cannot_be_a_share_is_unknown(props):
    assert bounds_of(props) is None
