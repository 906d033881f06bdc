"""Control against a rule written out: whoever is over the half with what it directs, directs."""

from hypothesis import given
from hypothesis import strategies as st

from graph.records import Node
from graph.vocabulary import Flag, NodeKind
from queries.owners.cone import Cone
from queries.owners.control import board
from queries.shares import Bounds, Share, Verdict

SIZE = 6
NODES = {n: Node(n, f"t:test:{n}", NodeKind.ORGANIZATION, str(n)) for n in range(SIZE)}


def share(holder, target, bounds):
    return Share(NODES[holder], NODES[target], bounds, False, False, Flag.NONE, ())


def ask(shares):
    return board(Cone(NODES[0], NODES, shares=shares), over=50, effort=10_000)


def directed(who, weights):
    """Again and again over everything until nothing more is directed."""
    found = {who}
    while True:
        more = {
            target
            for target in range(SIZE)
            if target not in found
            and sum(weights.get((member, target), 0) for member in found) > 50
        }
        if not more:
            return found - {who}
        found |= more


@st.composite
def holdings(draw):
    """Whole per cents, of nobody more than all; loops among them."""
    weights = {}
    for target in range(SIZE):
        left = 100
        for holder in draw(st.lists(st.integers(0, SIZE - 1), max_size=3, unique=True)):
            part = draw(st.integers(0, left))
            left -= part
            if part and holder != target:
                weights[holder, target] = part
    return weights


@given(holdings())
def test_control_agrees_with_the_rule_written_out(weights):
    found = ask([share(*ends, Bounds(p, p)) for ends, p in weights.items()])
    for who in range(SIZE):
        expected = directed(who, weights)
        for target in set(range(SIZE)) - {who}:
            verdict = Verdict.YES if target in expected else Verdict.NO
            assert found.verdict(who, target)[0] is verdict


@st.composite
def ranges(draw):
    weights = draw(holdings())
    shares = []
    for ends, part in weights.items():
        low, high = draw(st.integers(0, part)), draw(st.integers(part, 100))
        bounds = draw(st.sampled_from([Bounds(part, part), Bounds(low, high), None]))
        shares.append(share(*ends, bounds))
    return weights, shares


@given(ranges())
def test_sure_answer_holds_in_every_completion(drawn):
    weights, shares = drawn
    found = ask(shares)
    for who in range(SIZE):
        truth = directed(who, weights)
        for target in set(range(SIZE)) - {who}:
            verdict = found.verdict(who, target)[0]
            assert verdict is not Verdict.YES or target in truth
            assert verdict is not Verdict.NO or target not in truth


def test_search_that_is_cut_short_is_unknown():
    shares = [share(0, 1, Bounds(60, 60)), share(1, 2, Bounds(60, 60))]
    found = board(Cone(NODES[0], NODES, shares=shares), over=50, effort=0)
    assert found.verdict(0, 2)[0] is Verdict.UNKNOWN
    assert found.cut
