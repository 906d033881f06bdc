"""One reading of a cone: what is held in the end, who directs whom, where chains end."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.intervals import Day
from graph.policy import Policy
from graph.records import Node, Ref
from graph.store import View
from graph.vocabulary import NodeKind
from queries.owners.cone import Cone
from queries.owners.control import Board, Group, board
from queries.owners.effective import Effective, Solved, held_in_the_end
from queries.owners.ends import Profiles, ends_of
from queries.owners.limits import Limits
from queries.owners.links import Link, owning
from queries.shares import Share, Verdict
from queries.sight import Sight
from queries.subgraph import may_stand


@dataclass
class Reading:
    """Of all that is on record, or of what may be shown of it."""

    cone: Cone
    policy: Policy
    limits: Limits
    profiles: Profiles
    down: bool

    @property
    def root(self) -> Node:
        return self.cone.root

    @cached_property
    def links(self) -> list[Link]:
        return owning(self.cone)

    @cached_property
    def solved(self) -> Solved:
        return held_in_the_end(self.root.ref, self.links, self.cone.nodes, self.down)

    @cached_property
    def board(self) -> Board:
        return board(self.cone, self.policy.ownership.control.over, self.limits.effort)

    @cached_property
    def ends(self) -> dict[Ref, str]:
        held = {link.target for link in self.links}
        cut = set(self.cone.over) | self.cone.unread
        nodes = self.cone.nodes.values()
        return ends_of(nodes, held, cut, self.profiles, self.policy.ownership)

    def effective(self, ref: Ref) -> Effective | None:
        return self.solved.by.get(ref)

    @cached_property
    def control(self) -> dict[Ref, tuple[Verdict, Group]]:
        """Of every other party whether it directs the root; downward, whether the root does it."""
        found: dict[Ref, tuple[Verdict, Group]] = {}
        for ref in sorted(self.cone.nodes, key=lambda r: self.cone.nodes[r].key):
            if ref != self.root.ref:
                ends = (self.root.ref, ref) if self.down else (ref, self.root.ref)
                verdict, group = self.board.verdict(*ends)
                if verdict is not Verdict.NO:
                    found[ref] = verdict, group
        return found

    def is_joint(self, ref: Ref) -> bool:
        _, group = self.control.get(ref, (Verdict.NO, {}))
        target = ref if self.down else self.root.ref
        return target in group and group[target].joint

    @cached_property
    def at_the_top(self) -> list[Ref]:
        """Who directs the root and is directed by nobody else who does; and who may."""
        sure = {r: g for r, (v, g) in self.control.items() if v is Verdict.YES}
        tops = [r for r in sure if not any(r in g and o not in sure[r] for o, g in sure.items())]
        above = {link.target for link in self.links}
        directed = set().union(*sure.values()) if sure else set()
        unsure = [
            ref
            for ref, (verdict, _) in self.control.items()
            if verdict is Verdict.UNKNOWN and ref not in above and ref not in directed
        ]
        return tops + unsure

    def registered(self, ref: Ref) -> list[Share]:
        """What stands in the party's own name of the root, or in the root's name of it."""
        ends = (self.root.ref, ref) if self.down else (ref, self.root.ref)
        return self._registered.get(ends, [])

    @cached_property
    def _registered(self) -> dict[tuple[Ref, Ref], list[Share]]:
        found: dict[tuple[Ref, Ref], list[Share]] = {}
        for share in self.cone.shares:
            if self.root.ref in (share.holder.ref, share.target.ref) and not share.indirect:
                found.setdefault((share.holder.ref, share.target.ref), []).append(share)
        return found


def profiles_of(cone: Cone, view: View, as_of: Day) -> Profiles:
    """Of the root and of every party above which nothing was read."""
    held = {share.target.ref for share in cone.shares}
    refs = [r for r, n in cone.nodes.items() if r not in held and n.kind is not NodeKind.PERSON]
    return Profiles({cone.root.ref, *refs}, view, as_of)


def hidden(nodes: Iterable[Node], sight: Sight) -> set[Ref]:
    """Who may not stand in the answer; of a record without a name it is not known who it is."""
    everybody = sight.persons and sight.candidates and sight.only is None
    return {
        node.ref
        for node in nodes
        if not may_stand(node, sight) or (node.kind is NodeKind.RECORD and not everybody)
    }
