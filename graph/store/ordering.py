"""The order of what a view gives, the same in every engine and whatever the order of arrival."""

import json
from collections.abc import Iterable, Mapping

from graph.records import Expansion, Fact, Found, Hop, Node, Provenance, Ref
from graph.store.base import Way
from graph.store.grams import contains, order

# More candidates than this are not verified: the text is too broad to list.
MOST_CANDIDATES = 20_000


def uncut(
    hops: Mapping[Ref, list[Hop]], cap: int | None
) -> tuple[dict[Ref, list[Hop]], dict[Ref, int]]:
    """The hops of the nodes within the cap, and the degree of those over it."""
    over = {ref: len(h) for ref, h in hops.items() if cap is not None and len(h) > cap}
    return {ref: h for ref, h in hops.items() if ref not in over}, over


def expansion(
    kept: Mapping[Ref, list[Hop]], over: dict[Ref, int], way: Way, keys: Mapping[Ref, str]
) -> Expansion:
    """Hops by start, end, kind and the key of the far node."""

    def place(hop: Hop) -> tuple[object, ...]:
        other = hop.dst if way == "out" else hop.src
        return hop.start, hop.stop, hop.kind, keys.get(other, ""), hop.flags

    return Expansion({ref: sorted(h, key=place) for ref, h in kept.items()}, over)


def about(refs: Iterable[Ref], facts: Iterable[Fact]) -> dict[Ref, list[Fact]]:
    found: dict[Ref, list[Fact]] = {ref: [] for ref in refs}
    for fact in facts:
        found[fact.src].append(fact)

    def place(fact: Fact) -> tuple[object, ...]:
        return fact.kind, fact.span, json.dumps(fact.props, sort_keys=True)

    return {ref: sorted(some, key=place) for ref, some in found.items()}


def by_commit(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda f: (f.rec, f.kind, f.span, f.id))


def proofs(evidence: Iterable[Provenance]) -> tuple[Provenance, ...]:
    def place(source: Provenance) -> tuple[object, ...]:
        return source.asserted_at, source.document, source.row or 0, source.statement

    return tuple(sorted(evidence, key=place))


def found(candidates: Iterable[tuple[Node, str]], text: str, limit: int) -> Found:
    """Of nodes with a name that may hold the text, those whose name does; the best name counts."""
    best: dict[str, tuple[tuple[int, int, str], Node]] = {}
    for node, name in candidates:
        if contains(name, text):
            place = order(name, text, node.key)
            if node.key not in best or place < best[node.key][0]:
                best[node.key] = (place, node)
    if len(best) > limit:
        return Found([], True)
    return Found([node for _, node in sorted(best.values(), key=lambda b: b[0])], False)
