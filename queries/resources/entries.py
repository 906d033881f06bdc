"""The entries of an event or of a holder, newest determination first."""

from graph.accountability import Outcome
from graph.intervals import Day
from graph.records import Node
from graph.store import View
from graph.vocabulary import NodeKind
from queries.file import Item, credit_file, item_of
from queries.seen import seen_file, sees
from queries.sight import Sight


def entries_of(node: Node, view: View, as_of: Day, sight: Sight) -> tuple[Item, ...]:
    if node.kind is not NodeKind.EVENT:
        return seen_file(credit_file(node, view, as_of), sight, as_of).items
    stored = view.outcomes([node.key]).get(node.key)
    entries = Outcome.model_validate(stored.body).entries if stored else ()
    items = [item_of(entry, view, as_of) for entry in entries]
    seen = [i for i in items if sees(sight, i.entry, i.standing, as_of)]
    return tuple(sorted(seen, key=lambda i: i.entry.holder))
