"""Evidence that somebody left an office at the subject: part of reading (b) of attribution."""

from dataclasses import dataclass

from graph.intervals import ALWAYS, Day
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import Kind


@dataclass(frozen=True)
class Departure:
    """What one document says: this person left this office on this day."""

    person: Node
    office: Kind
    left: Day
    fact: Fact


def read_departures(subject: Node, view: View) -> list[Departure]:
    hops = view.expand({subject.ref: [ALWAYS]}, [Kind.LEFT_OFFICE], "in").hops[subject.ref]
    people, facts = view.nodes({h.src for h in hops}), view.facts([h.fact for h in hops])
    return [
        Departure(people[h.src], Kind(facts[h.fact].props["office"]), h.start, facts[h.fact])
        for h in hops
    ]
