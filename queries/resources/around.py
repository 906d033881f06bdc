"""The events around a node, each told as the asker may see it."""

from graph.errors import NotFoundError
from graph.intervals import Day
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.vocabulary import NodeKind
from queries.explain import Explanation, events_of, explain_event
from queries.person import events_near
from queries.seen import seen_explanation
from queries.sight import Sight


def explanations(
    node: Node, view: View, policy: Policy, as_of: Day, sight: Sight
) -> list[Explanation]:
    """Of the event itself, of the events of an organisation, or of those around a person's offices.

    Oldest first. An event whose determination is not loaded tells nothing yet.
    """
    told = []
    for key in events_around(node, view):
        try:
            whole = explain_event(key, view, policy, as_of)
        except NotFoundError:
            continue
        told.append(seen_explanation(whole, sight, as_of))
    return sorted(told, key=lambda e: (e.case.determined, e.case.key))


def events_around(node: Node, view: View) -> list[str]:
    match node.kind:
        case NodeKind.EVENT:
            return [node.key]
        case NodeKind.PERSON:
            return events_near(node, view)
        case _:
            return events_of(node, view)


def concerns(node: Node, holder: str) -> bool:
    """Whether what is said of a holder belongs to an answer about this node."""
    return node.kind is not NodeKind.PERSON or holder == node.key
