"""The measures around an event or a subject: proposed by the law, or ordered by a document.

A measure binds whom its order names, and nobody else. Whether an order can stand is decided with
the event (`graph.accountability.measures`); one for no event on file is shown as it was ordered.
"""

from collections import defaultdict
from collections.abc import Iterable

from graph.accountability import Outcome
from graph.accountability.conditions import MEASURES, say
from graph.accountability.measure import MeasureItem, MeasureState
from graph.accountability.orders import OrderRecord
from graph.accountability.proof import Proof
from graph.intervals import ALWAYS, Day, iso
from graph.records import Hop, Node, Ref
from graph.store import View
from graph.vocabulary import Kind
from queries.said import Said, Shape, Subject


class MeasureTold(Shape):
    """`stands` is of the day asked about: only then does the measure bind its target."""

    code: str
    label: Said
    target: Subject
    state: MeasureState
    stands: bool
    source: str
    doc_no: str
    authority: str
    executor: str
    basis: tuple[str, ...]
    carve_outs: tuple[str, ...]
    valid_from: str
    valid_to: str
    because: tuple[Said, ...]
    ended_by: str
    event: str
    evidence: tuple[Proof, ...]

    @property
    def took_effect(self) -> bool:
        """Whether it binds its target on its days; a proposal never does, nor a refused order."""
        return self.state in _TOOK_EFFECT


_TOOK_EFFECT = frozenset({MeasureState.ACTIVE, MeasureState.RELEASED, MeasureState.TRANSFERRED})


def measures_of(event: Node, view: View, as_of: Day) -> tuple[MeasureTold, ...]:
    """The measures of an event, against whomever they name."""
    stored = view.outcomes([event.key]).get(event.key)
    items = Outcome.model_validate(stored.body).measures if stored else ()
    return _in_order(_told(item, event.key, as_of) for item in items)


def measures_on(target: Node, view: View, as_of: Day) -> tuple[MeasureTold, ...]:
    """The measures against a node: of the events it is recorded for, and ordered for others."""
    return measures_against([target], view, as_of)[target.ref]


def measures_against(
    targets: Iterable[Node], view: View, as_of: Day
) -> dict[Ref, tuple[MeasureTold, ...]]:
    """As `measures_on`, for many targets in as few reads."""
    by_ref = {node.ref: node for node in targets}
    hops = view.expand({ref: [ALWAYS] for ref in by_ref}, [Kind.MEASURE], "out").hops
    facts = view.facts([h.fact for found in hops.values() for h in found if not h.dst])
    stored = view.outcomes(_events(by_ref, hops, view))
    items: dict[str, list[MeasureTold]] = defaultdict(list)
    for key in sorted(stored):
        for item in Outcome.model_validate(stored[key].body).measures:
            items[item.target].append(_told(item, key, as_of))
    return {
        ref: _in_order(
            [
                *items[node.key],
                *(
                    _alone(OrderRecord(node, facts[h.fact]), as_of)
                    for h in hops[ref]
                    if h.fact in facts
                ),
            ]
        )
        for ref, node in by_ref.items()
    }


def _events(by_ref: dict[Ref, Node], hops: dict[Ref, list[Hop]], view: View) -> set[str]:
    """The events that the targets are recorded for, or that measures against them follow from."""
    rows = view.entries([node.key for node in by_ref.values()])
    events = {row.event for found in rows.values() for row in found}
    far = {h.dst for found in hops.values() for h in found if h.dst}
    return events | {node.key for node in view.nodes(far).values()}


def _told(item: MeasureItem, event: str, as_of: Day) -> MeasureTold:
    return MeasureTold(
        code=item.code,
        label=Said.of(item.label),
        target=Subject(key=item.target, name=item.target_name, kind=item.target_kind),
        state=item.state,
        stands=item.binds_on(iso(as_of)),
        source=item.source,
        doc_no=item.document,
        authority=item.authority,
        executor=item.executor,
        basis=tuple(f"{c.law} {c.article}" for c in item.basis),
        carve_outs=item.carve_outs,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
        because=tuple(_because(reason) for reason in item.reasons),
        ended_by=item.ended_by.doc_no if item.ended_by else "",
        event=event,
        evidence=item.evidence,
    )


def _because(reason: str) -> Said:
    code, _, what = reason.partition(":")
    return Said.of(say(MEASURES, code, {"what": what}))


def _alone(order: OrderRecord, as_of: Day) -> MeasureTold:
    first, last = order.fact.span.iso()
    code = order.text("code")
    return MeasureTold(
        code=code,
        label=Said(zh=code, en=code),
        target=Subject.of(order.target),
        state=MeasureState.ACTIVE,
        stands=order.fact.span.holds(as_of),
        source="order",
        doc_no=order.text("doc_no"),
        authority=order.text("authority_name"),
        executor=order.text("executor"),
        basis=tuple(f"{b.get('law', '')} {b.get('article', '')}" for b in order.basis),
        carve_outs=tuple(order.fact.props.get("carve_outs") or ()),
        valid_from=first,
        valid_to=last,
        because=(_because("no_event"),),
        ended_by="",
        event="",
        evidence=(Proof.of(order.fact, order.target.key, ""),),
    )


def _in_order(found: Iterable[MeasureTold]) -> tuple[MeasureTold, ...]:
    return tuple(sorted(found, key=lambda m: (m.valid_from, m.code, m.target.key, m.doc_no)))
