"""Effective shares against solvers of their own: elimination and a power series."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.records import Node
from graph.vocabulary import Flag, NodeKind
from queries.owners.effective import held_in_the_end
from queries.owners.links import Link
from queries.shares import Bounds, Share, Verdict

SIZE = 7


def node(n):
    return Node(n + 1, f"t:test:{n}", NodeKind.ORGANIZATION, f"{n}")


def link(holder, target, low, high=None, *, unknown=False):
    high = low if high is None else high
    bounds = None if unknown else Bounds(100 * low, 100 * high)
    share = Share(node(holder), node(target), bounds, False, False, Flag.NONE, ())
    return Link(holder + 1, target + 1, low, high, unknown, share)


def solve(links, root, size=SIZE, down=False):
    return held_in_the_end(root + 1, links, {n + 1: node(n) for n in range(size)}, down)


def matrix(links, size=SIZE):
    weights = np.zeros((size, size))
    for one in links:
        weights[one.holder - 1, one.target - 1] += one.low
    return weights


def elimination(left, right):
    """Gauss with pivots, so that nothing but arithmetic is shared with what is tested."""
    rows = np.column_stack([left, right]).astype(float)
    size = len(right)
    for n in range(size):
        pivot = n + int(np.argmax(np.abs(rows[n:, n])))
        rows[[n, pivot]] = rows[[pivot, n]]
        rows[n] /= rows[n, n]
        for m in range(size):
            if m != n:
                rows[m] -= rows[m, n] * rows[n]
    return rows[:, -1]


def reference(weights, holder, target):
    """Chains from the holder that do not come back to it."""
    cut = weights.copy()
    cut[:, holder] = 0.0
    return elimination(np.eye(len(cut)) - cut, cut[:, target])[holder]


def power_series(weights, holder, target):
    cut = weights.copy()
    cut[:, holder] = 0.0
    total, step = 0.0, cut.copy()
    for _ in range(20_000):
        total += step[holder, target]
        step = cut @ step
        if step.max() < 1e-16:
            break
    return total


parts = st.integers(0, 99)


@st.composite
def graphs(draw, size=SIZE):
    """Random holdings, cycles among them; of nobody more than 97 % is held."""
    links = []
    for target in range(size):
        holders = draw(st.lists(st.integers(0, size - 1), max_size=4, unique=True))
        weights = [draw(parts) for _ in holders]
        most = max(1.0, sum(weights) / 97)
        links += [
            link(h, target, w / 100 / most) for h, w in zip(holders, weights, strict=True) if w
        ]
    return links


@given(graphs(), st.integers(0, SIZE - 1))
def test_sparse_solution_agrees_with_elimination(links, root):
    solved, weights = solve(links, root), matrix(links)
    assert solved.solved
    for holder in set(range(SIZE)) - {root}:
        found = solved.by.get(holder + 1)
        expected = 100 * reference(weights, holder, root)
        assert (found.low if found else 0) == pytest.approx(expected, abs=1e-6)
        assert (found.high if found else 0) == pytest.approx(expected, abs=1e-6)


@given(graphs(), st.integers(0, SIZE - 1))
def test_same_share_is_found_from_either_end(links, root):
    down = solve(links, root, down=True)
    for target in set(range(SIZE)) - {root}:
        up = solve(links, target).by.get(root + 1)
        found = down.by.get(target + 1)
        assert (up.low if up else 0) == pytest.approx(found.low if found else 0, abs=1e-6)


@given(graphs(size=5), st.integers(0, 4))
def test_sparse_solution_agrees_with_the_power_series(links, root):
    solved, weights = solve(links, root, size=5), matrix(links, 5)
    for holder in set(range(5)) - {root}:
        found = solved.by.get(holder + 1)
        expected = 100 * power_series(weights, holder, root)
        assert (found.low if found else 0) == pytest.approx(expected, abs=1e-6)


@given(graphs(), st.integers(0, SIZE - 1))
def test_outside_owners_never_hold_more_than_all(links, root):
    held = {one.target for one in links}
    outside = [e.high for ref, e in solve(links, root).by.items() if ref not in held]
    assert sum(outside) <= 100 + 1e-6


@st.composite
def ranges(draw):
    """Holdings as ranges or blanks, and one completion in which nobody is held beyond all."""
    links, truth = [], []
    for one in draw(graphs()):
        kind = draw(st.sampled_from(["exact", "range", "blank"]))
        below, above = draw(st.floats(0, 1)), draw(st.floats(0, 1))
        low = one.low * below if kind == "range" else one.low
        high = one.low + (1 - one.low) * above if kind == "range" else one.low
        if kind == "blank":
            low, high = 0.0, 1.0
        ends = one.holder - 1, one.target - 1
        links.append(link(*ends, low, high, unknown=kind == "blank"))
        truth.append(one)
    return links, truth


@given(ranges(), st.integers(0, SIZE - 1))
def test_bounds_hold_every_completion(drawn, root):
    links, truth = drawn
    solved, weights = solve(links, root), matrix(truth)
    for holder in set(range(SIZE)) - {root}:
        found = solved.by.get(holder + 1)
        true = 100 * reference(weights, holder, root)
        assert (found.low if found else 0) <= true + 1e-6
        assert (found.high if found else 0) >= true - 1e-6


def test_parts_add_over_paths():
    links = [link(0, 1, 0.7), link(1, 3, 0.2), link(0, 2, 0.5), link(2, 3, 0.35)]
    assert solve(links, 3).by[1].low == pytest.approx(31.5)


def test_cross_holding_does_not_inflate():
    links = [link(0, 1, 0.9), link(1, 0, 0.9), link(2, 0, 0.1)]
    solved = solve(links, 1)
    assert solved.by[1].low == pytest.approx(90)
    assert solved.by[3].low == pytest.approx(0.09 / 0.19 * 100)
    assert [[n.name for n in loop.members] for loop in solved.loops] == [["0", "1"]]
    assert not solved.loops[0].closed


def test_closed_loop_has_no_outside_owner_and_ends():
    links = [link(0, 1, 1.0), link(1, 2, 1.0), link(2, 0, 1.0), link(0, 3, 0.4), link(4, 3, 0.6)]
    solved = solve(links, 3)
    assert solved.solved
    assert [(len(loop.members), loop.closed) for loop in solved.loops] == [(3, True)]
    assert (solved.by[1].low, solved.by[5].low) == (pytest.approx(40), pytest.approx(60))


def test_loops_beyond_all_leave_outer_bounds_only():
    links = [link(0, 1, 1.0), link(1, 0, 0.9), link(1, 1, 0.2), link(2, 0, 0.2), link(1, 3, 0.5)]
    solved = solve(links, 3)
    assert not solved.solved
    assert (solved.by[2].low, solved.by[2].high) == (50, 100)
    assert (solved.by[3].low, solved.by[3].high) == (0, 100)


def test_unknown_share_is_open_and_alone_it_is_blank():
    links = [link(0, 1, 0, 1, unknown=True), link(0, 2, 0.3), link(1, 2, 0.5)]
    solved = solve(links, 2)
    own = solved.by[1]
    assert (own.low, own.high, own.open, own.blank) == (30, 80, True, False)
    alone = solve(links[:1], 1).by[1]
    assert (alone.low, alone.high, alone.open, alone.blank) == (0, 100, True, True)


@pytest.mark.parametrize(("part", "verdict"), [(0.25, "yes"), (0.2499, "no"), (0.2500001, "yes")])
def test_chain_of_halves_reaches_its_limit(part, verdict):
    links = [link(0, 1, 0.5), link(1, 2, part * 2)]
    assert solve(links, 2).by[1].reaches(25) == Verdict(verdict)


def test_chain_of_depth_ten():
    links = [link(n, n + 1, 0.9) for n in range(10)]
    assert solve(links, 10, size=11).by[1].low == pytest.approx(100 * 0.9**10)
