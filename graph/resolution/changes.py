"""Change items of the registry: 「法定代表人变更」 ends one term on its day and begins the next."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from graph.intervals import DAWN, FOREVER, Day, Interval
from graph.resolution.claims import Claim, Holder
from graph.resolution.said import Said
from graph.vocabulary import Assurance

Bind = Callable[[str, str], Holder]


class Turn(NamedTuple):
    """One holder's entry into an office or exit from it, on the day of a change."""

    day: Day
    holder: Holder
    enters: bool
    said: Said


def turns_of(changes: Sequence[Said], bind: Bind) -> list[Turn]:
    """Entries and exits in order of day. Who comes and goes on one day was not there."""
    turns: dict[tuple[Day, Holder, bool], Turn] = {}
    for said in sorted(changes, key=lambda c: (c.weight, c.asserted_at, c.digest)):
        before, after = _who(said, "before", bind), _who(said, "after", bind)
        for holder, enters in ((before, False), (after, True)):
            if holder is not None and before != after:
                key = (said.span.start, holder, enters)
                turns[key] = Turn(said.span.start, holder, enters, said)
    passed = {(d, h) for d, h, enters in turns if (d, h, not enters) in turns}
    kept = [t for t in turns.values() if (t.day, t.holder) not in passed]
    return sorted(kept, key=lambda t: (t.day, t.enters))


def _who(change: Said, end: str, bind: Bind) -> Holder | None:
    name = str(change.props.get(end) or "")
    return bind(name, str(change.props.get(f"{end}_key") or "")) if name else None


def claims_of_turns(turns: Iterable[Turn]) -> list[Claim]:
    """Who enters is in office on that day; who leaves was so on the day before."""
    return [_claim(t) for t in turns]


def _claim(turn: Turn) -> Claim:
    end = "after" if turn.enters else "before"
    key = turn.said.props.get(f"{end}_key")
    days = Interval(turn.day, turn.day + 1) if turn.enters else Interval(turn.day - 1, turn.day)
    return Claim(
        holder=turn.holder,
        days=days,
        begins=turn.enters,
        ends=not turn.enters,
        seen=turn.said.asserted_at,
        weight=turn.said.weight,
        provider=turn.said.provider,
        props={
            "assurance": Assurance.VERIFIED_ID if key else Assurance.NAME_ONLY,
            "basis": "registered",
            "name": str(turn.said.props[end]),
        },
        evidence=(turn.said.id,),
        by_change=True,
    )


def under_turns(claim: Claim, turns: Sequence[Turn]) -> list[Claim]:
    """A record's claim as the holder's own entries and exits leave it.

    Before an entry the holder was not in office, back to the exit before: appointment dates of
    records yield to the registered day. After an exit, up to the next entry, neither; but a
    source that saw the holder there contradicts the change, and unless one of the two is the
    stronger word, those days stand as a conflict.
    """
    own = [t for t in turns if t.holder == claim.holder and t.said.weight >= claim.weight]
    parts = claim.cut(_before_entries(claim, own))
    for days, exit_ in _after_exits(own):
        parts = [p for part in parts for p in _without_exit(part, days, exit_)]
    return parts


def _before_entries(claim: Claim, own: Sequence[Turn]) -> list[Interval]:
    holes = []
    for entry in (t for t in own if t.enters):
        if claim.days.start < entry.day < claim.days.stop:
            left = max((t.day for t in own if not t.enters and t.day <= entry.day), default=DAWN)
            holes.append(Interval(left, entry.day))
    return holes


def _after_exits(own: Sequence[Turn]) -> list[tuple[Interval, Turn]]:
    spans = []
    for exit_ in (t for t in own if not t.enters):
        back = min((t.day for t in own if t.enters and t.day >= exit_.day), default=FOREVER)
        spans.append((Interval(exit_.day, back), exit_))
    return spans


def _without_exit(part: Claim, days: Interval, exit_: Turn) -> list[Claim]:
    hole = part.days.overlap(days)
    if hole is None:
        return [part]
    kept = part.cut([hole])
    if days.stop != FOREVER or _holds_against(exit_, part):
        return kept
    return [*kept, replace(part.part(hole), conflict=True)]


def _holds_against(exit_: Turn, claim: Claim) -> bool:
    if exit_.said.weight != claim.weight:
        return exit_.said.weight > claim.weight
    return exit_.said.provider == claim.provider and exit_.said.asserted_at > claim.seen
