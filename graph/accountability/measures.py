"""Measures of one event: what the law proposes, and what documents ordered (domain.md §2.8).

A record is not a punishment. The engine proposes, from an active list entry or a rule that names
the measure; only a decision document makes a measure active, and only if it holds the minimum
data, rests on law of sufficient rank, and was not taken while a dispute blocked it. What ends the
entry ends the measures with it; an order of a court is ended by the court alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.accountability.law import Citation
from graph.accountability.matter import Matter
from graph.accountability.measure import MeasureItem, MeasureState
from graph.accountability.order_faults import faults_of
from graph.accountability.orders import OrderRecord
from graph.accountability.outcome import Entry, EntryStatus
from graph.accountability.proof import EndedBy, Proof
from graph.intervals import FOREVER, Day, Interval, day, iso
from graph.policy import Measure, MeasureStatus, Tier
from graph.records import Fact
from graph.text import Text
from graph.vocabulary import MeasureEnd, NodeKind, Severity

_ENDED = {
    MeasureEnd.RELEASED: MeasureState.RELEASED,
    MeasureEnd.REVOKED: MeasureState.REVOKED,
    MeasureEnd.TRANSFERRED: MeasureState.TRANSFERRED,
}
_CASCADE = {
    EntryStatus.REVOKED: MeasureState.REVOKED,
    EntryStatus.WITHDRAWN: MeasureState.RELEASED,
    EntryStatus.REPAIRED: MeasureState.RELEASED,
    EntryStatus.EXEMPTED: MeasureState.RELEASED,
    EntryStatus.CLOSED: MeasureState.RELEASED,
}
COURT = "法院"


def measures(matter: Matter, entries: Sequence[Entry]) -> tuple[MeasureItem, ...]:
    by_holder = {e.holder: e for e in entries}
    ordered = [_cascaded(_ordered(matter, o, by_holder), by_holder) for o in matter.orders]
    taken = {(item.code, item.target) for item in ordered}
    proposed = [
        _cascaded(p, by_holder)
        for p in _proposals(matter, entries)
        if (p.code, p.target) not in taken
    ]
    found = [*ordered, *proposed]
    return tuple(sorted(found, key=lambda m: (m.valid_from, m.code, m.target, m.source)))


def _usable(matter: Matter) -> bool:
    """A minor act carries no measure, and neither does one that nobody has graded."""
    return matter.severity not in (Severity.MINOR, Severity.UNCLASSIFIED)


def _proposals(matter: Matter, entries: Sequence[Entry]) -> Iterator[MeasureItem]:
    if not _usable(matter):
        return
    for measure in matter.rule.measures:
        for entry in _targets(measure, entries):
            yield _proposal(matter, entry, measure.code, matter.rule.id, measure)
    if matter.list_code is None:
        return
    unit = next((e for e in entries if e.holder == matter.event.subject.key), None)
    for joint in matter.policy.joint_measures.values():
        wanted = matter.list_code in joint.lists and joint.status is not MeasureStatus.WITHHELD
        if wanted and unit is not None:
            yield _proposal(matter, unit, joint.code, joint.id, joint)


def _targets(measure: Measure, entries: Sequence[Entry]) -> Iterator[Entry]:
    """The unit, or those whom an instrument names: an entry by status carries no measure."""
    for entry in entries:
        kind = "named_persons" if entry.holder_kind == NodeKind.PERSON else "entity"
        named = kind == "entity" or entry.tier == Tier.B_DETERMINED
        if kind in measure.target and named:
            yield entry


def _proposal(matter: Matter, entry: Entry, code: str, source: str, item: Any) -> MeasureItem:
    span = matter.listed or Interval(day(entry.determined), day(entry.expire_at))
    basis = tuple(Citation.of(matter.policy.basis(b)) for b in item.basis)
    held_back = entry.status_before or entry.status
    reasons = () if held_back is EntryStatus.ACTIVE else (str(held_back),)
    return MeasureItem(
        code=code,
        label=_label(matter, code, getattr(item, "label", None)),
        source=source,
        target=entry.holder,
        target_name=entry.holder_name,
        target_kind=entry.holder_kind,
        state=MeasureState.REFUSED if reasons else MeasureState.PROPOSED,
        valid_from=iso(span.start),
        valid_to=iso(span.stop),
        basis=basis,
        carve_outs=item.carve_outs,
        reasons=reasons,
        blocked=_blocked(entry),
    )


def _label(matter: Matter, code: str, own: Text | None = None) -> Text:
    kind = matter.policy.measures.codes.get(code)
    return own or (kind.label if kind else Text(code, code))


def _blocked(entry: Entry | None) -> tuple[tuple[str, str], ...]:
    if entry is None:
        return ()
    return tuple(
        (c.received, c.decided or iso(FOREVER)) for c in entry.contests if c.blocks_measures
    )


def _ordered(matter: Matter, order: OrderRecord, entries: dict[str, Entry]) -> MeasureItem:
    entry = entries.get(order.target.key)
    blocked = _blocked(entry)
    reasons = list(faults_of(matter, order))
    if any(first <= order.text("decided") < last for first, last in blocked):
        reasons.append("dispute_open")
    if matter.rule.records and not _usable(matter):
        reasons.append("severity_carries_no_measure")
    state, end = _state(order.fact)
    notes = () if reasons else _notes(matter, order)
    first, last = order.fact.span.iso()
    return MeasureItem(
        code=order.text("code"),
        label=_label(matter, order.text("code")),
        source="order",
        target=order.target.key,
        target_name=order.target.name,
        target_kind=order.target.kind,
        state=MeasureState.REFUSED if reasons else state,
        valid_from=first,
        valid_to=last,
        document=order.text("doc_no"),
        authority=order.text("authority_name"),
        decided=order.text("decided"),
        executor=order.text("executor"),
        executor_kind=order.text("executor_kind"),
        basis=order.citations(matter.policy),
        carve_outs=tuple(order.fact.props.get("carve_outs") or ()),
        reasons=tuple(reasons) or notes,
        blocked=blocked,
        suspended=_suspended(order.fact),
        transferred_to=str(end.get("transferred_to") or ""),
        ended_by=EndedBy(doc_no=str(end["doc_no"])) if end.get("doc_no") else None,
        evidence=(Proof.of(order.fact, order.target.key, matter.event.node.key),),
    )


def _notes(matter: Matter, order: OrderRecord) -> tuple[str, ...]:
    """A person whom an order names without having been in office then is looked at again."""
    bound = matter.rule.orders_bind
    if order.target.kind is not NodeKind.PERSON or not bound:
        return ()
    when = Interval(order.fact.span.start, order.fact.span.start + 1)
    offices = {o for c in bound for o in matter.offices(c)}
    held = any(
        h.holder.key == order.target.key and h.counts_as in offices and h.overlap([when])
        for h in matter.holdings
    )
    if held or any(n.person.key == order.target.key for n in matter.event.named):
        return ()
    facts = {"name": order.target.name, "document": order.text("doc_no"), "on": iso(when.start)}
    matter.task("check_order_target", order.target.key, **facts)
    return ("not_in_office_at_order",)


def _state(fact: Fact) -> tuple[MeasureState, dict[str, Any]]:
    ends: list[dict[str, Any]] = list(fact.props.get("ends") or ())
    final = next((e for e in ends if MeasureEnd(e["end"]) in _ENDED), None)
    return (_ENDED[MeasureEnd(final["end"])], final) if final else (MeasureState.ACTIVE, {})


def _suspended(fact: Fact) -> tuple[tuple[str, str], ...]:
    spans: list[tuple[str, str]] = []
    since = ""
    for end in fact.props.get("ends") or ():
        if end["end"] == MeasureEnd.SUSPENDED and not since:
            since = end["on"]
        elif end["end"] == MeasureEnd.RESUMED and since:
            spans.append((since, end["on"]))
            since = ""
    return (*spans, (since, iso(FOREVER))) if since else tuple(spans)


def _cascaded(item: MeasureItem, entries: dict[str, Entry]) -> MeasureItem:
    entry = entries.get(item.target)
    if entry is None or entry.ended_on is None or item.state is MeasureState.REFUSED:
        return item
    revoked = entry.status is EntryStatus.REVOKED
    if item.executor_kind == COURT and not revoked:
        return item  # a court ends its own order
    end: Day = day(item.valid_from) if revoked else day(entry.ended_on)
    if end >= day(item.valid_to):
        return item
    changes = {
        "state": _CASCADE[entry.status],
        "valid_to": iso(max(end, day(item.valid_from))),
        "ended_by": entry.ended_by,
    }
    return item.model_copy(update=changes)
