"""The list entry that an event rests on, and the conduct that goes on until it ends."""

from dataclasses import dataclass, replace

from graph.accountability.event import EventRecord
from graph.intervals import DAWN, FOREVER, Interval, overlaps
from graph.policy import Rule, Timing
from graph.records import Fact
from graph.store import View
from graph.vocabulary import Flag, Kind, ListCode


@dataclass(frozen=True)
class ListEntry:
    fact: Fact

    @property
    def span(self) -> Interval:
        return self.fact.span

    @property
    def list_code(self) -> ListCode:
        return ListCode(self.fact.props["list_code"])

    @property
    def conflict(self) -> bool:
        return bool(self.fact.flags & Flag.CONFLICT)


def read_list_entry(event: EventRecord, view: View) -> ListEntry | None:
    """The entry of the subject itself; what a list says of anybody else is no part of it."""
    entries = view.about([event.subject.ref], [Kind.LISTED])[event.subject.ref]
    own = [fact for fact in entries if fact.props.get("event") == event.node.key]
    return ListEntry(own[-1]) if own else None


def under(rule: Rule, event: EventRecord, entry: ListEntry | None) -> EventRecord:
    """The event as the rule reads it: what goes on until performed ends with the performance, or
    with the list entry at the latest (domain.md §0.1(7)), whichever file told of it."""
    conduct = event.conduct
    if rule.timing is Timing.CONTINUING:
        ends = [entry.span.stop] if entry else []
        ends += [event.performed_on] if event.performed_on is not None else []
        conduct = tuple(overlaps(conduct, [Interval(DAWN, min(ends, default=FOREVER))]))
    conflict = event.conflict or (entry is not None and entry.conflict)
    return replace(event, conduct=conduct, conflict=conflict)
