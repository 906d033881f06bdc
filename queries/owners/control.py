"""Who directs an organisation's decisions: a holder of more than half directs all its votes.

From a party outward: what it directs votes too, so that two subsidiaries with 30 and 25 % are
55 % together. An instrument (CONTROLS) directs without votes. Parties who act in concert are
counted together and direct jointly; who are recorded in concert one with another, under the same
agreement and for the same organisation, are one group.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.records import Ref
from graph.vocabulary import Kind
from queries.owners.cone import Cone, Tie
from queries.owners.links import Link, voting
from queries.owners.matrix import EXACT
from queries.shares import WHOLE, Verdict


class Directed(NamedTuple):
    """Why a party counts as directed: the votes that others of the group hold of it, or a tie."""

    links: tuple[Link, ...]
    tie: Tie | None
    joint: bool


Group = dict[Ref, Directed]  # in the order in which they were found to be directed
Scope = str  # the key of the one organisation that an agreement is about; "" for any


@dataclass
class Board:
    """The votes and instruments of a cone, by who holds them; `effort` is what is left to spend."""

    over: float
    nodes: Mapping[Ref, str]
    votes: dict[Ref, list[Link]]
    instruments: dict[Ref, list[Tie]]
    partners: dict[Ref, dict[Ref, Scope]]
    inexact: bool
    effort: int
    cut: bool = False
    any_joint: bool = False
    _sole: dict[tuple[Ref, bool], Group] = field(default_factory=dict)
    _joint: dict[tuple[Ref, bool], Group] = field(default_factory=dict)

    def directs(self, who: Ref, possibly: bool = False) -> Group:
        """What a party directs alone."""
        if (who, possibly) not in self._sole:
            self._sole[who, possibly] = self._spread({who: ""}, possibly, joint=False)
        return self._sole[who, possibly]

    def directs_jointly(self, who: Ref, possibly: bool = False) -> Group:
        """What a party directs alone or with others."""
        if not self.any_joint:
            return self.directs(who, possibly)
        if (who, possibly) not in self._joint:
            seeds = {who: ""}
            for partner, scope in self.partners.get(who, {}).items():
                for member in (partner, *self.directs(partner, possibly)):
                    seeds.setdefault(member, scope)
            self._joint[who, possibly] = self._spread(seeds, possibly, joint=True)
        return self._joint[who, possibly]

    def verdict(self, who: Ref, target: Ref) -> tuple[Verdict, Group]:
        """Whether a party directs the target, and what it directs on the way there."""
        for possibly in (False, True) if self.inexact else (False,):
            for group in (self.directs(who, possibly), self.directs_jointly(who, possibly)):
                if target in group:
                    return (Verdict.UNKNOWN if possibly else Verdict.YES), group
        return (Verdict.UNKNOWN if self.cut else Verdict.NO), {}

    def _spread(self, seeds: Mapping[Ref, Scope], possibly: bool, joint: bool) -> Group:
        scopes, found = dict(seeds), dict[Ref, Directed]()
        held: dict[Ref, float] = defaultdict(float)
        links: dict[Ref, list[Link]] = defaultdict(list)
        queue = deque(sorted(seeds, key=lambda ref: self.nodes.get(ref, "")))
        while queue:
            member = queue.popleft()
            for link in self.votes.get(member, ()):
                self.effort -= 1
                target = link.target
                if target in scopes or not self._meant(scopes[member], target):
                    continue
                held[target] += link.high if possibly else link.low
                links[target].append(link)
                if held[target] * WHOLE > self.over + EXACT * WHOLE:
                    found[target] = Directed(tuple(links[target]), None, joint)
                    scopes[target] = ""
                    queue.append(target)
            for tie in self.instruments.get(member, ()):
                target = tie.dst.ref
                if target not in scopes and (joint or not tie.joint):
                    found[target] = Directed((), tie, joint or tie.joint)
                    scopes[target] = ""
                    queue.append(target)
            if self.effort < 0:
                self.cut = True
                break
        return found

    def _meant(self, scope: Scope, target: Ref) -> bool:
        return not scope or self.nodes.get(target) == scope

    def votes_of(self, who: Ref, target: Ref) -> tuple[float, float, bool]:
        """The least and the most votes of the target that a party directs alone, in per cent;
        and whether an unknown share bears on the most."""
        low = self._held(target, {who, *self.directs(who)}, "low")
        widest = {who, *self.directs(who, possibly=self.inexact)}
        high, known = (self._held(target, widest, end) for end in ("high", "known"))
        return min(low, WHOLE), min(high, WHOLE), high > known + EXACT

    def _held(self, target: Ref, members: Iterable[Ref], end: str) -> float:
        links = [
            link
            for member in members
            if member != target
            for link in self.votes.get(member, ())
            if link.target == target
        ]
        if end == "low":
            return WHOLE * sum(link.low for link in links)
        return WHOLE * sum(link.high for link in links if end == "high" or not link.unknown)


def board(cone: Cone, over: float, effort: int) -> Board:
    votes: dict[Ref, list[Link]] = defaultdict(list)
    links = voting(cone)
    for link in links:
        votes[link.holder].append(link)
    instruments: dict[Ref, list[Tie]] = defaultdict(list)
    for tie in cone.tied(Kind.CONTROLS):
        instruments[tie.src.ref].append(tie)
    partners = _partners(cone.tied(Kind.ACTS_IN_CONCERT))
    return Board(
        over=over,
        nodes={ref: node.key for ref, node in cone.nodes.items()},
        votes=votes,
        instruments=instruments,
        partners=partners,
        inexact=any(link.low != link.high for link in links),
        effort=effort,
        any_joint=bool(partners) or any(t.joint for ties in instruments.values() for t in ties),
    )


def _partners(ties: Iterable[Tie]) -> dict[Ref, dict[Ref, Scope]]:
    """Of each party all others of its groups; an agreement for any organisation is the wider."""
    agreements: dict[tuple[str, Scope], list[set[Ref]]] = defaultdict(list)
    for tie in ties:
        groups = agreements[tie.told("agreement"), tie.organization]
        joined = {tie.src.ref, tie.dst.ref}.union(*(g for g in groups if _meets(g, tie)))
        groups[:] = [g for g in groups if not _meets(g, tie)] + [joined]
    partners: dict[Ref, dict[Ref, Scope]] = defaultdict(dict)
    for (_, scope), groups in sorted(agreements.items()):
        for group in groups:
            for member in group:
                for other in group - {member}:
                    partners[member].setdefault(other, scope)
    return dict(partners)


def _meets(group: set[Ref], tie: Tie) -> bool:
    return tie.src.ref in group or tie.dst.ref in group
