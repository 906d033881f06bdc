"""What was decided of an event after its determination: revoked, unlawful, repaired, performed."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.accountability.decisions import Decision, of_kind
from graph.accountability.proof import EndedBy, Proof
from graph.intervals import Day
from graph.records import Fact, Node
from graph.vocabulary import EventStatus, Kind


@dataclass(frozen=True)
class Notice:
    """`person` is the one who obtained a repair alone; None for what ends every entry."""

    status: EventStatus
    decided: Day
    person: Node | None
    decision: Decision

    @property
    def fact(self) -> Fact:
        return self.decision.fact

    @property
    def document(self) -> str:
        return self.decision.document

    def concerns(self, holder: str) -> bool:
        return self.person is None or self.person.key == holder

    def proof(self, event: str) -> Proof:
        return self.decision.proof(event)

    def ended_by(self, event: str) -> EndedBy:
        return self.decision.ended_by(event)


def as_notices(decisions: Iterable[Decision]) -> tuple[Notice, ...]:
    """In order of their days."""
    found = [_notice(d) for d in of_kind(tuple(decisions), Kind.STATUS)]
    return tuple(sorted(found, key=_order))


def _notice(decision: Decision) -> Notice:
    return Notice(EventStatus(decision.text("status")), decision.day, decision.holder, decision)


def _order(notice: Notice) -> tuple[object, ...]:
    who = notice.person.key if notice.person else ""
    return notice.decided, list(EventStatus).index(notice.status), who, notice.document
