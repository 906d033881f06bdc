"""What is on file of persons from which a bar from office may follow, read for many at once.

Properties that are read:
EVENT   `state`, `determined`, `category`, `penalties` (of its subject), `accident_grade`,
        `industry`, `sentence` {crime_class, ended, probation_ended, deprivation_ended},
        `debt` {due, paid}, `bankruptcy` {liquidation_closed}; days as ISO dates
NAMED   `level`, `finding`, `sanctions` (of the person named)
PROFILE of a person: `civil_capacity` ("none", "limited"); of an organisation: `type`, `industry`
LISTED  `list_code`
MEASURE `code`
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from graph.intervals import ALWAYS, Day, Interval, day, overlaps
from graph.records import Fact, Hop, Node, Ref
from graph.store import View
from graph.vocabulary import OFFICES, EventState, EventStatus, Flag, Kind
from queries.measures import MeasureTold, measures_against

# Events of one organisation that are looked through for an office held at it, and offices that
# one person ever held: with more of them nothing is said of the person's offices.
MOST = 200
MOST_OFFICES = 1000


@dataclass(frozen=True)
class Instrument:
    """A confirmed determination, as its newest form says."""

    event: Node
    subject: Node
    fact: Fact
    determined: Day
    conduct: tuple[Interval, ...]
    in_doubt: bool  # found unlawful, or sources of equal rank differ

    def prop(self, name: str) -> Any:
        return self.fact.props.get(name)

    @property
    def days(self) -> list[Interval]:
        """When an office at its subject answers for it: at the conduct, or at the determination."""
        return [*self.conduct, Interval(self.determined, self.determined + 1)]


class Naming(NamedTuple):
    """An instrument that names the person."""

    instrument: Instrument
    fact: Fact


class Held(NamedTuple):
    office: Kind
    at: Node
    fact: Fact


@dataclass(frozen=True)
class PersonFacts:
    person: Node
    own: tuple[Instrument, ...]
    named: tuple[Naming, ...]
    near: tuple[Instrument, ...]  # of the organisations where an office was held
    held: tuple[Held, ...]
    said: tuple[Fact, ...]  # PROFILE and LISTED of the person
    listings: dict[Ref, list[Fact]]  # LISTED of those organisations
    measures: tuple[MeasureTold, ...]
    over: int  # events that the limit left out
    offices: int  # that the limit left out; 0 where all were read

    def held_at(self, instrument: Instrument, offices: Collection[Kind]) -> list[Held]:
        """The offices held at the subject when it answered for the instrument."""
        return [
            h
            for h in self.held
            if h.office in offices
            and h.at.ref == instrument.subject.ref
            and overlaps([h.fact.span], instrument.days)
        ]


def read_facts(people: Collection[Node], view: View, as_of: Day) -> dict[Ref, PersonFacts]:
    """A fixed number of reads, whatever the number of persons."""
    always = {n.ref: [ALWAYS] for n in people}
    held_by = view.expand(always, OFFICES, "out", cap=MOST_OFFICES)
    offices = {n.ref: held_by.hops.get(n.ref, []) for n in people}
    own = view.expand(always, [Kind.SUBJECT_OF], "out").hops
    named = view.expand(always, [Kind.NAMED], "in").hops
    places = {h.dst: [ALWAYS] for h in _all(offices)}
    near = view.expand(places, [Kind.SUBJECT_OF], "out", cap=MOST)
    facts = view.facts([h.fact for h in (*_all(offices), *_all(named))])
    events = {h.dst for h in (*_all(own), *_all(near.hops))} | {h.src for h in _all(named)}
    known = _instruments(events, view)
    organizations = view.nodes(places)
    said = view.about([*always, *places], [Kind.PROFILE, Kind.LISTED])
    measures = measures_against(people, view, as_of)
    found = {}
    for person in people:
        held = [Held(h.kind, organizations[h.dst], facts[h.fact]) for h in offices[person.ref]]
        at = list(dict.fromkeys(h.at.ref for h in held))
        found[person.ref] = PersonFacts(
            person=person,
            own=_of(known, (h.dst for h in own[person.ref])),
            named=tuple(
                Naming(known[h.src], facts[h.fact]) for h in named[person.ref] if h.src in known
            ),
            near=_of(known, (h.dst for ref in at for h in near.hops.get(ref, []))),
            held=tuple(held),
            said=tuple(said[person.ref]),
            listings={ref: [f for f in said[ref] if f.kind is Kind.LISTED] for ref in at},
            measures=measures[person.ref],
            over=sum(near.over.get(ref, 0) for ref in at),
            offices=held_by.over.get(person.ref, 0),
        )
    return found


def _all(hops: dict[Ref, list[Hop]]) -> list[Hop]:
    return [hop for found in hops.values() for hop in found]


def _of(known: dict[Ref, Instrument], events: Iterable[Ref]) -> tuple[Instrument, ...]:
    return tuple(known[ref] for ref in dict.fromkeys(events) if ref in known)


def _instruments(events: Collection[Ref], view: View) -> dict[Ref, Instrument]:
    """Those that stand: a lead founds nothing, and a revoked decision was never made."""
    said = view.about(events, [Kind.EVENT, Kind.CONDUCT, Kind.STATUS])
    subjects = view.expand({ref: [ALWAYS] for ref in events}, [Kind.SUBJECT_OF], "in").hops
    nodes = view.nodes({*events, *(h.src for h in _all(subjects))})
    found = {}
    for ref in events:
        subject = next((nodes[h.src] for h in subjects[ref]), None)
        if subject is not None:
            instrument = _instrument(nodes[ref], subject, said[ref])
            if instrument is not None:
                found[ref] = instrument
    return found


def _instrument(event: Node, subject: Node, said: list[Fact]) -> Instrument | None:
    fact = next((f for f in said if f.kind is Kind.EVENT), None)
    ends = {str(f.props.get("status")) for f in said if f.kind is Kind.STATUS}
    if fact is None or fact.props.get("state") != EventState.CONFIRMED:
        return None
    if EventStatus.REVOKED in ends:
        return None
    return Instrument(
        event=event,
        subject=subject,
        fact=fact,
        determined=day(str(fact.props["determined"])),
        conduct=tuple(f.span for f in said if f.kind is Kind.CONDUCT),
        in_doubt=EventStatus.WITHDRAWN in ends or bool(fact.flags & Flag.CONFLICT),
    )
