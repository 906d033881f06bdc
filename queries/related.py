"""Who is near a subject: the legal relations by level, and the neighbourhood by depth.

The levels are kept apart (`graph.policy.nearness`): what excludes from a tender, affiliation under
the Company Law, related parties under CAS 36, and information only. Nothing here is a ruling.
Properties read: those of `queries.edges` and `queries.related_rules`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.accountability.law import Citation
from graph.errors import InputError
from graph.intervals import Day, iso
from graph.policy import CarveOut, NearnessRule, Policy
from graph.records import Node, Ref, Touch
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, Nearness
from queries.edges import Edge, edges_of
from queries.left_out import exhausted, hubs, limited, nothing, withheld
from queries.related_rules import Match, fits, match_ends, matches
from queries.related_said import Neighbour, NotRelated, Related, Relation
from queries.relations import EVERY_KIND
from queries.said import Said
from queries.shares import Verdict
from queries.sight import Sight
from queries.subgraph import Hop, LeftOut, Path, hop_of, may_stand, subject_of
from queries.walk import CAP, EFFORT, Effort, ExhaustedError, Walk, check_depth

DEPTH = 2
# Subjects listed by one answer, the nearest first.
LIMIT = 500


@dataclass(frozen=True)
class RelatedAsked:
    kinds: Collection[Kind] = EVERY_KIND
    depth: int = DEPTH
    cap: int = CAP
    limit: int = LIMIT
    effort: int = EFFORT


def related(
    target: Node,
    view: View,
    policy: Policy,
    as_of: Day,
    sight: Sight,
    asked: RelatedAsked | None = None,
) -> Related:
    """Raises InputError for a depth or a limit that no question goes to."""
    asked = asked or RelatedAsked()
    check_depth(asked.depth, "--depth")
    _check_limit(asked.limit)
    walk = Walk(view, sight, asked.kinds, as_of, asked.cap, Effort(asked.effort))
    told = _Told(target, walk, policy, asked)
    told.look()
    left_out = (*withheld(sight, asked.kinds), *told.left_out, *hubs(walk))
    return Related(
        subject=subject_of(target, sight),
        as_of=iso(as_of),
        known_at=view.known_at,
        depth=asked.depth,
        kinds=tuple(sorted(walk.kinds)),
        found=_sentence(told, left_out),
        relations=tuple(told.relations),
        not_related=tuple(told.not_related),
        neighbours=tuple(told.neighbours),
        hops=tuple(told.hops),
        left_out=left_out,
    )


class _Told:
    """An answer while it is put together."""

    def __init__(self, target: Node, walk: Walk, policy: Policy, asked: RelatedAsked) -> None:
        self.target, self.walk, self.policy, self.asked = target, walk, policy, asked
        self.rules = policy.nearness_on(walk.on)
        self.relations: list[Relation] = []
        self.not_related: list[NotRelated] = []
        self.neighbours: list[Neighbour] = []
        self.hops: list[Hop] = []
        self.left_out: list[LeftOut] = []

    def look(self) -> None:
        if not may_stand(self.target, self.walk.sight):
            return
        try:
            self._look_around()
            for rule in self.rules:
                for match in matches(rule, self.target, self.walk, self.asked.kinds):
                    self._tell(rule, match)
        except ExhaustedError:
            self.left_out.append(exhausted(self.asked.effort))

    def _look_around(self) -> None:
        dist, rows = neighbourhood(self.walk, self.target.ref, self.asked.depth, self.asked.limit)
        nodes = self.walk.view.nodes(dist)
        near = _nearest_first(nodes.values(), dist)[1:]
        if len(near) > self.asked.limit:
            self.left_out.append(limited(len(near), self.asked.limit))
        near = near[: self.asked.limit]
        kept = {self.target.ref, *(node.ref for node in near)}
        sight = self.walk.sight
        self.neighbours = [
            Neighbour(subject=subject_of(node, sight), distance=dist[node.ref]) for node in near
        ]
        facts = self.walk.facts({f for a, b, f in rows if a in kept and b in kept})
        for edge in edges_of(facts.values()):
            closer = min(edge.src, edge.dst, key=lambda r: (dist[r], nodes[r].key))
            self.hops.append(hop_of(edge, nodes, closer, level_of(edge, nodes, self.rules)))
        self.hops.sort(key=lambda h: (h.kind, h.src, h.dst))

    def _tell(self, rule: NearnessRule, match: Match) -> None:
        if match.carved and rule.carve_out:
            self.not_related.append(self._carved(rule, rule.carve_out, match))
            return
        self.relations.append(
            Relation(
                rule=rule.id,
                level=rule.level,
                label=Said.of(rule.label),
                subject=subject_of(match.end, self.walk.sight),
                path=self._path(match),
                citations=self._citations(rule.citation),
                verified=rule.verified,
                why=Said.of(rule.why) if rule.why else None,
                open=match.open,
            )
        )

    def _carved(self, rule: NearnessRule, out: CarveOut, match: Match) -> NotRelated:
        return NotRelated(
            rule=rule.id,
            level=rule.level,
            subject=subject_of(match.end, self.walk.sight),
            path=self._path(match),
            because=Said.of(out.why),
            citations=self._citations(out.citation),
            verified=out.verified,
        )

    def _citations(self, cited: Iterable[str]) -> tuple[Citation, ...]:
        """The bases in force on the day asked about."""
        bases = (self.policy.basis(key) for key in cited)
        return tuple(Citation.of(b) for b in bases if b.in_force(self.walk.on))

    def _path(self, match: Match) -> Path:
        nodes = {node.ref: node for node in match.nodes}
        return Path(
            nodes=tuple(subject_of(node, self.walk.sight) for node in match.nodes),
            steps=tuple(
                tuple(hop_of(e, nodes, near.ref, level_of(e, nodes, self.rules)) for e in edges)
                for near, edges in zip(match.nodes, match.edges, strict=False)
            ),
        )


def neighbourhood(
    walk: Walk, start: Ref, depth: int, limit: int = LIMIT
) -> tuple[dict[Ref, int], list[Touch]]:
    """How far each node near the start is, and the relations seen on the way.

    It stops after the depth at which there are more nodes than the limit: who is nearer comes
    first. Raises ExhaustedError.
    """
    dist, frontier, rows = {start: 0}, [start], []
    for distance in range(1, depth + 1):
        found = walk.step(frontier)
        rows += found
        frontier = list({far for _, far, _ in found if far not in dist})
        dist.update(dict.fromkeys(frontier, distance))
        if not frontier or len(dist) - 1 > limit:
            break
    return dist, rows


def level_of(edge: Edge, nodes: dict[Ref, Node], rules: Iterable[NearnessRule]) -> Nearness:
    """The narrowest level of a relation by itself: of the rules of one step that it meets."""
    for rule in rules:
        step = rule.path[0]
        ends = [(nodes[edge.src], nodes[edge.dst]), (nodes[edge.dst], nodes[edge.src])]
        meant = ends if step.way == "any" else ends[:1] if step.way == "out" else ends[1:]
        alone = len(rule.path) == 1 and edge.kind in step.kinds
        meets = alone and fits(edge, step) is Verdict.YES
        if meets and any(match_ends(step, near, far) for near, far in meant):
            return rule.level
    return Nearness.INFORMATION


def _nearest_first(nodes: Iterable[Node], dist: dict[Ref, int]) -> list[Node]:
    return sorted(nodes, key=lambda node: (dist[node.ref], node.key))


def _check_limit(limit: int) -> None:
    if limit < 1:
        raise InputError(
            Text(
                f"--limit 至少为 1，所写为 {limit}；请改写",
                f"--limit is at least 1, not {limit}; give another",
            )
        )


def _sentence(told: _Told, left_out: Collection[LeftOut]) -> Said:
    depth = told.asked.depth
    if not told.neighbours and not told.relations:
        return nothing(depth, left_out)
    counts = {"near": len(told.neighbours), "by_law": len(told.relations), "depth": depth}
    return Said.of(_FOUND.fill(**counts))


_FOUND = Text(
    "{depth} 步之内列出 {near} 个对象；按规则列出 {by_law} 项关系（分层级，均不是裁定）",
    "{near} subjects listed within {depth} hops; {by_law} relations by rule, level by level, none "
    "of them a ruling",
)
