"""What every pattern reads with: relations up to a day, as far as they may be seen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.intervals import DAWN, Day, Interval, day, iso
from graph.policy import Clue, Policy
from graph.records import Hop as Edge
from graph.records import Node, Ref
from graph.store import View, Way
from graph.text import Text
from graph.vocabulary import Kind
from queries.edges import edges_of
from queries.said import Said, Shape, Subject
from queries.sight import Sight
from queries.subgraph import LeftOut, Path, hop_of, may_stand, subject_of
from queries.walk import CAP


class Dated(Shape):
    """A day that a clue rests on, and what was on it."""

    day: str
    what: Said


class ClueFound(Shape):
    """What investigators are shown; it proves nothing, and no measure follows from it."""

    pattern: str
    effect: str
    label: Said
    says: Said
    subjects: tuple[Subject, ...]
    dates: tuple[Dated, ...]
    paths: tuple[Path, ...]
    verified: bool
    why: Said


class Line(NamedTuple):
    """A path in refs, with the edge of each step."""

    nodes: tuple[Ref, ...]
    edges: tuple[Edge, ...]


class Look:
    """A view as one asker may see it, on one day."""

    def __init__(
        self, view: View, policy: Policy, sight: Sight, as_of: Day, cap: int = CAP
    ) -> None:
        self.view, self.policy, self.sight, self.as_of, self.cap = view, policy, sight, as_of, cap
        self.left_out: list[LeftOut] = []
        self.hubs: dict[Ref, int] = {}
        self._nodes: dict[Ref, Node] = {}

    def nodes(self, refs: Iterable[Ref]) -> Mapping[Ref, Node]:
        missing = {ref for ref in refs if ref not in self._nodes}
        if missing:
            self._nodes.update(self.view.nodes(missing))
        return self._nodes

    def edges(
        self,
        refs: Iterable[Ref],
        kinds: Collection[Kind],
        way: Way,
        days: Mapping[Ref, Sequence[Interval]] | None = None,
        cap: int | None = None,
    ) -> dict[Ref, list[Edge]]:
        """The edges that began by the day asked about, or that overlap a node's own `days`.

        A node with more of them than the cap is a hub: named, and left out.
        """
        since = (Interval(DAWN, self.as_of + 1),)
        where = days or dict.fromkeys(refs, since)
        hops = self.view.expand(where, kinds, way).hops
        nodes = self.nodes(far(h, way) for found in hops.values() for h in found)
        kept = {}
        for ref, found in hops.items():
            seen = [h for h in found if may_stand(nodes[far(h, way)], self.sight)]
            if len(seen) > (cap or self.cap):
                self.hubs[ref] = len(seen)
            else:
                kept[ref] = seen
        return kept

    def days_of(self, refs: Collection[Ref], name: str) -> dict[Ref, Day]:
        """A day that the profile of a node states, where it states one."""
        found = {}
        for ref, facts in self.view.about(refs, [Kind.PROFILE]).items():
            for fact in facts:
                if value := fact.props.get(name):
                    found[ref] = day(str(value))
        return found

    def subject(self, ref: Ref) -> Subject:
        return subject_of(self.nodes([ref])[ref], self.sight)

    def paths(self, lines: Sequence[Line]) -> tuple[Path, ...]:
        """The paths with their sources, read at once."""
        facts = self.view.facts({edge.fact for line in lines for edge in line.edges})
        nodes = self.nodes(ref for line in lines for ref in line.nodes)
        return tuple(
            Path(
                nodes=tuple(self.subject(ref) for ref in line.nodes),
                steps=tuple(
                    (hop_of(edges_of([facts[edge.fact]])[0], dict(nodes), near),)
                    for near, edge in zip(line.nodes, line.edges, strict=False)
                ),
            )
            for line in lines
        )

    def clue(
        self,
        pattern: str,
        clue: Clue,
        says: Text,
        subjects: Iterable[Ref],
        dates: Iterable[tuple[Day, Text]],
        lines: Sequence[Line] = (),
        paths: Sequence[Path] = (),
    ) -> ClueFound:
        return ClueFound(
            pattern=pattern,
            effect=clue.effect,
            label=Said.of(clue.label),
            says=Said.of(says),
            subjects=tuple(self.subject(ref) for ref in subjects),
            dates=tuple(Dated(day=iso(when), what=Said.of(what)) for when, what in dates),
            paths=(*paths, *self.paths(lines)),
            verified=clue.verified,
            why=Said.of(clue.why),
        )


def far(edge: Edge, way: Way) -> Ref:
    return edge.dst if way == "out" else edge.src
