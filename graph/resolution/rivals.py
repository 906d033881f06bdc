"""Different holders of an office for one: whose claim holds, and where projections end."""

from collections.abc import Sequence
from dataclasses import replace

from graph.intervals import Interval, without
from graph.resolution.terms import Term
from graph.vocabulary import Flag, Kind

# Two of these in one listing are two holders, not a contradiction.
_MAY_BE_SHARED = frozenset({Kind.GENERAL_MANAGER, Kind.MANAGER})


def settle(terms: Sequence[Term]) -> list[Term]:
    """Every term against all others, judged on what was claimed before any was cut."""
    settled: list[Term] = []
    for term in terms:
        others = [t for t in terms if t.holder != term.holder]
        settled += _against(term, others)
    return settled


def _against(term: Term, others: Sequence[Term]) -> list[Term]:
    clashing = [o for o in others if o.claim.overlap(term.claim)]
    if any(_conflict(term, o) for o in clashing):
        term = term.flagged(Flag.CONFLICT)
    term = _end_projection(term, others)
    lost = [o.span for o in clashing if _loses(term, o)]
    return [_piece(term, part) for part in without([term.span], lost)]


def _conflict(term: Term, other: Term) -> bool:
    if term.weight != other.weight:
        return False
    if term.provider != other.provider:
        return True
    return term.seen == other.seen and term.office not in _MAY_BE_SHARED


def _loses(term: Term, other: Term) -> bool:
    """Whether the other, where their claims clash, takes the days of its whole term."""
    if term.weight != other.weight:
        return term.weight < other.weight
    return term.provider == other.provider and term.seen < other.seen


def _end_projection(term: Term, others: Sequence[Term]) -> Term:
    """An open end yields to the next holder: on his first day if that is known, else the term
    is kept to the last day on which it was seen."""
    if not term.open:
        return term
    following = [o for o in others if o.span.start >= term.claim.stop]
    if not following:
        return term
    first = min(following, key=lambda o: (o.span.start, bool(o.flags & Flag.START_UNKNOWN)))
    if first.flags & Flag.START_UNKNOWN:
        return term.seen_until_known()
    return term.until(first.span.start)


def _piece(term: Term, part: Interval) -> Term:
    """A part of a term; a bound that was cut is no longer unknown."""
    flags = term.flags
    if part.start != term.span.start:
        flags &= ~Flag.START_UNKNOWN
    if part.stop != term.span.stop:
        flags &= ~Flag.STOP_UNKNOWN
    return replace(term, span=part, flags=flags)
