"""The timeline of each office of an organisation, from snapshots, records and change items.

Rules, each independent of the order of loading:

1. **A source vouches for the days up to its version day**, and no further (`claims`). A newer
   version of a record corrects the older one only on days that both speak of.
2. **A change item governs its day** (`changes`). The holder before ends there and the one after
   begins there, whatever appointment dates the records give (the registered date counts, 公司法
   §34). It vouches for no other day.
3. **Claims that overlap in an office for one** (`rivals`): the higher rank holds; the same
   provider's newer version holds; providers of equal rank stand as a conflict on those days.
4. **A term goes on after its last claim until something speaks against it** (`timeline`): an exit,
   the next holder of an office for one, a complete listing without the holder. Only an exit, or a
   successor who follows at once, is an end; else the term is kept to the last day vouched for and
   its end marked unknown: between two sightings there may have been a third holder.
5. **A name binds to an identified person only inside the same office of the same organisation**
   and only when exactly one fits; otherwise it stays a candidate.
"""

from collections.abc import Sequence

from graph.identifiers import candidate_key
from graph.records import Node, Party, Ref
from graph.resolution.changes import claims_of_turns, turns_of, under_turns
from graph.resolution.claims import Holder, claims_of
from graph.resolution.identity import is_reference
from graph.resolution.plain import resolve_departures
from graph.resolution.rivals import settle
from graph.resolution.said import Said, Wanted, winners
from graph.resolution.timeline import Absences, Term, Timeline, list_of
from graph.vocabulary import EXCLUSIVE, OFFICES, Kind, NodeKind


def resolve_offices(anchor: Node, statements: Sequence[Said]) -> list[Wanted]:
    listed = _listings(statements)
    wanted: list[Wanted] = []
    for office in sorted({o for s in statements if (o := _office(s))}):
        own = [s for s in statements if _office(s) is office]
        bind = _Binding(anchor, own)
        terms = _terms(office, own, listed, bind)
        wanted += [_fact(office, t, bind.end(t), anchor) for t in terms]
    return wanted + resolve_departures(statements)


def _office(said: Said) -> Kind | None:
    if said.kind is Kind.OFFICE_CHANGE:
        return Kind(said.props["office"])
    return said.kind if said.kind in OFFICES else None


def _listings(statements: Sequence[Said]) -> Absences:
    days: Absences = {}
    for said in statements:
        if said.kind is Kind.LISTING:
            of = list_of(said.provider, said.props)
            days.setdefault(of, []).append(said.asserted_at)
    return days


def _terms(office: Kind, own: Sequence[Said], listed: Absences, bind: "_Binding") -> list[Term]:
    records = [s for s in own if s.kind is not Kind.OFFICE_CHANGE]
    changes = [s for s in winners(own) if s.kind is Kind.OFFICE_CHANGE]
    turns = turns_of(changes, bind.named)
    stated = claims_of(records, {s.id: bind.record(s) for s in records})
    claims = [part for c in stated for part in under_turns(c, turns)] + claims_of_turns(turns)
    exclusive = office in EXCLUSIVE
    if exclusive:
        claims = settle(office, claims)
    return Timeline(claims, turns, listed, exclusive).terms()


def _fact(office: Kind, term: Term, end: Ref | Party, anchor: Node) -> Wanted:
    return Wanted(office, end, anchor.ref, term.days, term.flags, term.props, term.evidence)


class _Binding:
    """Who a name in an office of this organisation is (rule 5)."""

    def __init__(self, anchor: Node, own: Sequence[Said]) -> None:
        self._anchor = anchor
        records = [s for s in own if s.kind is not Kind.OFFICE_CHANGE]
        self._keyed = {s.src_key: s.src for s in records}
        self._identified: dict[str, set[Ref]] = {}
        self._referred: dict[str, set[Ref]] = {}
        for said in records:
            if not said.src_key.startswith("c:"):
                known = self._referred if is_reference(said.src_key) else self._identified
                known.setdefault(str(said.props.get("name", "")), set()).add(said.src)

    def record(self, said: Said) -> Holder:
        if not said.src_key.startswith("c:"):
            return said.src
        only = self._only(str(said.props.get("name", "")))
        return said.src if only is None else only

    def named(self, name: str, key: str) -> Holder:
        """Whom a change item names, with the key of a number where it gives one."""
        if key:
            return self._keyed.get(key, key)
        mention = candidate_key("org", self._anchor.key, name)
        only = self._only(name)
        return self._keyed.get(mention, mention) if only is None else only

    def _only(self, name: str) -> Ref | None:
        """The one identified person of the name; one whom a record refers to may be another."""
        fits = self._identified.get(name, set())
        others = self._referred.get(name, set()) - fits
        return next(iter(fits)) if len(fits) == 1 and not others else None

    def end(self, term: Term) -> Ref | Party:
        if isinstance(term.holder, int):
            return term.holder
        return Party(term.holder, NodeKind.PERSON, str(term.props["name"]))
