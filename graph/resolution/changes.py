"""Change items of the registry: 「法定代表人变更」 closes one term and opens the next."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from graph.intervals import FOREVER, Day, Interval
from graph.resolution.said import Said
from graph.resolution.terms import Holder, Term
from graph.vocabulary import Flag, Kind

Bind = Callable[[str, str], Holder]


class Change(NamedTuple):
    """A change item with its names bound. `next` is the day of the following change."""

    said: Said
    day: Day
    before: Holder | None
    after: Holder | None
    next: Day
    returns: bool  # whether the holder before is in a later change the one after


def apply_changes(
    office: Kind, terms: Sequence[Term], changes: Sequence[Said], bind: Bind
) -> list[Term]:
    """The terms after every change item, oldest first."""
    timeline = list(terms)
    for change in _in_order(changes, bind):
        if change.before != change.after:
            timeline = _open(office, _close(office, timeline, change), change)
    return timeline


def _in_order(changes: Sequence[Said], bind: Bind) -> list[Change]:
    ordered = sorted(changes, key=lambda c: (c.span.start, c.digest))
    later = [_who(c, "after", bind) for c in ordered]
    days = [c.span.start for c in ordered] + [FOREVER]
    bound = []
    for i, said in enumerate(ordered):
        before = _who(said, "before", bind)
        returns = before in later[i + 1 :]
        bound.append(Change(said, days[i], before, later[i], days[i + 1], returns))
    return bound


def _who(change: Said, end: str, bind: Bind) -> Holder | None:
    name = str(change.props.get(end) or "")
    return bind(name, str(change.props.get(f"{end}_key") or "")) if name else None


def _close(office: Kind, timeline: list[Term], change: Change) -> list[Term]:
    if change.before is None:
        return timeline
    if any(t.holder == change.before and t.span.stop == change.day for t in timeline):
        return timeline
    held = [t for t in timeline if t.holder == change.before and _spans(t, change.day)]
    if not held:
        span = Interval(change.day - 1, change.day)
        before = _term(office, change.said, "before", change.before, span, Flag.START_UNKNOWN)
        return [*timeline, before]
    parts = [part for t in held for part in _split(t, change)]
    return [t for t in timeline if t not in held] + parts


def _spans(term: Term, day: Day) -> bool:
    return term.span.start < day < term.span.stop


def _split(term: Term, change: Change) -> list[Term]:
    """Ends a term at a change.

    A source that saw the holder in office after that day, with no way back into it on file,
    contradicts the change: the higher rank holds, and the newer version of the same provider;
    else the rest of the term stands as a conflict.
    """
    closed = term.until(change.day).proved_by(change.said.id)
    if change.returns or term.seen <= change.day or _corrects(change, term):
        return [closed]
    if term.weight > change.said.weight:
        return [term]
    return [closed, term.since(change.day).flagged(Flag.CONFLICT)]


def _corrects(change: Change, term: Term) -> bool:
    if change.said.weight != term.weight:
        return change.said.weight > term.weight
    return change.said.provider == term.provider and change.said.asserted_at > term.seen


def _open(office: Kind, timeline: list[Term], change: Change) -> list[Term]:
    if change.after is None:
        return timeline
    timeline = [_left_before(t, change) for t in timeline]
    begun = [t for t in timeline if t.holder == change.after and _begun_by(t, change)]
    if not begun:
        span = Interval(change.day, FOREVER)
        after = _term(office, change.said, "after", change.after, span, Flag.NONE)
        return [*timeline, after]
    moved = [t.since(change.day).proved_by(change.said.id) for t in begun]
    return [t for t in timeline if t not in begun] + moved


def _left_before(term: Term, change: Change) -> Term:
    """Who comes into office had left it: an older open term of the same person ended unseen."""
    stale = term.open and term.span.start < change.day and term.seen < change.day
    return term.seen_until_known() if stale and term.holder == change.after else term


def _begun_by(term: Term, change: Change) -> bool:
    """Whether this change is what began the term: it covers the day, as seen from later, or is
    the one that was found after it and before the next change."""
    if term.span.start <= change.day:
        return term.span.stop > change.day and term.seen >= change.day
    return term.span.start < change.next


def _term(
    office: Kind, change: Said, end: str, holder: Holder, span: Interval, flags: Flag
) -> Term:
    name = str(change.props[end])
    assurance = "verified_id" if change.props.get(f"{end}_key") else "name_only"
    props = {"assurance": assurance, "basis": "registered", "name": name}
    return Term(
        office=office,
        holder=holder,
        name=name,
        span=span,
        flags=flags,
        seen=change.asserted_at,
        weight=change.weight,
        provider=change.provider,
        props=tuple(props.items()),
        evidence=(change.id,),
    )
