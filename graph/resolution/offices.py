"""The timeline of each office of an organisation, from snapshots, records and change items.

Rules, each independent of the order of loading:

1. **A record claims what its source had seen.** An open end is projection beyond the version
   day and yields to any newer claim.
2. **A change item governs its day.** The holder before ends there and the one after begins
   there, whatever appointment dates the records give (the registered date counts, 公司法 §34).
3. **A complete listing ends whom it leaves out**: the term is kept to the last day seen, its end
   marked unknown, unless the next holder of an office for one is known to have come by then.
4. **Claims that overlap in an office for one**: the higher rank holds; the same provider's newer
   version holds; providers of equal rank stand as a conflict on both.
5. **A name binds to an identified person only inside the same office of the same organisation**
   and only when exactly one fits; otherwise it stays a candidate.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from graph.identifiers import candidate_key
from graph.records import Node, Party
from graph.resolution.changes import apply_changes
from graph.resolution.plain import last_listings
from graph.resolution.rivals import settle
from graph.resolution.said import Said, Wanted, same_version_rivals, winners
from graph.resolution.terms import Holder, Term, together
from graph.vocabulary import EXCLUSIVE, OFFICES, Flag, Kind, NodeKind


def resolve_offices(anchor: Node, statements: Sequence[Said]) -> list[Wanted]:
    wanted: list[Wanted] = []
    for office in sorted({_office(s) for s in statements} - {None}, key=str):
        assert office is not None
        own = [s for s in statements if _office(s) is office]
        wanted += [_fact(t, anchor) for t in _timeline(anchor, office, own, statements)]
    return wanted


def _office(said: Said) -> Kind | None:
    if said.kind is Kind.OFFICE_CHANGE:
        return Kind(said.props["office"])
    return said.kind if said.kind in OFFICES else None


def _timeline(
    anchor: Node, office: Kind, own: Sequence[Said], all_statements: Sequence[Said]
) -> list[Term]:
    bind = _Binding(anchor, own)
    terms = [_first_seen(Term.of(s, bind.record(s)), own) for s in winners(_records(own))]
    terms = [t.flagged(Flag.CONFLICT) if _rival(t, own) else t for t in terms]
    terms = apply_changes(office, terms, _changes(own), bind.change)
    terms = _end_known(_end_unlisted(terms, last_listings(all_statements)))
    return _join(settle(terms) if office in EXCLUSIVE else terms)


def _records(own: Sequence[Said]) -> list[Said]:
    return [s for s in own if s.kind is not Kind.OFFICE_CHANGE]


def _changes(own: Sequence[Said]) -> list[Said]:
    return [s for s in winners(own) if s.kind is Kind.OFFICE_CHANGE]


def _rival(term: Term, own: Sequence[Said]) -> bool:
    rivals = same_version_rivals(_records(own))
    return any(i in rivals for i in term.evidence)


def _first_seen(term: Term, own: Sequence[Said]) -> Term:
    """A start that no version gives is the first day on which any version saw the holder."""
    if not term.flags & Flag.START_UNKNOWN:
        return term
    slots = {s.slot for s in own if s.id in term.evidence}
    first = min(s.span.start for s in own if s.slot in slots)
    return term.since(min(first, term.span.start)).flagged(Flag.START_UNKNOWN)


def _end_unlisted(terms: Sequence[Term], listed: dict[str, int]) -> list[Term]:
    return [_ended(t, terms) if t.open and listed.get(t.provider, 0) > t.seen else t for t in terms]


def _ended(term: Term, terms: Sequence[Term]) -> Term:
    """Who is listed no more left when the next holder of an office for one is known to have
    come, else on an unknown day."""
    followed = [
        o.span.start
        for o in terms
        if o.holder != term.holder
        and o.span.start >= term.claim.stop
        and not o.flags & Flag.START_UNKNOWN
    ]
    if term.office in EXCLUSIVE and followed:
        return term.until(min(followed))
    return term.seen_until_known()


def _end_known(terms: Sequence[Term]) -> list[Term]:
    return [_end_as_seen_later(t, terms) if t.open else t for t in terms]


def _end_as_seen_later(term: Term, terms: Sequence[Term]) -> Term:
    """An end that a source as strong knows, and saw later, ends the projection of the holder."""
    ended = [o for o in terms if o.holder == term.holder and _ends(o, term)]
    if not ended:
        return term
    last = max(ended, key=lambda o: (o.weight, o.seen, o.span.stop, _sure_of_end(o)))
    return term.until(last.span.stop, unknown=not _sure_of_end(last))


def _ends(one: Term, projected: Term) -> bool:
    newer = (one.weight, one.seen) >= (projected.weight, projected.seen)
    return not one.open and newer and one.span.stop >= projected.claim.stop


def _sure_of_end(term: Term) -> bool:
    return not term.flags & Flag.STOP_UNKNOWN


def _join(terms: Iterable[Term]) -> list[Term]:
    """Terms of one holder that overlap become one; then those that touch and are as sure."""
    joined: list[Term] = []
    ordered = sorted(terms, key=lambda t: (str(t.holder), t.span))
    for _, own in groupby(ordered, key=lambda t: str(t.holder)):
        met = [together(g) for g in _runs(list(own), lambda end, t: t.span.start < end.span.stop)]
        joined += [together(g) for g in _runs(met, _goes_on)]
    return joined


def _goes_on(end: Term, later: Term) -> bool:
    alike = not (end.flags ^ later.flags) & Flag.CONFLICT
    return alike and later.span.start == end.span.stop


def _runs(terms: Sequence[Term], go_on: Callable[[Term, Term], bool]) -> list[list[Term]]:
    """Terms in the order of their days, split where they do not go on from what went before."""
    runs: list[list[Term]] = []
    for term in terms:
        if runs and go_on(max(runs[-1], key=lambda t: t.span.stop), term):
            runs[-1].append(term)
        else:
            runs.append([term])
    return runs


def _fact(term: Term, anchor: Node) -> Wanted:
    props = dict(term.props) | {"name": term.name}
    return Wanted(term.office, term.holder, anchor.ref, term.span, term.flags, props, term.evidence)


class _Binding:
    """Who a name in an office of this organisation is (rule 5)."""

    def __init__(self, anchor: Node, own: Sequence[Said]) -> None:
        self._anchor = anchor
        self._identified: dict[str, set[int]] = {}
        for said in _records(own):
            if not said.src_key.startswith("c:"):
                self._identified.setdefault(str(said.props.get("name", "")), set()).add(said.src)
        self._keyed = {s.src_key: s.src for s in _records(own)}

    def record(self, said: Said) -> Holder:
        if not said.src_key.startswith("c:"):
            return said.src
        return self._only(str(said.props.get("name", ""))) or said.src

    def change(self, name: str, key: str) -> Holder:
        if key:
            return self._keyed.get(key) or Party(key, NodeKind.PERSON, name)
        return self._only(name) or self._candidate(name)

    def _only(self, name: str) -> int | None:
        fits = self._identified.get(name, set())
        return next(iter(fits)) if len(fits) == 1 else None

    def _candidate(self, name: str) -> Holder:
        key = candidate_key("org", self._anchor.key, name)
        return self._keyed.get(key) or Party(key, NodeKind.PERSON, name)
