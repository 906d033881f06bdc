"""Which rules of relation hold between a subject and others: patterns of steps, matched in batches.

One query a hop, for all that a rule has reached. Of several paths of one kind to one subject the
shortest is kept, then the one with the smallest sequence of keys. A share that is unknown leaves
the match open: it neither counts nor clears.
Properties read: those of `queries.edges`; `type` of PROFILE, for carve-outs.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.intervals import Interval
from graph.policy import CarveOut, NearnessRule, Step
from graph.records import Node, Ref
from graph.vocabulary import Kind, NodeKind
from queries.edges import WITH_SHARE, Edge, edges_of
from queries.relations import granted
from queries.shares import ANYTHING, Bounds, Verdict
from queries.walk import MAX_DEPTH, Walk


@dataclass(frozen=True)
class Match:
    """A path by the steps of a rule. `open`: a share on it is unknown or may be short of the
    threshold; `carved`: it turns at a subject that the law leaves out."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[Edge, ...], ...] = ()
    open: bool = False
    carved: bool = False

    @property
    def end(self) -> Node:
        return self.nodes[-1]

    @property
    def order(self) -> tuple[int, tuple[str, ...]]:
        return len(self.nodes), tuple(node.key for node in self.nodes)


_Kind = tuple[Ref, bool, bool]


def matches(rule: NearnessRule, target: Node, walk: Walk, kinds: Collection[Kind]) -> list[Match]:
    """Who stands to the target as the rule says, by the kinds that were asked for.

    Each with what speaks most plainly: a path that is certain, else one that is open, else one
    that the law leaves out. Raises ExhaustedError.
    """
    found = [Match((target,))]
    for number, step in enumerate(rule.path):
        chosen = granted(set(step.kinds) & set(kinds), walk.sight)
        found = list(_along(step, found, walk, chosen)) if chosen else []
        following = rule.path[number + 1 :]
        if rule.carve_out and following and (step.way, following[0].way) == ("in", "out"):
            found = _carved(found, rule.carve_out, walk)
    best: dict[Ref, Match] = {}
    for match in sorted(found, key=lambda m: (m.carved, m.open, m.order)):
        best.setdefault(match.end.ref, match)
    return sorted(best.values(), key=lambda m: m.end.key)


def _along(step: Step, begun: list[Match], walk: Walk, kinds: Collection[Kind]) -> Iterator[Match]:
    """The matches with a step added, and with further hops of it where it repeats."""
    seen: set[_Kind] = set()
    frontier = begun
    while frontier:
        best: dict[_Kind, Match] = {}
        longer = _next(step, frontier, walk, kinds)
        for match in sorted(longer, key=lambda m: m.order):
            best.setdefault((match.end.ref, match.open, match.carved), match)
        found = [match for kind, match in best.items() if kind not in seen]
        seen |= best.keys()
        yield from found
        frontier = [m for m in found if len(m.edges) < MAX_DEPTH] if step.repeat else []


def _next(step: Step, frontier: list[Match], walk: Walk, kinds: Collection[Kind]) -> list[Match]:
    around = _around(step, {m.end.ref for m in frontier}, walk, kinds)
    far = {ref for ends in around.values() for ref in ends}
    nodes = walk.view.nodes(far)
    longer = []
    for match in frontier:
        for ref, edges in around.get(match.end.ref, {}).items():
            verdicts = [fits(edge, step) for edge in edges]
            certain = [e for e, v in zip(edges, verdicts, strict=True) if v is Verdict.YES]
            unknown = [e for e, v in zip(edges, verdicts, strict=True) if v is Verdict.UNKNOWN]
            passed = certain or unknown
            if passed and match_ends(step, match.end, nodes[ref]) and nodes[ref] not in match.nodes:
                longer.append(_longer(match, nodes[ref], passed, not certain))
    return longer


def _longer(match: Match, node: Node, edges: list[Edge], left_open: bool) -> Match:
    return replace(
        match,
        nodes=(*match.nodes, node),
        edges=(*match.edges, tuple(sorted(edges, key=lambda e: e.kind))),
        open=match.open or left_open,
    )


def _around(
    step: Step, refs: set[Ref], walk: Walk, kinds: Collection[Kind]
) -> dict[Ref, dict[Ref, list[Edge]]]:
    """The edges of a step from each node, by the node at their other end."""
    steps = walk.by(kinds)
    touches = steps.step(refs)
    for ref, degree in steps.hubs.items():
        walk.hubs[ref] = max(degree, walk.hubs.get(ref, 0))
    facts = walk.facts({fact for _, _, fact in touches})
    edges = _not_set_aside(step, edges_of(facts.values()), walk)
    found: dict[Ref, dict[Ref, list[Edge]]] = {}
    for edge in edges:
        for near, far, way in ((edge.src, edge.dst, "out"), (edge.dst, edge.src, "in")):
            if near in refs and step.way in (way, "any"):
                found.setdefault(near, {}).setdefault(far, []).append(edge)
    return found


def _not_set_aside(step: Step, edges: list[Edge], walk: Walk) -> list[Edge]:
    """Without the offices that do not count where the organisation has one that goes before."""
    others = {edge.dst for edge in edges if step.before and edge.kind not in step.before}
    if not others:
        return edges
    days = (Interval(walk.on, walk.on + 1),)
    first = walk.view.expand(dict.fromkeys(others, days), step.before, "in").hops
    return [e for e in edges if e.kind in step.before or not first.get(e.dst)]


def match_ends(step: Step, near: Node, far: Node) -> bool:
    """Whether the ends are of the kind that the step says; both, where it goes either way."""
    ends = (near, far) if step.way == "any" else (far,)
    return step.to is None or all(node.kind is step.to for node in ends)


def fits(edge: Edge, step: Step) -> Verdict:
    """Whether an edge meets the thresholds of a step; what the record leaves open stays open.

    A derived share is never counted, an indirect one only along a chain.
    """
    if edge.kind not in WITH_SHARE or not step.measured:
        return Verdict.YES
    stated = edge.along_a_chain if step.repeat else edge.direct
    if stated is None:
        return Verdict.NO
    verdicts = set(_verdicts(stated.bounds or ANYTHING, step))
    return next((v for v in (Verdict.NO, Verdict.UNKNOWN) if v in verdicts), Verdict.YES)


def _verdicts(bounds: Bounds, step: Step) -> Iterator[Verdict]:
    if step.over is not None:
        yield bounds.over(step.over)
    if step.at_least is not None:
        yield bounds.reaches(step.at_least)
    if step.up_to is not None:
        yield _OPPOSITE[bounds.over(step.up_to)]


_OPPOSITE = {
    Verdict.YES: Verdict.NO,
    Verdict.NO: Verdict.YES,
    Verdict.UNKNOWN: Verdict.UNKNOWN,
}


def _carved(found: Iterable[Match], carve_out: CarveOut, walk: Walk) -> list[Match]:
    matches = list(found)
    organizations = {m.end.ref for m in matches if m.end.kind is NodeKind.ORGANIZATION}
    profiles = walk.view.about(organizations, [Kind.PROFILE])
    types = {
        ref: {fact.props.get("type") for fact in facts if fact.span.holds(walk.on)}
        for ref, facts in profiles.items()
    }
    left_out = set(carve_out.turns_at)
    return [
        replace(m, carved=m.carved or bool(types.get(m.end.ref, set()) & left_out)) for m in matches
    ]
