"""The bodies that a body succeeds: renamed, merged, divided or reorganised (domain.md §2.3(5)).

The record of a unit goes over to its successor; the persons stay those of the old unit at the time
of the conduct, and nothing of them is looked up through the successor.
"""

from typing import NamedTuple

from graph.accountability.proof import Proof
from graph.intervals import Day, Interval
from graph.records import Node
from graph.store import View
from graph.vocabulary import Kind


class Predecessor(NamedTuple):
    """`path` leads from the successor to the unit that it succeeds, hop by hop."""

    unit: Node
    path: tuple[Proof, ...]


def predecessors(unit: Node, view: View, as_of: Day) -> list[Predecessor]:
    """Every unit that this one succeeds by a day, directly or through others; circles end."""
    found: dict[str, Predecessor] = {}
    layer = [Predecessor(unit, ())]
    while layer:
        layer = [p for p in _step(layer, view, as_of) if p.unit.key not in {unit.key, *found}]
        found |= {p.unit.key: p for p in layer}
    return sorted(found.values(), key=lambda p: (len(p.path), p.unit.key))


def _step(layer: list[Predecessor], view: View, as_of: Day) -> list[Predecessor]:
    by_ref = {p.unit.ref: p for p in layer}
    day = [Interval(as_of, as_of + 1)]
    expanded = view.expand(dict.fromkeys(by_ref, day), [Kind.SUCCEEDS], "out").hops
    hops = [hop for hops in expanded.values() for hop in hops]
    nodes, facts = view.nodes({h.dst for h in hops}), view.facts([h.fact for h in hops])
    return [
        Predecessor(nodes[h.dst], (*near.path, proof))
        for h in hops
        for near in (by_ref[h.src],)
        for proof in (Proof.of(facts[h.fact], near.unit.key, nodes[h.dst].key),)
    ]
