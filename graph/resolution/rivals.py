"""Claims of different holders on one day of an office for one: whose holds."""

from collections.abc import Sequence
from dataclasses import replace

from graph.intervals import Interval, merge, overlaps, without
from graph.resolution.claims import Claim
from graph.vocabulary import Kind

# Two of these in one listing are two holders, not a contradiction.
MAY_BE_SHARED = frozenset({Kind.GENERAL_MANAGER, Kind.MANAGER})


def settle(office: Kind, claims: Sequence[Claim]) -> list[Claim]:
    """Every claim against all others, judged before any is cut: the order changes nothing."""
    return [part for claim in claims for part in _against(office, claim, claims)]


def _against(office: Kind, claim: Claim, claims: Sequence[Claim]) -> list[Claim]:
    others = [o for o in claims if o.holder != claim.holder and o.days.overlap(claim.days)]
    lost = [o.days for o in others if _loses(claim, o)]
    disputed = [o.days for o in others if _conflict(office, claim, o)]
    disputed = without(disputed, [c.days for c in claims if c.weight > claim.weight])
    return [
        replace(part, conflict=part.conflict or bool(overlaps([part.days], disputed)))
        for whole in claim.cut(lost)
        for part in _split(whole, disputed)
    ]


def _split(claim: Claim, disputed: Sequence[Interval]) -> list[Claim]:
    inside = overlaps([claim.days], disputed)
    outside = without([claim.days], inside)
    return [claim.part(days) for days in sorted([*merge(inside), *outside])]


def _loses(claim: Claim, other: Claim) -> bool:
    """Whether the other takes the days that both claim: the higher rank, then the newer version
    of the same provider. A change item is not taken back by a record that came after it."""
    if claim.weight != other.weight:
        return claim.weight < other.weight
    if claim.provider != other.provider or claim.seen >= other.seen:
        return False
    return other.by_change or not claim.by_change


def _conflict(office: Kind, claim: Claim, other: Claim) -> bool:
    if claim.weight != other.weight or _loses(claim, other) or _loses(other, claim):
        return False
    return claim.provider != other.provider or office not in MAY_BE_SHARED
