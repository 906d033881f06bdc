"""From claims to terms: between two claims a term goes on as long as nothing speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.intervals import FOREVER, Day, Interval
from graph.records import Props, canonical
from graph.resolution.changes import Turn
from graph.resolution.claims import Claim, Holder
from graph.vocabulary import Family, Flag

Absences = dict[str, list[Day]]  # by provider, or by one record of it: days of complete listings


@dataclass(frozen=True, slots=True)
class Term:
    holder: Holder
    days: Interval
    flags: Flag
    claims: tuple[Claim, ...]

    @property
    def props(self) -> dict[str, Any]:
        """As the strongest claim states them."""
        return max(self.claims, key=lambda c: (c.weight, c.seen, canonical(c.props))).props

    @property
    def evidence(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(i for c in self.claims for i in c.evidence))


class Timeline:
    """The terms of one office. `exclusive`: it has one holder at a time."""

    def __init__(
        self,
        claims: Sequence[Claim],
        turns: Sequence[Turn],
        listed: Absences,
        exclusive: bool,
    ) -> None:
        self._claims, self._turns, self._listed = claims, turns, listed
        self._exclusive = exclusive

    def terms(self) -> list[Term]:
        by_holder: dict[Holder, list[Claim]] = {}
        for claim in self._claims:
            by_holder.setdefault(claim.holder, []).append(claim)
        return [term for claims in by_holder.values() for term in self._of(claims)]

    def _of(self, claims: Sequence[Claim]) -> list[Term]:
        """Blocks of claims of one holder that touch, each prolonged, and joined where one reaches
        the next."""
        terms: list[Term] = []
        for block in _blocks(claims):
            last = terms[-1] if terms else None
            if last and self._goes_on(last, block):
                block = replace(
                    block,
                    days=Interval(last.days.start, block.days.stop),
                    flags=last.flags & Flag.START_UNKNOWN | block.flags & ~Flag.START_UNKNOWN,
                    claims=last.claims + block.claims,
                )
                terms.pop()
            terms.append(block)
        return [self._prolonged(t, terms) for t in terms]

    def _goes_on(self, term: Term, later: Term) -> bool:
        """Whether the term lasted until a later claim of the same holder."""
        if (term.flags ^ later.flags) & Flag.CONFLICT or _closed(term):
            return False
        first = min(later.claims, key=lambda c: (c.days.start, not c.by_change))
        if first.by_change and first.begins:
            return False  # who enters had left before
        return self._barrier(term, later.days.start) is None

    def _prolonged(self, term: Term, own: Sequence[Term]) -> Term:
        """The term as far as nothing speaks against it. A planned last day ends it too, as one
        that nobody has seen come."""
        if _closed(term) or any(t.days.start == term.days.stop for t in own):
            return term
        following = [t.days.start for t in own if t.days.start >= term.days.stop]
        barrier = self._barrier(term, min(following, default=FOREVER))
        planned = max(_newest(term).planned, term.days.stop)
        if following or (barrier and barrier[1]):
            stop = term.days.stop if not barrier or barrier[1] else barrier[0]
            return _until(term, stop, unknown=not barrier or barrier[1])
        if barrier and barrier[0] <= planned:
            return _until(term, barrier[0], unknown=False)
        return _until(term, planned, unknown=planned != FOREVER)

    def _barrier(self, term: Term, until: Day) -> tuple[Day, bool] | None:
        """What ends a term after its last claim and before a day: the day, and whether the true
        end is unknown. An exit is an end; so is the first day of the next holder if it follows
        at once. Later, nobody knows who was there between."""
        since = term.days.stop
        ends = [(t.day, False) for t in self._turns if not t.enters and t.holder == term.holder]
        others = [c for c in self._claims if c.holder != term.holder and self._exclusive]
        ends += [(c.days.start, not (c.begins and c.days.start == since)) for c in others]
        ends += [(day, True) for day in self._missed(term)]
        met = [e for e in ends if since <= e[0] < until]
        return min(met, default=None)

    def _missed(self, term: Term) -> list[Day]:
        """Days of complete listings without the holder, by a provider that had named him."""
        named = {
            of: c.seen
            for c in sorted(term.claims, key=lambda c: c.seen)
            if _listed(c)
            for of in (c.provider, list_of(c.provider, c.props))
        }
        return [day for of, seen in named.items() for day in self._listed.get(of, []) if day > seen]


def list_of(provider: str, props: Props) -> str:
    """Whose list it is: a provider's, or that of one record which says all that it says."""
    record = props.get("record")
    return f"{provider}\x1f{record}" if record else provider


def _newest(term: Term) -> Claim:
    return max(term.claims, key=lambda c: (c.seen, c.weight, c.planned))


def _until(term: Term, stop: Day, *, unknown: bool) -> Term:
    flags = term.flags | (Flag.STOP_UNKNOWN if unknown else Flag.NONE)
    return replace(term, days=Interval(term.days.start, stop), flags=flags)


def _listed(claim: Claim) -> bool:
    """Whether the list of personnel would name the holder. Partners stand in another list."""
    return bool(claim.props.get("listed", Family.OFFICES) == Family.OFFICES)


def _closed(term: Term) -> bool:
    """Whether the last claim knows the end."""
    return any(c.ends and c.days.stop == term.days.stop for c in term.claims)


def _blocks(claims: Sequence[Claim]) -> list[Term]:
    """Claims of one holder that overlap or touch, and are equally sure, as one term."""
    blocks: list[Term] = []
    for claim in sorted(claims, key=lambda c: (c.conflict, c.days, c.seen, c.weight)):
        term = _term(claim)
        last = blocks[-1] if blocks else None
        alike = last and not (last.flags ^ term.flags) & Flag.CONFLICT
        if last and alike and claim.days.start <= last.days.stop:
            stop = max(last.days.stop, claim.days.stop)
            known = claim.begins and claim.days.start == last.days.start
            flags = last.flags & ~Flag.START_UNKNOWN if known else last.flags
            blocks[-1] = Term(
                last.holder, Interval(last.days.start, stop), flags, (*last.claims, claim)
            )
        else:
            blocks.append(term)
    return sorted(blocks, key=lambda t: t.days)


def _term(claim: Claim) -> Term:
    flags = Flag.NONE if claim.begins else Flag.START_UNKNOWN
    flags |= Flag.CONFLICT if claim.conflict else Flag.NONE
    return Term(claim.holder, claim.days, flags, (claim,))
