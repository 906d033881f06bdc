"""What is left to be done: by event, or page by page over the whole store.

A task may name a person who is not recorded, so it is for those who see the rejected too.
"""

from collections.abc import Iterator, Mapping

from graph.accountability import Outcome
from graph.accountability.conditions import TASKS, say
from graph.accountability.outcome import Task
from graph.errors import RefusedError
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.resources.around import events_around
from queries.said import Said, Shape, Subject
from queries.sight import Sight

LOOKED_AT = 500  # events of one page


class TaskTold(Shape):
    event: Subject
    code: str
    said: Said


def tasks_of(node: Node, view: View, sight: Sight) -> tuple[TaskTold, ...]:
    """Of a person only those that name it."""
    if not sight.rejected:
        return ()
    events = {event.key: event for event in view.find(events_around(node, view)).values()}
    return tuple(_told(events, view, node.key if node.kind is NodeKind.PERSON else ""))


def _told(events: Mapping[str, Node], view: View, person: str = "") -> Iterator[TaskTold]:
    """In order of the events' keys."""
    stored = view.outcomes(list(events))
    for key in sorted(stored):
        for task in Outcome.model_validate(stored[key].body).tasks:
            if not person or person in task.subjects:
                yield TaskTold(event=Subject.of(events[key]), code=task.kind, said=_said(task))


def _said(task: Task) -> Said:
    return Said.of(say(TASKS, task.kind, task.facts))


def tasks_page(view: View, sight: Sight, after: str = "") -> tuple[tuple[TaskTold, ...], str]:
    """The tasks of the next events in order of key, and the key to go on after; "" at the end.

    From the register alone: one read for all events of the page.
    Raises RefusedError for who may not see the rejected, or not everybody.
    """
    if not sight.rejected or not sight.candidates or sight.only is not None:
        raise RefusedError(_NOT_GRANTED)
    events = {node.key: node for node in view.scan(NodeKind.EVENT, after, LOOKED_AT)}
    return tuple(_told(events, view)), (max(events) if len(events) == LOOKED_AT else "")


_NOT_GRANTED = Text("没有可提供的内容", "nothing is available")
