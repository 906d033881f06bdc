"""回避: those who handle or review a procurement, with a supplier in it (条例 §9)."""

from collections.abc import Iterator

from graph.accountability.holdings import is_identified
from graph.identifiers import normalise
from graph.intervals import Interval, shift
from graph.policy.relations import RecusalRule
from graph.records import Node, Ref
from graph.vocabulary import Kind
from queries.bidders.found import Edge, Found
from queries.bidders.room import Room
from queries.shares import Verdict, bounds_of


def recusal(room: Room, law: RecusalRule) -> Iterator[Found]:
    """Read of KIN_OF: `kind` (spouse, lineal, collateral, affinity) and `degree`. Offices and
    shares of the window count, both its ends in; kinship at the deadline."""
    window = Interval(shift(room.when, law.window, -1), room.when + 1)
    bidders = {bidder.ref: bidder for bidder in room.bidders}
    for ref, reviews in room.reviewing.reviewers.items():
        yield from _in_office(room, ref, reviews, window, law, bidders)
        yield from _owning(room, ref, reviews, window, law, bidders)
        yield from _kin(room, ref, reviews, law)
        if not is_identified(reviews.src.key):
            yield from _namesake(room, reviews)


def _in_office(
    room: Room,
    ref: Ref,
    reviews: Edge,
    window: Interval,
    law: RecusalRule,
    bidders: dict[Ref, Node],
) -> Iterator[Found]:
    for edge in room.reviewing.offices.get(ref, ()):
        if edge.dst.ref in bidders and edge.kind in law.offices and edge.span.overlap(window):
            bidder = bidders[edge.dst.ref]
            yield Found(who=(bidder,), code="reviewer_in_office", path=(reviews, edge))


def _owning(
    room: Room,
    ref: Ref,
    reviews: Edge,
    window: Interval,
    law: RecusalRule,
    bidders: dict[Ref, Node],
) -> Iterator[Found]:
    for edge in room.reviewing.shares.get(ref, ()):
        if edge.dst.ref not in bidders or not edge.span.overlap(window):
            continue
        bounds = bounds_of(edge.props)
        verdict = bounds.over(law.share_over) if bounds else Verdict.UNKNOWN
        verdict = Verdict.YES if edge.kind is Kind.CONTROLS else verdict
        if verdict is not Verdict.NO:
            code = "reviewer_controls" if verdict is Verdict.YES else "reviewer_share_unknown"
            bidder = bidders[edge.dst.ref]
            yield Found(who=(bidder,), code=code, verdict=verdict, path=(reviews, edge))


def _kin(room: Room, ref: Ref, reviews: Edge, law: RecusalRule) -> Iterator[Found]:
    heads: dict[Ref, list[tuple[Node, Edge]]] = {}
    for bidder in room.bidders:
        for edge in room.heads[bidder.ref].identified:
            heads.setdefault(edge.src.ref, []).append((bidder, edge))
    for tie in room.reviewing.kin.get(ref, ()):
        other = tie.dst.ref if tie.src.ref == ref else tie.src.ref
        verdict = _degree(tie, law) if tie.span.holds(room.when) else Verdict.NO
        for bidder, head in heads.get(other, ()) if verdict is not Verdict.NO else ():
            code = "reviewer_kin" if verdict is Verdict.YES else "reviewer_kin_unknown"
            yield Found(who=(bidder,), code=code, verdict=verdict, path=(reviews, tie, head))


def _degree(tie: Edge, law: RecusalRule) -> Verdict:
    kind, degree = tie.props.get("kind"), tie.props.get("degree")
    rule = next((k for k in law.kin if k.kind == kind), None)
    if rule is None:
        return Verdict.NO if kind else Verdict.UNKNOWN
    if rule.degree_to is None:
        return Verdict.YES
    if not isinstance(degree, int):
        return Verdict.UNKNOWN
    return Verdict.YES if degree <= rule.degree_to else Verdict.NO


def _namesake(room: Room, reviews: Edge) -> Iterator[Found]:
    """A reviewer known by name only, and somebody of that name in office at a supplier."""
    name = normalise(reviews.src.name)
    for bidder in room.bidders:
        for edge in room.offices.get(bidder.ref, ()):
            if name and normalise(edge.src.name) == name:
                yield Found(
                    who=(bidder,),
                    code="reviewer_namesake",
                    verdict=Verdict.UNKNOWN,
                    clue=True,
                    path=(reviews, edge),
                )
