"""The stages of a project that an event concerns, and who was responsible for them."""

from dataclasses import dataclass

from graph.intervals import ALWAYS, Day, Interval, day
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import Kind, NodeKind

CAUSE, FOUND = "cause_stage", "found_stage"


@dataclass(frozen=True)
class StageConcern:
    """A stage that the event concerns; `cause_date` is of the cause stage alone."""

    stage: Node
    role: str
    cause_date: Day | None
    fact: Fact


@dataclass(frozen=True)
class StageDuty:
    person: Node
    stage: Node
    side: str
    fact: Fact

    @property
    def span(self) -> Interval:
        return self.fact.span


def read_concerns(event: Node, view: View) -> tuple[StageConcern, ...]:
    hops = view.expand({event.ref: [ALWAYS]}, [Kind.CONCERNS], "out").hops[event.ref]
    nodes, facts = view.nodes({h.dst for h in hops}), view.facts([h.fact for h in hops])
    found = [
        _concern(nodes[h.dst], facts[h.fact]) for h in hops if nodes[h.dst].kind is NodeKind.STAGE
    ]
    return tuple(sorted(found, key=lambda c: (c.role, c.stage.key)))


def _concern(stage: Node, fact: Fact) -> StageConcern:
    when = str(fact.props.get("cause_date") or "")
    return StageConcern(stage, str(fact.props.get("role") or ""), day(when) if when else None, fact)


def read_duties(concerns: tuple[StageConcern, ...], view: View) -> tuple[StageDuty, ...]:
    stages = {c.stage.ref: c.stage for c in concerns}
    expanded = view.expand({ref: [ALWAYS] for ref in stages}, [Kind.STAGE_DUTY], "in").hops
    hops = [hop for found in expanded.values() for hop in found]
    people, facts = view.nodes({h.src for h in hops}), view.facts([h.fact for h in hops])
    duties = [
        StageDuty(
            people[h.src], stages[h.dst], str(facts[h.fact].props.get("side") or ""), facts[h.fact]
        )
        for h in hops
    ]
    return tuple(sorted(duties, key=lambda d: (d.stage.key, d.span, d.person.key)))
