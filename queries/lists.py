"""What a node is listed for, and the measures that were ordered: shown, never derived.

A list entry is of the listed subject alone. A measure binds whom its order names.
"""

from collections.abc import Iterable

from graph.accountability.outcome import Proof
from graph.intervals import ALWAYS, FOREVER, Day
from graph.records import Fact, Node, Ref
from graph.store import View
from graph.vocabulary import Flag, Kind, ListCode
from queries.said import Said, Shape, Subject


class Listed(Shape):
    """One entry in a list. `stands` is of the day asked about; an open end ends by no term."""

    list_code: ListCode
    label: Said
    holder: Subject
    doc_no: str
    authority: str
    reason: str
    valid_from: str
    valid_to: str
    stands: bool
    open: bool
    conflict: bool
    out_doc_no: str
    out_reason: str
    event: str
    source: Proof


class Ordered(Shape):
    """One measure that a decision orders against one target."""

    code: str
    target: Subject
    doc_no: str
    authority: str
    executor: str
    basis: str
    valid_from: str
    valid_to: str
    stands: bool
    event: str
    source: Proof


def lists_on(node: Node, view: View, as_of: Day) -> tuple[Listed, ...]:
    """Every entry of the node in any list, of all times."""
    facts = view.about([node.ref], [Kind.LISTED])[node.ref]
    found = [_listed(node, fact, as_of) for fact in facts]
    return tuple(sorted(found, key=lambda f: (f.valid_from, f.list_code, f.doc_no)))


def _listed(node: Node, fact: Fact, as_of: Day) -> Listed:
    code = ListCode(fact.props["list_code"])
    first, last = fact.span.iso()
    return Listed(
        list_code=code,
        label=Said.of(code.label),
        holder=Subject.of(node),
        valid_from=first,
        valid_to=last,
        stands=fact.span.holds(as_of),
        open=fact.span.stop == FOREVER,
        conflict=bool(fact.flags & Flag.CONFLICT),
        source=Proof.of(fact, node.key, ""),
        authority=_text(fact, "authority_name"),
        **{name: _text(fact, name) for name in _OF_ENTRY},
    )


_OF_ENTRY = ("doc_no", "reason", "out_doc_no", "out_reason", "event")


def measures_of(event: Node, view: View, as_of: Day) -> tuple[Ordered, ...]:
    """The measures that were ordered for an event, against whomever the orders name."""
    hops = view.expand({event.ref: [ALWAYS]}, [Kind.MEASURE], "in").hops[event.ref]
    targets = view.nodes({h.src for h in hops})
    facts = view.facts([h.fact for h in hops])
    return _in_order(_ordered(targets[h.src], facts[h.fact], event.key, as_of) for h in hops)


def measures_on(target: Node, view: View, as_of: Day) -> tuple[Ordered, ...]:
    """The measures that were ordered against a node, for an event or for none on file."""
    hops = view.expand({target.ref: [ALWAYS]}, [Kind.MEASURE], "out").hops[target.ref]
    events = view.nodes({h.dst for h in hops if h.dst})
    facts = view.facts([h.fact for h in hops])
    return _in_order(
        _ordered(target, facts[h.fact], events[h.dst].key if h.dst else "", as_of) for h in hops
    )


def _ordered(target: Node, fact: Fact, event: str, as_of: Day) -> Ordered:
    first, last = fact.span.iso()
    return Ordered(
        code=_text(fact, "code"),
        target=Subject.of(target),
        doc_no=_text(fact, "doc_no"),
        authority=_text(fact, "authority_name"),
        executor=_text(fact, "executor"),
        basis=_text(fact, "basis"),
        valid_from=first,
        valid_to=last,
        stands=fact.span.holds(as_of),
        event=event,
        source=Proof.of(fact, target.key, event),
    )


def _in_order(found: Iterable[Ordered]) -> tuple[Ordered, ...]:
    return tuple(sorted(found, key=lambda m: (m.valid_from, m.code, m.target.key, m.doc_no)))


def _text(fact: Fact, name: str) -> str:
    return str(fact.props.get(name) or "")


def lists_of(nodes: Iterable[Node], view: View, as_of: Day) -> dict[Ref, tuple[Listed, ...]]:
    """As `lists_on`, for many subjects in one read."""
    by_ref = {node.ref: node for node in nodes}
    facts = view.about(list(by_ref), [Kind.LISTED])
    return {
        ref: tuple(
            sorted(
                (_listed(node, fact, as_of) for fact in facts[ref]),
                key=lambda f: (f.valid_from, f.list_code, f.doc_no),
            )
        )
        for ref, node in by_ref.items()
    }


def measures_against(
    targets: Iterable[Node], view: View, as_of: Day
) -> dict[Ref, tuple[Ordered, ...]]:
    """As `measures_on`, for many targets in as few reads."""
    by_ref = {node.ref: node for node in targets}
    hops = view.expand({ref: [ALWAYS] for ref in by_ref}, [Kind.MEASURE], "out").hops
    found = [hop for ref in by_ref for hop in hops[ref]]
    events = view.nodes({h.dst for h in found if h.dst})
    facts = view.facts([h.fact for h in found])
    return {
        ref: _in_order(
            _ordered(node, facts[h.fact], events[h.dst].key if h.dst else "", as_of)
            for h in hops[ref]
        )
        for ref, node in by_ref.items()
    }
