"""A person's place in every event around the offices held: recorded or not, and why."""

from graph.accountability.law import Citation, ClauseText
from graph.errors import NotFoundError
from graph.intervals import ALWAYS, Day, iso
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.vocabulary import OFFICES, Kind
from queries.explain import Case, Explanation, Recorded, explain_event
from queries.said import Bystander, Shape, Subject


class Place(Shape):
    """What one event means for the person."""

    case: Case
    rule: str | None
    clause: ClauseText | None
    citations: tuple[Citation, ...]
    recorded: Recorded | None
    not_recorded: tuple[Bystander, ...]


class PersonExplanation(Shape):
    person: Subject
    as_of: str
    known_at: int
    places: tuple[Place, ...]


def explain_person(person: Node, view: View, policy: Policy, as_of: Day) -> PersonExplanation:
    """Every event in which the person is recorded, named, or held an office at the subject."""
    places = []
    for key in events_near(person, view):
        try:
            places.append(_place(person, explain_event(key, view, policy, as_of)))
        except NotFoundError:  # named in a determination whose decision is not loaded yet
            continue
    return PersonExplanation(
        person=Subject.of(person),
        as_of=iso(as_of),
        known_at=view.known_at,
        places=tuple(sorted(places, key=lambda p: (p.case.determined, p.case.key))),
    )


def events_near(person: Node, view: View) -> list[str]:
    """Keys of the events in which a person is recorded, named, or held an office at the subject."""
    offices = view.expand({person.ref: [ALWAYS]}, OFFICES, "out").hops[person.ref]
    subjects = {person.ref, *(h.dst for h in offices)}
    hops = view.expand({ref: [ALWAYS] for ref in subjects}, [Kind.SUBJECT_OF], "out").hops
    events = {h.dst for found in hops.values() for h in found}
    named = view.expand({person.ref: [ALWAYS]}, [Kind.NAMED], "in").hops[person.ref]
    events |= {h.src for h in named}
    keys = {node.key for node in view.nodes(events).values()}
    return sorted(keys | {row.event for row in view.entries([person.key]).get(person.key, [])})


def _place(person: Node, told: Explanation) -> Place:
    own = next((r for r in told.recorded if r.entry.holder == person.key), None)
    # A repair that another person obtained alone is that person's own affair.
    notices = tuple(n for n in told.case.notices if n.holder in ("", person.key))
    return Place(
        case=told.case.model_copy(update={"notices": notices}),
        rule=told.rule,
        clause=told.clause,
        citations=told.citations,
        recorded=own,
        not_recorded=tuple(b for b in told.not_recorded if b.holder == person.key),
    )
