"""Different holders of an office for one: whose claim holds, and where projections end."""

from collections.abc import Sequence
from dataclasses import replace

from graph.intervals import Interval, overlaps, without
from graph.resolution.terms import Term
from graph.vocabulary import Flag, Kind

# Two of these in one listing are two holders, not a contradiction.
_MAY_BE_SHARED = frozenset({Kind.GENERAL_MANAGER, Kind.MANAGER})


def settle(terms: Sequence[Term]) -> list[Term]:
    """Every term against all others, judged on what was claimed before any was cut.

    Each is the word of one source: two sources that saw the same holder are not one that saw
    more, for then a weak one seen late would carry the days of a strong one against its rivals.
    """
    lost = [_lost(term, terms) for term in terms]
    return [piece for n in range(len(terms)) for piece in _against(n, terms, lost)]


def _lost(term: Term, terms: Sequence[Term]) -> list[Interval]:
    """The days of every term that holds against this one where their claims clash."""
    return [o.span for o in terms if _clash(term, o) and _loses(term, o)]


def _clash(term: Term, other: Term) -> bool:
    return term.holder != other.holder and other.claim.overlap(term.claim) is not None


def _against(n: int, terms: Sequence[Term], lost: Sequence[list[Interval]]) -> list[Term]:
    term = terms[n]
    conflicts = (
        _conflict(term, other) and _both_remain(term, lost[n], other, lost[o])
        for o, other in enumerate(terms)
        if _clash(term, other)
    )
    if any(conflicts):
        term = term.flagged(Flag.CONFLICT)
    term = _end_projection(term, terms)
    return [_piece(term, part) for part in without([term.span], lost[n])]


def _conflict(term: Term, other: Term) -> bool:
    if term.weight != other.weight:
        return False
    if term.provider != other.provider:
        return True
    return term.seen == other.seen and term.office not in _MAY_BE_SHARED


def _both_remain(
    term: Term, lost: Sequence[Interval], other: Term, taken: Sequence[Interval]
) -> bool:
    """Whether on some day both are claimed and neither has lost it to a third."""
    return bool(overlaps(without([term.claim], lost), without([other.claim], taken)))


def _loses(term: Term, other: Term) -> bool:
    """Whether the other, where their claims clash, takes the days of its whole term."""
    if term.weight != other.weight:
        return term.weight < other.weight
    return term.provider == other.provider and term.seen < other.seen


def _end_projection(term: Term, terms: Sequence[Term]) -> Term:
    """An open end yields to the next holder: on his first day if that is known, else the term
    is kept to the last day on which any source saw its holder before him."""
    if not term.open:
        return term
    following = [o for o in terms if o.holder != term.holder and o.span.start >= term.claim.stop]
    if not following:
        return term
    first = min(following, key=lambda o: (o.span.start, bool(o.flags & Flag.START_UNKNOWN)))
    if not first.flags & Flag.START_UNKNOWN:
        return term.until(first.span.start)
    seen = [o.claim for o in terms if o.holder == term.holder]
    before = [min(c.stop, first.span.start) for c in seen if c.start < first.span.start]
    return term.until(max(before), unknown=True)


def _piece(term: Term, part: Interval) -> Term:
    """A part of a term; a bound that was cut is no longer unknown."""
    flags = term.flags
    if part.start != term.span.start:
        flags &= ~Flag.START_UNKNOWN
    if part.stop != term.span.stop:
        flags &= ~Flag.STOP_UNKNOWN
    return replace(term, span=part, flags=flags)
