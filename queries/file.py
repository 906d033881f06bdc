"""The credit file of a holder on a day: every entry, where it stands, and what it rests on."""

from graph.accountability import Entry, Outcome
from graph.accountability.proof import Proof
from graph.intervals import ALWAYS, Day, iso
from graph.records import Node
from graph.store import View
from graph.vocabulary import Kind, NodeKind
from queries.lists import Listed, lists_on
from queries.measures import MeasureTold, measures_on
from queries.merits import Merit, merits_of
from queries.said import Shape, Subject
from queries.standing import Standing, published_on, standing_on
from queries.succession import predecessors


class Item(Shape):
    """An entry in a file. `recorded_for` is another holder when the file only points there:
    the penalty of an individual business stands once, on its operator."""

    entry: Entry
    standing: Standing
    published: bool
    event: Subject
    subject: Subject
    recorded_for: Subject
    pending: bool
    inherited: tuple[Proof, ...] = ()  # how the holder comes to a record of a predecessor


class CreditFile(Shape):
    holder: Subject
    as_of: str
    known_at: int
    items: tuple[Item, ...]
    lists: tuple[Listed, ...]
    measures: tuple[MeasureTold, ...]
    merits: tuple[Merit, ...] = ()


def credit_file(holder: Node, view: View, as_of: Day) -> CreditFile:
    """The file of a person or an organisation, newest determination first."""
    rows = view.entries([holder.key]).get(holder.key, [])
    entries = [Entry.model_validate(row.body) for row in rows]
    entries += _on_the_operator(holder, view, {e.event for e in entries})
    items = [item_of(entry, view, as_of) for entry in entries]
    items += _inherited(holder, view, as_of)
    ordered = sorted(items, key=lambda i: (i.entry.determined, i.entry.event), reverse=True)
    return CreditFile(
        holder=Subject.of(holder),
        as_of=iso(as_of),
        known_at=view.known_at,
        items=tuple(ordered),
        lists=lists_on(holder, view, as_of),
        measures=measures_on(holder, view, as_of),
        merits=merits_of(holder, view, as_of),
    )


def _inherited(holder: Node, view: View, as_of: Day) -> list[Item]:
    """The entries of the units that the holder succeeds; their persons stay out of it."""
    if holder.kind is not NodeKind.ORGANIZATION:
        return []
    before = {p.unit.key: p.path for p in predecessors(holder, view, as_of)}
    rows = [row for found in view.entries(list(before)).values() for row in found]
    items = [item_of(Entry.model_validate(row.body), view, as_of) for row in rows]
    return [i.model_copy(update={"inherited": before[i.entry.holder]}) for i in items]


def _on_the_operator(holder: Node, view: View, own: set[str]) -> list[Entry]:
    if holder.kind is not NodeKind.ORGANIZATION:
        return []
    hops = view.expand({holder.ref: [ALWAYS]}, [Kind.SUBJECT_OF], "out").hops[holder.ref]
    events = {n.key for n in view.nodes({h.dst for h in hops}).values()} - own
    stored = view.outcomes(events)
    outcomes = [Outcome.model_validate(stored[key].body) for key in sorted(stored)]
    return [e for o in outcomes for e in o.entries]


def item_of(entry: Entry, view: View, as_of: Day) -> Item:
    """One entry as a file shows it, whoever may see it."""
    event = view.find([entry.event])[entry.event]
    hops = view.expand({event.ref: [ALWAYS]}, [Kind.SUBJECT_OF], "in").hops[event.ref]
    subject = view.nodes([hops[0].src])[hops[0].src]
    holder = view.find([entry.holder])[entry.holder]
    return Item(
        entry=entry,
        standing=standing_on(entry, as_of),
        published=published_on(entry, as_of),
        event=Subject.of(event),
        subject=Subject.of(subject),
        recorded_for=Subject.of(holder),
        pending=bool(view.pending([entry.event])),
    )
