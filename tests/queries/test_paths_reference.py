"""Paths agree with networkx on the whole graph, on any day and at any commit."""

from itertools import islice

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.paths import PathsAsked, paths_between
from queries.sight import EVERYTHING
from tests.graphs import DAY, KINDS, company, days, drawn, stored
from tests.histories import examples

SMALL = settings(max_examples=examples(15))
commits = st.sampled_from([1, 2])


def ends(graph, data):
    """Two disjoint, non-empty sets of companies; None for a graph that has too few."""
    known = sorted(graph.reference(DAY, 2))
    chosen = data.draw(st.lists(st.sampled_from(known), min_size=2, max_size=4, unique=True))
    cut = data.draw(st.integers(1, len(chosen) - 1))
    return chosen[:cut], chosen[cut:]


def ask(store, sources, targets, as_of, commit, **asked):
    with store.view(commit) as view:
        nodes = view.find([*sources, *targets])
        return paths_between(
            [nodes[k] for k in sources if k in nodes],
            [nodes[k] for k in targets if k in nodes],
            view,
            as_of,
            EVERYTHING,
            PathsAsked(kinds=KINDS, **asked),
        )


def bounded(reference, sources, targets):
    """The rule of the ends: no path goes back to a source or on from a target."""
    graph = nx.DiGraph()
    graph.add_nodes_from(reference)
    for one, other in reference.edges:
        for a, b in ((one, other), (other, one)):
            if b not in sources and a not in targets:
                graph.add_edge(a, b)
    graph.add_edges_from(("<", s) for s in sources)
    graph.add_edges_from((t, ">") for t in targets)
    return graph


def reference_paths(reference, sources, targets, most):
    """Every simple path of up to `most` hops, in order of length and keys."""
    graph = bounded(reference, sources, targets)
    found = nx.all_simple_paths(graph, "<", ">", cutoff=most + 2)
    return sorted((tuple(p[1:-1]) for p in found), key=lambda p: (len(p), p))


def lines(told):
    return [tuple(node.key for node in path.nodes) for path in told.paths]


@SMALL
@given(drawn(), days, commits, st.integers(1, 6), st.data())
def test_shortest_path_is_the_smallest_of_the_shortest(graph, as_of, commit, most, data):
    sources, targets = ends(graph, data)
    wanted = reference_paths(graph.reference(as_of, commit), sources, targets, most)
    with stored(graph) as store:
        told = ask(store, sources, targets, as_of, commit, most=most)
    assert lines(told) == wanted[:1]


@SMALL
@given(drawn(), days, commits, st.data())
def test_all_shortest_paths(graph, as_of, commit, data):
    sources, targets = ends(graph, data)
    wanted = reference_paths(graph.reference(as_of, commit), sources, targets, 6)
    with stored(graph) as store:
        told = ask(store, sources, targets, as_of, commit, every=True)
    assert lines(told) == [p for p in wanted if len(p) == len(wanted[0])]


@SMALL
@given(drawn(), days, commits, st.integers(1, 6), st.integers(2, 8), st.data())
def test_k_shortest_simple_paths(graph, as_of, commit, most, k, data):
    sources, targets = ends(graph, data)
    reference = graph.reference(as_of, commit)
    wanted = reference_paths(reference, sources, targets, most)
    with stored(graph) as store:
        told = ask(store, sources, targets, as_of, commit, most=most, k=k)
    assert lines(told) == wanted[:k]


@SMALL
@given(drawn(), days, commits, st.integers(2, 8), st.data())
def test_k_shortest_lengths_are_those_of_yen(graph, as_of, commit, k, data):
    known = sorted(graph.reference(DAY, 2))
    source, target = data.draw(
        st.lists(st.sampled_from(known), min_size=2, max_size=2, unique=True)
    )
    reference = graph.reference(as_of, commit)
    with stored(graph) as store:
        told = ask(store, [source], [target], as_of, commit, k=k)
    wanted = []
    if nx.has_path(reference, source, target):
        wanted = [len(p) for p in islice(nx.shortest_simple_paths(reference, source, target), k)]
    assert [len(line) for line in lines(told)] == [n for n in wanted if n <= 7]


@SMALL
@given(drawn(), days, commits, st.integers(1, 4), st.data())
def test_no_path_crosses_a_hub(graph, as_of, commit, cap, data):
    sources, targets = ends(graph, data)
    reference = graph.reference(as_of, commit)
    hubs = {n for n, degree in reference.degree if degree > cap} - {*sources, *targets}
    wanted = reference_paths(reference.subgraph(set(reference) - hubs), sources, targets, 6)
    with stored(graph) as store:
        shortest = ask(store, sources, targets, as_of, commit, cap=cap)
        several = ask(store, sources, targets, as_of, commit, cap=cap, k=8)
    assert lines(shortest) == wanted[:1]
    assert lines(several) == wanted[:8]
    for told in (shortest, several):
        named = {part.subject.key: part.degree for part in told.left_out if part.code == "hub"}
        assert named.items() <= {n: d for n, d in reference.degree if n in hubs}.items()


@SMALL
@given(drawn(), days, st.data())
def test_every_hop_stands_in_the_graph_of_the_day(graph, as_of, data):
    sources, targets = ends(graph, data)
    with stored(graph) as store:
        told = ask(store, sources, targets, as_of, 2, k=3)
    held = {
        (t.kind, company(t.src).key, company(t.dst).key)
        for t in graph.known(2)
        if t.span.holds(as_of)
    }
    for path in told.paths:
        for near, far, step in zip(path.nodes, path.nodes[1:], path.steps, strict=False):
            between = {h for h in held if set(h[1:]) == {near.key, far.key}}
            assert {(h.kind, h.src, h.dst) for h in step} == between
            assert all(h.forward == (h.src == near.key) for h in step)
            assert all(proof.sources for h in step for proof in h.proofs)
