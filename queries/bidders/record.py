"""What stands against bidders: events with their penalties, measures, lists; findings on the lot.

Read of an EVENT fact: `category`, `state`, `determined`, `penalties`, `fine_yuan`, `loss_yuan`,
`acts` (collusion, bribery, fraud) and `found` (ids of the rules whose act the instrument finds,
such as ZB-39). Of a MEASURE: `code`, `doc_no`, `scope` (a procedure), `ends`. Of LISTED:
`list_code`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from graph.accountability.event import CONFIRMED
from graph.intervals import ALWAYS, Day, day
from graph.records import Fact, Node, Ref
from graph.store import View
from graph.vocabulary import EventStatus, Kind, ListCode, MeasureEnd
from queries.bidders.found import NOWHERE, Edge, Reader, by_source, by_target

_VOID = frozenset({EventStatus.REVOKED, EventStatus.WITHDRAWN})


@dataclass(frozen=True)
class EventSeen:
    """An event as far as these rules read it."""

    node: Node
    fact: Edge
    subjects: tuple[Edge, ...]
    void: Day | None  # the first day on which it stands no longer; for one revoked, always

    @property
    def confirmed(self) -> bool:
        return str(self.fact.props.get("state") or "") == CONFIRMED

    @property
    def category(self) -> str:
        return str(self.fact.props.get("category") or "")

    @property
    def determined(self) -> Day | None:
        value = self.fact.props.get("determined")
        return day(str(value)) if value else None

    @property
    def document(self) -> str:
        return str(self.fact.props.get("doc_no") or self.node.name)

    def stands(self, when: Day) -> bool:
        return self.confirmed and (self.void is None or when < self.void)

    def words(self, field: str) -> tuple[str, ...]:
        value = self.fact.props.get(field) or ()
        return (value,) if isinstance(value, str) else tuple(str(v) for v in value)

    def yuan(self, field: str) -> Decimal | None:
        """The amount as it is stated; None for none, or for what is no number."""
        value = self.fact.props.get(field)
        try:
            return None if value in (None, "") else Decimal(str(value).replace(",", ""))
        except InvalidOperation:
            return None


@dataclass(frozen=True)
class Record:
    """By bidder, and of the lot itself. `unread` have too many events or measures."""

    events: Mapping[Ref, tuple[EventSeen, ...]]
    measures: Mapping[Ref, tuple[Edge, ...]]
    lists: Mapping[Ref, tuple[Edge, ...]]
    of_measure: Mapping[Ref, EventSeen]  # by event, those of measures among them
    on_lot: tuple[EventSeen, ...]
    unread: frozenset[Ref]

    def listed(self, who: Node, codes: Collection[ListCode], when: Day) -> list[Edge]:
        entries = self.lists.get(who.ref, ())
        return [e for e in entries if e.props.get("list_code") in codes and e.span.holds(when)]


def read_record(
    bidders: Iterable[Node],
    nearby: Iterable[Node],
    places: Collection[Node],
    reader: Reader,
) -> Record:
    units = {node.ref: node for node in bidders}
    own = Reader(reader.view, reader.cap)
    against = own.edges(units, [Kind.SUBJECT_OF], "out", ALWAYS)
    ordered = own.edges(units, [Kind.MEASURE], "out", ALWAYS)
    reader.over |= own.over
    concerning = reader.edges([p.ref for p in places], [Kind.CONCERNS], "in", ALWAYS)
    lot_events = {e.src.ref: e.src for e in concerning}
    nodes = {e.dst.ref: e.dst for e in (*against, *ordered) if e.dst is not NOWHERE} | lot_events
    seen = _events(nodes, reader)
    return Record(
        events={
            ref: tuple(seen[e.dst.ref] for e in found if e.dst.ref in seen)
            for ref, found in by_source(against).items()
        },
        measures={ref: tuple(found) for ref, found in by_source(ordered).items()},
        lists=_lists([*units.values(), *nearby], reader.view),
        of_measure=seen,
        on_lot=tuple(seen[ref] for ref in lot_events if ref in seen),
        unread=frozenset(own.over),
    )


def _events(nodes: Mapping[Ref, Node], reader: Reader) -> dict[Ref, EventSeen]:
    said = reader.view.about(list(nodes), [Kind.EVENT, Kind.STATUS])
    subjects = by_target(reader.edges(nodes, [Kind.SUBJECT_OF], "in", ALWAYS))
    found = {}
    for ref, facts in said.items():
        fact = next((f for f in facts if f.kind is Kind.EVENT), None)
        if fact is not None:
            own = tuple(subjects.get(ref, ()))
            found[ref] = EventSeen(nodes[ref], Edge.of(fact, nodes[ref]), own, _void(facts))
    return found


def _void(facts: Iterable[Fact]) -> Day | None:
    """Revoked: as if never made. Found unlawful: from that day on. A repair undoes no ban."""
    ends = [f for f in facts if f.kind is Kind.STATUS and f.props.get("status") in _VOID]
    revoked = any(f.props["status"] == EventStatus.REVOKED for f in ends)
    return ALWAYS.start if revoked else min((f.span.start for f in ends), default=None)


def _lists(nodes: Iterable[Node], view: View) -> dict[Ref, tuple[Edge, ...]]:
    known = {node.ref: node for node in nodes}
    said = view.about(list(known), [Kind.LISTED])
    return {ref: tuple(Edge.of(f, known[ref]) for f in facts) for ref, facts in said.items()}


def suspended(measure: Edge, when: Day) -> bool:
    """Whether the last word on the measure by then was that it is suspended."""
    told = [e for e in measure.props.get("ends") or () if day(str(e["on"])) <= when]
    return bool(told) and told[-1]["end"] == MeasureEnd.SUSPENDED
