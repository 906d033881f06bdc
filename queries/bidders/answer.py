"""The answer put together: findings by pair and by bidder, the rules read, what was left out."""

from collections.abc import Iterable

from graph.accountability.law import Law
from graph.intervals import iso
from graph.records import Node, Ref
from graph.store import View
from queries.bidders.gaps import left_out
from queries.bidders.judge import Judged, judge, tell
from queries.bidders.limits import Limits
from queries.bidders.room import Room
from queries.bidders.shapes import (
    BidderAnswer,
    BiddersAnswer,
    Clue,
    Finding,
    LeftOut,
    PairAnswer,
    Ruling,
)
from queries.bidders.sighted import shows
from queries.bidders.words import PROCEDURE
from queries.said import Said, Subject
from queries.shares import Verdict
from queries.sight import Sight


def answer_of(
    room: Room, unknown: tuple[Subject, ...], view: View, sight: Sight, limits: Limits
) -> BiddersAnswer:
    told, read = judge(room, sight)
    bidders = [bidder for bidder in room.bidders if shows(bidder, sight)]
    told = sorted(told, key=_weight)
    findings = tell(told[: limits.findings], room, view, sight)
    by_who, ruled_by = _grouped(told, findings), _ruled_by(told)
    law = Law.of(room.policy)
    project = room.lot.project if room.lot else None
    return BiddersAnswer(
        lot=Subject.of(room.lot.node) if room.lot else None,
        project=Subject.of(project) if project else None,
        as_of=iso(room.when),
        known_at=view.known_at,
        procedures=tuple(str(p) for p in room.procedures),
        procedure_note=_procedure(room),
        policy=law.policy,
        policy_digest=law.digest,
        policy_note=Said.of(law.in_force_note),
        pairs=_pairs(by_who, bidders),
        bidders=(
            *(_bidder(b, room, ruled_by.get(b.ref, ()), by_who, sight) for b in bidders),
            *(_not_on_file(subject) for subject in unknown),
        ),
        compared=_compared(room, bidders),
        rules=tuple(read),
        left_out=_left_out(room, unknown, len(told), sight, limits),
    )


def _weight(judged: Judged) -> tuple[bool, bool]:
    """Rulings before clues and met before not met, should the limit cut; rules keep their order."""
    return judged.found.clue, judged.found.verdict is Verdict.NO


def _left_out(
    room: Room, unknown: tuple[Subject, ...], told: int, sight: Sight, limits: Limits
) -> tuple[LeftOut, ...]:
    return left_out(room, unknown, max(0, told - limits.findings), sight, limits)


Grouped = dict[tuple[Ref, ...], list[Finding]]


def _grouped(told: Iterable[Judged], findings: Iterable[Finding]) -> Grouped:
    groups: Grouped = {}
    for judged, finding in zip(told, findings, strict=False):
        refs = tuple(sorted(node.ref for node in judged.found.who))
        groups.setdefault(refs, []).append(finding)
    return groups


def _parts(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    ordered = list(findings)
    rulings = [f for f in ordered if isinstance(f, Ruling)]
    return {
        "rulings": tuple(f for f in rulings if f.verdict is not Verdict.NO),
        "clues": tuple(f for f in ordered if isinstance(f, Clue)),
        "not_met": tuple(f for f in rulings if f.verdict is Verdict.NO),
    }


def _pairs(by_who: Grouped, bidders: list[Node]) -> tuple[PairAnswer, ...]:
    known = {bidder.ref: bidder for bidder in bidders}
    found = []
    for refs, findings in by_who.items():
        if len(refs) == 2:
            one, other = sorted((known[ref] for ref in refs), key=lambda node: node.key)
            said = {"bidders": (Subject.of(one), Subject.of(other)), **_parts(findings)}
            found.append(PairAnswer.model_validate(said))
    return tuple(sorted(found, key=lambda p: tuple(b.key for b in p.bidders)))


def _bidder(
    bidder: Node, room: Room, ruled_by: tuple[str, ...], by_who: Grouped, sight: Sight
) -> BidderAnswer:
    bids = room.bids_by.get(bidder.ref, ())
    said = {
        "bidder": Subject.of(bidder),
        "on_file": True,
        "bids": tuple(Subject.of(bid.node) for bid in bids),
        "consortium": tuple(Subject.of(m) for m in room.consortium_of(bidder) if shows(m, sight)),
        "ruled_by": ruled_by,
        **_parts(by_who.get((bidder.ref,), ())),
    }
    return BidderAnswer.model_validate(said)


def _ruled_by(told: Iterable[Judged]) -> dict[Ref, tuple[str, ...]]:
    """Of each bidder the rules whose ruling is met, whether or not the limit cuts it below."""
    rules: dict[Ref, dict[str, None]] = {}
    for judged in told:
        if not judged.found.clue and judged.found.verdict is Verdict.YES:
            for bidder in judged.found.who:
                rules.setdefault(bidder.ref, {})[judged.rule] = None
    return {ref: tuple(found) for ref, found in rules.items()}


def _not_on_file(subject: Subject) -> BidderAnswer:
    return BidderAnswer(bidder=subject, on_file=False, bids=(), consortium=(), ruled_by=())


def _compared(room: Room, bidders: list[Node]) -> int:
    """The number of pairs: members of one consortium are no pair."""
    alone: dict[object, int] = {}
    for bidder in bidders:
        bids = room.bids_of.get(bidder.ref)
        together = bids if bids is not None and len(bids) == 1 else bidder.ref
        alone[together] = alone.get(together, 0) + 1
    within = sum(n * (n - 1) // 2 for n in alone.values())
    return len(bidders) * (len(bidders) - 1) // 2 - within


def _procedure(room: Room) -> Said:
    if len(room.procedures) > 1:
        return Said.of(PROCEDURE["unknown"])
    return Said.of(PROCEDURE["known"].fill(procedure=room.procedures[0].label))
