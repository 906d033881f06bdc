"""What documents say of an event, or of one holder in it, besides the determination itself.

Each is a fact about the event, or an edge from the event to the holder: it points at event and
holder and never at an entry, so that it stays true when entries close and open.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from graph.accountability.proof import EndedBy, Proof
from graph.intervals import ALWAYS, Day
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import Kind

# Every kind that is read so, in one pass.
DECIDED = (
    Kind.STATUS,
    Kind.PROCEEDING,
    Kind.PLEA,
    Kind.EXEMPTION,
    Kind.DISPUTE,
    Kind.DISPUTE_OUTCOME,
)


@dataclass(frozen=True)
class Decision:
    """`holder` is the person or unit that it speaks of; None where it speaks of the event."""

    kind: Kind
    holder: Node | None
    fact: Fact

    @property
    def day(self) -> Day:
        return self.fact.span.start

    @property
    def document(self) -> str:
        return self.text("doc_no")

    def text(self, name: str) -> str:
        return str(self.fact.props.get(name) or "")

    def many(self, name: str) -> tuple[str, ...]:
        said: Any = self.fact.props.get(name) or ()
        return (said,) if isinstance(said, str) else tuple(map(str, said))

    def proof(self, event: str) -> Proof:
        return Proof.of(self.fact, event, self.holder.key if self.holder else "")

    def ended_by(self, event: str) -> EndedBy:
        return EndedBy(
            doc_no=self.document,
            doc_name=self.text("doc_name"),
            authority=self.text("authority_name"),
            evidence=(self.proof(event),),
        )


def read_decisions(event: Node, view: View) -> tuple[Decision, ...]:
    """In the order of their days; what falls on one day in an order of its own content."""
    own = view.about([event.ref], DECIDED)[event.ref]
    hops = view.expand({event.ref: [ALWAYS]}, DECIDED, "out").hops[event.ref]
    holders = view.nodes({h.dst for h in hops if h.dst})
    facts = [*own, *view.facts([h.fact for h in hops if h.dst]).values()]
    return tuple(sorted((Decision(f.kind, holders.get(f.dst), f) for f in facts), key=_order))


def _order(decision: Decision) -> tuple[object, ...]:
    who = decision.holder.key if decision.holder else ""
    telling = tuple(decision.text(part) for part in ("status", "state", "code", "dispute"))
    return decision.day, decision.kind, telling, who, decision.document


def of_kind(decisions: Collection[Decision], kind: Kind) -> list[Decision]:
    return [d for d in decisions if d.kind is kind]
