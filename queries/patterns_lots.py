"""The lots near a subject, who bid for them and who won, as far as the day asked about.

Properties read: `deadline` of the PROFILE of a lot. An award is an edge to the lot or to the bid.
"""

import sys
from dataclasses import dataclass, field
from functools import cached_property

from graph.intervals import ALWAYS, Day
from graph.records import Hop as Edge
from graph.records import Node, Ref
from graph.store import Way
from graph.vocabulary import Kind, NodeKind
from queries.left_out import limited_lots
from queries.patterns_look import Look, far

# Lots looked at by one question: the newest by deadline, then by key.
MOST_LOTS = 2000


@dataclass
class Lot:
    """`bids` holds, for each bid, who submitted it: several are a consortium. `via` leads from each
    purchaser to the lot."""

    ref: Ref
    key: str
    deadline: Day | None
    bids: dict[Ref, set[Ref]] = field(default_factory=dict)
    awards: list[Edge] = field(default_factory=list)
    via: dict[Ref, tuple[Edge, ...]] = field(default_factory=dict)

    @property
    def bidders(self) -> set[Ref]:
        return {bidder for bid in self.bids.values() for bidder in bid}

    @property
    def winners(self) -> frozenset[Ref]:
        return frozenset(edge.src for edge in self.awards)

    @property
    def awarded(self) -> Day | None:
        """The day of the award; the deadline where the award has none of its own."""
        own = [edge.start for edge in self.awards if edge.start > ALWAYS.start]
        return min(own, default=self.deadline)


class Lots:
    """The lots of a purchaser, a project or a bidder, or one lot."""

    def __init__(self, target: Node, look: Look) -> None:
        self._target, self._look = target, look

    @cached_property
    def all(self) -> list[Lot]:
        look = self._look
        refs = self._near()
        nodes, days = look.nodes(refs), look.days_of(refs, "deadline")
        lots = [Lot(ref, nodes[ref].key, days.get(ref)) for ref in refs]
        lots.sort(key=lambda lot: (-(lot.deadline or 0), lot.key))
        if len(lots) > MOST_LOTS:
            look.left_out.append(limited_lots(len(lots), MOST_LOTS))
        kept = {lot.ref: lot for lot in lots[:MOST_LOTS]}
        self._read_bids(kept)
        self._read_purchasers(kept)
        return list(kept.values())

    def _near(self) -> set[Ref]:
        target = self._target
        if target.kind is NodeKind.LOT:
            return {target.ref}
        if target.kind is NodeKind.PROJECT:
            return self._lots_of({target.ref})
        if target.kind is not NodeKind.ORGANIZATION:
            return set()
        put_out = self._ends({target.ref}, Kind.PROCURES, "out")
        bids = self._ends({target.ref}, Kind.SUBMITTED, "out")
        return self._lots_of(put_out) | self._ends(bids, Kind.FOR_LOT, "out")

    def _lots_of(self, refs: set[Ref]) -> set[Ref]:
        """Lots stay, projects give their lots."""
        nodes = self._look.nodes(refs)
        lots = {ref for ref in refs if nodes[ref].kind is NodeKind.LOT}
        return lots | self._ends(refs - lots, Kind.LOT_OF, "in")

    def _ends(self, refs: set[Ref], kind: Kind, way: Way) -> set[Ref]:
        """However many they are: what bounds them is the number of lots, not a degree."""
        found = self._look.edges(refs, [kind], way, cap=sys.maxsize)
        return {far(edge, way) for edges in found.values() for edge in edges}

    def _read_bids(self, lots: dict[Ref, Lot]) -> None:
        look = self._look
        bids = look.edges(lots, [Kind.FOR_LOT], "in")
        lot_of = {edge.src: edge.dst for edges in bids.values() for edge in edges}
        submitted = look.edges(lot_of, [Kind.SUBMITTED], "in")
        for bid, edges in submitted.items():
            lots[lot_of[bid]].bids[bid] = {edge.src for edge in edges}
        for ref, edges in look.edges([*lots, *lot_of], [Kind.AWARDED], "in").items():
            lots[lot_of.get(ref, ref)].awards += edges

    def _read_purchasers(self, lots: dict[Ref, Lot]) -> None:
        look = self._look
        projects = look.edges(lots, [Kind.LOT_OF], "out")
        above = {edge.dst for edges in projects.values() for edge in edges}
        put_out = look.edges([*lots, *above], [Kind.PROCURES], "in")
        for lot in lots.values():
            for step in [None, *projects.get(lot.ref, ())]:
                for edge in put_out.get(step.dst if step else lot.ref, ()):
                    lot.via.setdefault(edge.src, (edge, step) if step else (edge,))
