"""What was decided of an event after its determination: revoked, found unlawful, repaired."""

from dataclasses import dataclass

from graph.accountability.outcome import EndedBy, Proof
from graph.intervals import ALWAYS, Day
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import EventStatus, Kind


@dataclass(frozen=True)
class Notice:
    """`person` is the one who obtained a repair alone; None for what ends every entry."""

    status: EventStatus
    decided: Day
    person: Node | None
    fact: Fact

    @property
    def document(self) -> str:
        return str(self.fact.props.get("doc_no") or "")

    def concerns(self, holder: str) -> bool:
        return self.person is None or self.person.key == holder

    def proof(self, event: str) -> Proof:
        return Proof.of(self.fact, event, self.person.key if self.person else "")

    def ended_by(self, event: str) -> EndedBy:
        return EndedBy(
            doc_no=self.document,
            doc_name=str(self.fact.props.get("doc_name") or ""),
            authority=str(self.fact.props.get("authority_name") or ""),
            evidence=(self.proof(event),),
        )


def read_notices(event: Node, view: View) -> tuple[Notice, ...]:
    """In order of their days."""
    own = view.about([event.ref], [Kind.STATUS])[event.ref]
    hops = view.expand({event.ref: [ALWAYS]}, [Kind.STATUS], "out").hops[event.ref]
    of_persons = {h.fact: h.dst for h in hops if h.dst}
    facts = [*own, *view.facts(of_persons).values()]
    people = view.nodes(set(of_persons.values()))
    return tuple(sorted((_notice(f, people) for f in facts), key=_order))


def _notice(fact: Fact, people: dict[int, Node]) -> Notice:
    status = EventStatus(fact.props["status"])
    return Notice(status, fact.span.start, people.get(fact.dst), fact)


def _order(notice: Notice) -> tuple[object, ...]:
    who = notice.person.key if notice.person else ""
    return notice.decided, list(EventStatus).index(notice.status), who, notice.document
