"""One answer for whatever is asked about: an event, an organisation or a person."""

from graph.errors import NotFoundError
from graph.intervals import Day, iso
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.vocabulary import NodeKind
from queries.explain import Explanation, events_of, explain_event
from queries.person import PersonExplanation, explain_person
from queries.said import Shape, Subject
from queries.seen import seen_explanation, seen_person
from queries.sight import EVERYTHING, Sight


class OrganizationExplanation(Shape):
    """Every event whose subject the organisation is."""

    organization: Subject
    as_of: str
    known_at: int
    events: tuple[Explanation, ...]


Answer = Explanation | OrganizationExplanation | PersonExplanation


def explain(
    node: Node, view: View, policy: Policy, as_of: Day, sight: Sight = EVERYTHING
) -> Answer:
    """Raises NotFoundError for an event whose determination is not loaded."""
    if node.kind is NodeKind.EVENT:
        return seen_explanation(explain_event(node.key, view, policy, as_of), sight, as_of)
    if node.kind is NodeKind.PERSON:
        return seen_person(explain_person(node, view, policy, as_of), sight, as_of)
    return _organization(node, view, policy, as_of, sight)


def _organization(
    node: Node, view: View, policy: Policy, as_of: Day, sight: Sight
) -> OrganizationExplanation:
    told = []
    for key in events_of(node, view):
        try:
            whole = explain_event(key, view, policy, as_of)
        except NotFoundError:  # a notice of a decision that is not loaded yet
            continue
        told.append(seen_explanation(whole, sight, as_of))
    return OrganizationExplanation(
        organization=Subject.of(node),
        as_of=iso(as_of),
        known_at=view.known_at,
        events=tuple(sorted(told, key=lambda e: (e.case.determined, e.case.key))),
    )
