"""Where sources of equal rank say different things, and entries wait for a decision."""

from collections.abc import Iterator

from graph.accountability import Outcome
from graph.accountability.proof import Proof
from graph.intervals import ALWAYS
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import OFFICES, Flag, Kind, NodeKind
from queries.said import Shape, Subject

SETTLE = "settle_conflict"
PAGE = 500


class Side(Shape):
    """One of the statements that stand against each other."""

    who: Subject
    said: Proof


class Conflict(Shape):
    event: Subject
    subject: Subject
    sides: tuple[Side, ...]


def conflicts(view: View) -> Iterator[Conflict]:
    """Every conflict that holds an entry back, in the order of the events' keys."""
    after = ""
    while page := view.scan(NodeKind.EVENT, after, PAGE):
        outcomes = view.outcomes([n.key for n in page])
        for node in page:
            row = outcomes.get(node.key)
            tasks = Outcome.model_validate(row.body).tasks if row else ()
            if any(task.kind == SETTLE for task in tasks):
                yield _conflict(node, view)
        after = page[-1].key


def _conflict(event: Node, view: View) -> Conflict:
    hops = view.expand({event.ref: [ALWAYS]}, [Kind.SUBJECT_OF], "in").hops[event.ref]
    subject = view.nodes([hops[0].src])[hops[0].src]
    own = view.about([event.ref], [Kind.EVENT, Kind.SEVERITY])[event.ref]
    offices = view.expand({subject.ref: [ALWAYS]}, OFFICES, "in").hops[subject.ref]
    facts = [*own, *view.facts([h.fact for h in offices if h.flags & Flag.CONFLICT]).values()]
    sides = [_side(f, subject, view) for f in facts if f.flags & Flag.CONFLICT]
    return Conflict(
        event=Subject.of(event),
        subject=Subject.of(subject),
        sides=tuple(sorted(sides, key=lambda s: (s.said.kind, s.who.key, s.said.valid_from))),
    )


def _side(fact: Fact, subject: Node, view: View) -> Side:
    who = view.nodes([fact.src])[fact.src]
    return Side(who=Subject.of(who), said=Proof.of(fact, who.key, subject.key))
