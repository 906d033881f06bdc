"""控股、管理关系 between two bidders; what is near to it and does not meet the test is a clue."""

from collections.abc import Iterator

from graph.policy import Procedure, RelationRule
from graph.policy.relations import ShareRule
from graph.records import Node
from graph.vocabulary import Kind
from queries.bidders.found import Edge, Found, share_path
from queries.bidders.room import Room
from queries.bidders.rules.same_head import same_head
from queries.shares import Share, Verdict


def supplier_relation(room: Room, law: ShareRule) -> Iterator[Found]:
    """Procurement law has all three in one article."""
    yield from same_head(room, law)
    yield from control(room, law)
    yield from management(room, law)


def control(room: Room, law: ShareRule) -> Iterator[Found]:
    for bidder in room.bidders:
        for share in room.holdings.shares.get(bidder.ref, ()):
            if _between(room, share.holder, bidder):
                yield from _by_share(share, bidder, law)
        yield from _by_chain(room, bidder, law)
        if bidder.ref in room.holdings.over:
            yield Found(who=(bidder,), code="too_many_holders", verdict=Verdict.UNKNOWN)
    yield from _by_influence(room, law)


def _between(room: Room, one: Node, other: Node) -> bool:
    return one.ref in room.is_bidder and room.rivals(one, other)


def _by_share(share: Share, bidder: Node, law: ShareRule) -> Iterator[Found]:
    who, path = (share.holder, bidder), share_path([share])
    facts = {"share": said(share), "limit": f"{law.share_over:g}"}
    verdict = share.within.over(law.share_over)
    if share.unknown or (verdict is Verdict.UNKNOWN):
        code = "share_unknown"
        yield Found(who=who, code=code, verdict=Verdict.UNKNOWN, clue=True, facts=facts, path=path)
    elif share.indirect:
        yield Found(
            who=who, code="share_indirect", verdict=Verdict.UNKNOWN, clue=True, facts=facts,
            path=path,
        )  # fmt: skip
    elif verdict is Verdict.YES:
        yield Found(who=who, code="share_over", facts=facts, path=path)
    elif share.within.high >= law.flag_from:
        code = "share_not_over"
        yield Found(who=who, code=code, verdict=Verdict.NO, clue=True, facts=facts, path=path)


def _by_chain(room: Room, bidder: Node, law: ShareRule) -> Iterator[Found]:
    reading = room.law.switches.chain_control_excludes.on
    hard = reading and Procedure.TENDERING in law.procedures
    for chain in room.holdings.chains(bidder, law.share_over):
        if len(chain.links) > 1 and _between(room, chain.top, bidder):
            yield Found(
                who=(chain.top, bidder),
                code="chain_control" if chain.sure else "chain_unknown",
                verdict=Verdict.YES if chain.sure else Verdict.UNKNOWN,
                clue=not (hard and chain.sure),
                facts={"links": str(len(chain.links)), "limit": f"{law.share_over:g}"},
                path=share_path(chain.links),
            )


def _by_influence(room: Room, law: ShareRule) -> Iterator[Found]:
    """Documented direction, and votes of more than the limit."""
    clue = not law.influence_rules
    for edge in room.direction:
        if edge.kind is Kind.CONTROLS and _ends(room, edge):
            yield Found(who=(edge.src, edge.dst), code="directs", clue=clue, path=(edge,))
    for bidder in room.bidders:
        for votes in room.holdings.votes.get(bidder.ref, ()):
            verdict = votes.within.over(law.share_over)
            if _between(room, votes.holder, bidder) and verdict is not Verdict.NO:
                yield Found(
                    who=(votes.holder, bidder),
                    code="votes",
                    verdict=verdict,
                    clue=clue or verdict is Verdict.UNKNOWN,
                    facts={"share": said(votes), "limit": f"{law.share_over:g}"},
                    path=share_path([votes]),
                )


def management(room: Room, law: RelationRule) -> Iterator[Found]:
    for edge in room.direction:
        if edge.kind is Kind.MANAGES and _ends(room, edge):
            yield Found(who=(edge.src, edge.dst), code="manages", path=(edge,))


def _ends(room: Room, edge: Edge) -> bool:
    return edge.dst.ref in room.is_bidder and _between(room, edge.src, edge.dst)


def said(share: Share) -> str:
    """In per cent; bounds as a range, nothing for an unknown share."""
    if share.bounds is None:
        return ""
    low, high = share.bounds.low, share.bounds.high
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
