"""The entries on a subject's own record, read for many subjects at once.

What an individual business did stands once, on its operator; its own record points there.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from graph.accountability import Entry, Outcome
from graph.intervals import ALWAYS
from graph.records import Node, Ref
from graph.store import View
from graph.vocabulary import Kind, NodeKind


class Record(NamedTuple):
    """The entries of one subject, and its events that recorded nobody, with their outcomes
    (None: not attributed yet)."""

    entries: list[Entry]
    bare: dict[str, Outcome | None]


def records_of(nodes: Collection[Node], view: View) -> dict[Ref, Record]:
    """The records of all these subjects: four reads, however many there are."""
    stored = view.entries([n.key for n in nodes])
    hops = view.expand({n.ref: [ALWAYS] for n in nodes}, [Kind.SUBJECT_OF], "out").hops
    events = view.nodes({h.dst for found in hops.values() for h in found})
    own = {n.ref: [Entry.model_validate(row.body) for row in stored.get(n.key, [])] for n in nodes}
    apart = {
        n.ref: {events[h.dst].key for h in hops[n.ref]} - {e.event for e in own[n.ref]}
        for n in nodes
    }
    rows = view.outcomes({key for keys in apart.values() for key in keys})
    outcomes = {key: Outcome.model_validate(row.body) for key, row in rows.items()}
    return {n.ref: _record(n, own[n.ref], apart[n.ref], outcomes) for n in nodes}


def _record(
    node: Node, own: list[Entry], apart: Collection[str], outcomes: Mapping[str, Outcome]
) -> Record:
    entries, bare = list(own), dict[str, Outcome | None]()
    for key in sorted(apart):
        outcome = outcomes.get(key)
        if outcome is not None and outcome.entries:
            # Of an organisation only: the entries of others in a person's event are not that
            # person's.
            entries += outcome.entries if node.kind is NodeKind.ORGANIZATION else ()
        else:
            bare[key] = outcome
    return Record(entries, bare)
