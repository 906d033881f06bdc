"""Who held which office at the subject: reading (b) of attribution."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.accountability.proof import Proof
from graph.intervals import ALWAYS, Interval, overlaps
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import OFFICES, Flag, Kind

IDENTIFIED = "p"  # keys of persons known by a verified number


def is_identified(key: str) -> bool:
    return key.startswith(IDENTIFIED)


@dataclass(frozen=True)
class Holding:
    """One holder's time in one office of the subject. `counts_as` is the office by law."""

    holder: Node
    office: Kind
    span: Interval
    fact: Fact
    counts_as: Kind
    answers: tuple[Interval, ...]  # the days of the span on which the office counts by law

    def overlap(self, windows: Iterable[Interval]) -> list[Interval]:
        return overlaps(self.answers, windows)

    @property
    def conflict(self) -> bool:
        return bool(self.fact.flags & Flag.CONFLICT)

    @property
    def name(self) -> str:
        return str(self.fact.props.get("name") or self.holder.name)

    def proof(self, subject: Node) -> Proof:
        return Proof.of(self.fact, self.holder.key, subject.key)


def read_holdings(subject: Node, view: View) -> list[Holding]:
    """Every holding at the subject, of all times, in order of start and holder."""
    hops = view.expand({subject.ref: [ALWAYS]}, OFFICES, "in").hops[subject.ref]
    people = view.nodes({h.src for h in hops})
    facts = view.facts([h.fact for h in hops])
    return [Holding(people[h.src], h.kind, h.span, facts[h.fact], h.kind, (h.span,)) for h in hops]
