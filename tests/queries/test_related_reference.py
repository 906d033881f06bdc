"""The neighbourhood by depth agrees with networkx on the whole graph."""

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.policy import district_policy
from queries.related import RelatedAsked, related
from queries.sight import EVERYTHING
from tests.graphs import DAY, KINDS, company, days, drawn, stored
from tests.histories import examples

SMALL = settings(max_examples=examples(15))


def ask(store, key, as_of, commit, **asked):
    with store.view(commit) as view:
        node = view.find([key])[key]
        return related(
            node, view, district_policy(), as_of, EVERYTHING, RelatedAsked(kinds=KINDS, **asked)
        )


def distances(told):
    return {n.subject.key: n.distance for n in told.neighbours}


@SMALL
@given(drawn(), days, st.sampled_from([1, 2]), st.integers(1, 6), st.data())
def test_neighbourhood_by_depth(graph, as_of, commit, depth, data):
    start = data.draw(st.sampled_from(sorted(graph.reference(DAY, 2))))
    reference = graph.reference(as_of, commit)
    wanted = nx.single_source_shortest_path_length(reference, start, cutoff=depth)
    with stored(graph) as store:
        told = ask(store, start, as_of, commit, depth=depth)
    assert distances(told) == {k: d for k, d in wanted.items() if d}
    inside = {frozenset(e) for e in nx.ego_graph(reference, start, depth).edges}
    shown = {frozenset((h.src, h.dst)) for h in told.hops}
    between_last = {e for e in inside if all(wanted[k] == depth for k in e)}
    assert inside - between_last <= shown <= inside


@SMALL
@given(drawn(), days, st.integers(1, 4), st.data())
def test_hubs_are_reached_named_and_not_expanded(graph, as_of, cap, data):
    start = data.draw(st.sampled_from(sorted(graph.reference(DAY, 2))))
    reference = graph.reference(as_of, 2)
    hubs = {n: degree for n, degree in reference.degree if degree > cap}
    directed = nx.DiGraph((a, b) for a in reference if a not in hubs for b in reference[a])
    directed.add_nodes_from(reference)
    wanted = nx.single_source_shortest_path_length(directed, start, cutoff=6)
    with stored(graph) as store:
        told = ask(store, start, as_of, 2, depth=6, cap=cap)
    assert distances(told) == {k: d for k, d in wanted.items() if d}
    named = {p.subject.key: p.degree for p in told.left_out if p.code == "hub"}
    expanded = {k for k, d in wanted.items() if d < 6}
    assert {k: d for k, d in named.items() if k in expanded} == {
        k: d for k, d in hubs.items() if k in expanded
    }


@SMALL
@given(drawn(), st.integers(1, 4), st.data())
def test_a_cut_list_is_the_nearest_and_says_so(graph, limit, data):
    start = data.draw(st.sampled_from(sorted(graph.reference(DAY, 2))))
    with stored(graph) as store:
        whole = ask(store, start, DAY, 2, depth=6)
        cut = ask(store, start, DAY, 2, depth=6, limit=limit)
    assert cut.neighbours == whole.neighbours[:limit]
    assert ("limit" in {p.code for p in cut.left_out}) == (len(whole.neighbours) > limit)
    shown = {start, *distances(cut)}
    assert all({h.src, h.dst} <= shown for h in cut.hops)


def test_reference_reads_the_days_of_the_newest_version():
    from tests.graphs import Drawn, Tie

    graph = Drawn((Tie(KINDS[0], "a", "b", -1, 1),), ((0, Tie(KINDS[0], "a", "b", 0, 4)),))
    ends = (company("a").key, company("b").key)
    assert graph.reference(DAY - 1, 1).has_edge(*ends)
    assert not graph.reference(DAY - 1, 2).has_edge(*ends)
    assert graph.reference(DAY + 100, 2).has_edge(*ends)
