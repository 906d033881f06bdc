"""Who held which office at the subject: reading (b) of attribution."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.accountability.outcome import Proof
from graph.intervals import ALWAYS, Interval, merge, overlaps, without
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import OFFICES, Flag, Kind


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
    return [
        Holding(people[h.src], h.kind, h.span, facts[h.fact], h.kind, (h.span,)) for h in hops
    ]


def sole_holder_counts_as(
    holdings: Sequence[Holding], office: Kind, others: frozenset[Kind], counts_as: Kind, since: int
) -> list[Holding]:
    """Days on which one alone holds `office` and nobody any of `others`: he counts as another.

    公司法 §75: a company without a board has one director, who has its powers.
    """
    derived: list[Holding] = []
    for holding in (h for h in holdings if h.office is office):
        rivals = [
            h.span
            for h in holdings
            if h is not holding and (h.office in others or h.office is office)
        ]
        alone = without(overlaps([holding.span], [Interval(since, ALWAYS.stop)]), rivals)
        if alone:
            derived.append(replace(holding, counts_as=counts_as, answers=tuple(alone)))
    return derived


def only_without(holdings: Sequence[Holding], office: Kind, head: Kind) -> list[Holding]:
    """Holdings in which `office` answers only on days on which nobody is `head`."""
    taken = merge(h.span for h in holdings if h.office is head)
    return [
        replace(h, answers=tuple(without([h.span], taken))) if h.office is office else h
        for h in holdings
    ]
