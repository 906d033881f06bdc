"""From what was read and solved to the shapes of the answer."""

from collections.abc import Iterable

from graph.accountability.proof import Proof
from graph.intervals import iso
from graph.records import Fact, Node, Ref
from graph.vocabulary import Flag, Kind
from queries.owners.chains import Chain as Found
from queries.owners.chains import product
from queries.owners.cone import Cone, Tie
from queries.owners.control import Directed, Group
from queries.owners.effective import Effective
from queries.owners.links import Link
from queries.owners.shapes import Chain, Extent, Hop, Step
from queries.said import Subject
from queries.shares import WHOLE, Share
from queries.sight import Sight
from queries.subgraph import may_stand, subject_of

_PLACES = 4  # of a per cent


def extent(value: Effective | None) -> Extent | None:
    """As told; None for nothing on record."""
    if value is None:
        return None
    if value.blank:
        return Extent(low=None, high=None, unknown=True)
    return Extent(low=_round(value.low), high=_round(value.high), unknown=value.open)


def _round(number: float) -> float:
    return round(number, _PLACES) + 0.0


def extent_of(shares: Iterable[Share]) -> Extent | None:
    """What several registered holdings of one holder add up to."""
    found = list(shares)
    if not found:
        return None
    known = [s.within for s in found if not s.unknown]
    low = sum(b.low for b in known)
    if len(known) < len(found):
        return Extent(
            low=_round(low) if known else None, high=WHOLE if known else None, unknown=True
        )
    return Extent(low=_round(low), high=_round(sum(b.high for b in known)))


class Teller:
    """Tells parties as the asker may see them, and hops as they are recorded."""

    def __init__(self, cone: Cone, sight: Sight) -> None:
        self._cone, self._nodes, self._sight = cone, cone.nodes, sight

    def concert(self, ref: Ref) -> tuple[Hop, ...]:
        """The agreements by which a party acts together with others, of its whole group."""
        reached, ties = {ref}, list[Tie]()
        left = self._cone.tied(Kind.ACTS_IN_CONCERT)
        while near := [t for t in left if t.src.ref in reached or t.dst.ref in reached]:
            reached |= {end.ref for tie in near for end in (tie.src, tie.dst)}
            left = [t for t in left if t not in near]
            ties += near
        return tuple(map(self.tie, ties))

    def may_show(self, node: Node) -> bool:
        return may_stand(node, self._sight)

    def shows(self, ref: Ref) -> bool:
        return self.may_show(self._nodes[ref])

    def subject(self, node: Node) -> Subject:
        return subject_of(node, self._sight)

    def at(self, ref: Ref) -> Subject:
        return self.subject(self._nodes[ref])

    def chain(self, chain: Found) -> Chain:
        low, high, unknown = product(chain)
        share = Effective(low * WHOLE, high * WHOLE, unknown, unknown and low == 0)
        return Chain(
            share=extent(share) or Extent(low=None, high=None, unknown=True),
            hops=tuple(hop for link in chain for hop in self.hops(link)),
        )

    def hops(self, link: Link) -> tuple[Hop, ...]:
        """The holding as registered, after the ties that lead from it to who is behind it."""
        behind = tuple(self.tie(tie) for tie in reversed(link.behind))
        return (*behind, self.holding(link.share))

    def holding(self, share: Share) -> Hop:
        return self._hop(
            share.facts,
            share.holder,
            share.target,
            share=extent_of([share]),
            indirect=share.indirect,
            conflict=share.conflict,
            flags=share.flags,
        )

    def tie(self, tie: Tie) -> Hop:
        return self._hop(
            tie.facts,
            tie.src,
            tie.dst,
            joint=tie.joint,
            instrument=tie.told("instrument"),
            flags=tie.facts[0].flags,
        )

    def _hop(
        self,
        facts: tuple[Fact, ...],
        holder: Node,
        target: Node,
        *,
        share: Extent | None = None,
        indirect: bool = False,
        joint: bool = False,
        instrument: str = "",
        conflict: bool = False,
        flags: Flag,
    ) -> Hop:
        unsure = {
            "start_unknown": flags & Flag.START_UNKNOWN,
            "stop_unknown": flags & Flag.STOP_UNKNOWN,
            "conflict": conflict or flags & Flag.CONFLICT,
        }
        return Hop(
            kind=facts[0].kind,
            holder=self.subject(holder),
            target=self.subject(target),
            share=share,
            indirect=indirect,
            joint=joint,
            instrument=instrument,
            valid_from=iso(facts[0].span.start),
            valid_to=iso(facts[0].span.stop),
            uncertain=tuple(word for word, applies in unsure.items() if applies),
            proofs=tuple(Proof.of(f, holder.key, target.key) for f in facts),
        )

    def steps(self, target: Ref, group: Group) -> tuple[Step, ...]:
        """From the party that directs to the target, every party on the way once."""
        needed, steps = {target}, list[tuple[Ref, Directed]]()
        for ref, directed in reversed(group.items()):  # what is directed first stands first
            if ref in needed:
                needed |= {link.holder for link in directed.links}
                needed |= {directed.tie.src.ref} if directed.tie else set()
                steps.append((ref, directed))
        return tuple(self._step(ref, directed) for ref, directed in reversed(steps))

    def _step(self, ref: Ref, directed: Directed) -> Step:
        if directed.tie is not None:
            hops: tuple[Hop, ...] = (self.tie(directed.tie),)
            return Step(target=self.at(ref), basis="instrument", votes=None, hops=hops)
        hops = tuple(hop for link in directed.links for hop in self.hops(link))
        low = min(WHOLE, WHOLE * sum(link.low for link in directed.links))
        high = min(WHOLE, WHOLE * sum(link.high for link in directed.links))
        unknown = any(link.unknown for link in directed.links)
        votes = extent(Effective(low, high, unknown, unknown and low == 0))
        return Step(target=self.at(ref), basis="votes", votes=votes, hops=hops)
