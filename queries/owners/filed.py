"""What was filed of beneficial owners, and what a source gives as the reason for naming nobody."""

from graph.accountability.proof import Proof
from graph.intervals import Day, Interval, iso
from graph.records import Node
from graph.store import View
from graph.vocabulary import Kind
from queries.owners.shapes import Extent, Filed, Unstated
from queries.owners.telling import Teller
from queries.shares import bounds_of
from queries.sight import Sight

_TOLD = ("test", "interests", "type", "details")


def filed(root: Node, tell: Teller, view: View, as_of: Day, sight: Sight) -> tuple[Filed, ...]:
    """Filings that hold on the day, as each source states them."""
    window = {root.ref: [Interval(as_of, as_of + 1)]}
    hops = view.expand(window, [Kind.BENEFICIAL_OWNER_OF], "in").hops[root.ref]
    nodes, facts = view.nodes({h.src for h in hops}), view.facts([h.fact for h in hops])
    found = []
    for hop in hops:
        holder, fact = nodes[hop.src], facts[hop.fact]
        if tell.may_show(holder):
            bounds = bounds_of(fact.props)
            share = Extent(low=bounds.low, high=bounds.high) if bounds else None
            told = {n: _text(fact.props[n]) for n in _TOLD if fact.props.get(n)}
            first, last = iso(fact.span.start), iso(fact.span.stop)
            found.append(
                Filed(
                    holder=tell.subject(holder),
                    share=share,
                    told=told,
                    valid_from=first,
                    valid_to=last,
                    proofs=(Proof.of(fact, holder.key, root.key),),
                )
            )
    return tuple(sorted(found, key=lambda f: (f.holder.key, f.valid_from)))


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def unstated(root: Node, view: View, as_of: Day) -> tuple[Unstated, ...]:
    facts = view.about([root.ref], [Kind.UNSTATED_OWNER])[root.ref]
    return tuple(
        Unstated(
            answer=str(fact.props.get("answer") or ""),
            reason=str(fact.props.get("reason") or ""),
            description=str(fact.props.get("description") or ""),
            proof=Proof.of(fact, root.key, ""),
        )
        for fact in facts
        if fact.span.holds(as_of)
    )
