"""An event as the facts that point at it tell it: reading (a) of attribution."""

from dataclasses import dataclass
from typing import Any

from graph.accountability.decisions import Decision, of_kind, read_decisions
from graph.accountability.notices import Notice, as_notices
from graph.identifiers import subject_type_of
from graph.intervals import ALWAYS, Day, Interval, day, merge
from graph.records import Fact, Node
from graph.store import View
from graph.vocabulary import (
    EventCategory,
    EventStatus,
    EvidenceLevel,
    Flag,
    Kind,
    NodeKind,
    SubjectType,
)


@dataclass(frozen=True)
class NamedPerson:
    """A person whom an instrument names as responsible."""

    person: Node
    finding: str
    level: EvidenceLevel
    fact: Fact


@dataclass(frozen=True)
class EventRecord:
    node: Node
    subject: Node
    subject_type: SubjectType
    subject_fact: Fact
    fact: Fact
    category: EventCategory
    state: str
    determined: Day
    penalties: tuple[str, ...]
    simple_procedure: bool
    severity: str  # as stated; blank when nobody stated it
    conduct: tuple[Interval, ...]
    conduct_facts: tuple[Fact, ...]
    named: tuple[NamedPerson, ...]
    rep_name: str
    rep_key: str
    extended: bool  # health, safety or finance with harm done: the longer look-back
    conflict: bool
    notices: tuple[Notice, ...]
    decisions: tuple[Decision, ...]
    performance: str  # as stated: "", performed, partly or unperformed

    @property
    def known_conduct(self) -> bool:
        return bool(self.conduct)

    @property
    def performed_on(self) -> Day | None:
        """The first day on which a document says that the duty was performed."""
        days = [n.decided for n in self.notices if n.status is EventStatus.PERFORMED]
        return min(days, default=None)

    @property
    def revoked(self) -> bool:
        return any(n.status is EventStatus.REVOKED for n in self.notices)

    @property
    def confirmed(self) -> bool:
        """Whether it is determined with effect, or was until a notice revoked it: the row of the
        decision may say so before or after the notice comes."""
        return self.state == CONFIRMED or (self.state == EventStatus.REVOKED and self.revoked)


CONFIRMED = "confirmed"

_SAID_OF_EVENT = (Kind.EVENT, Kind.CONDUCT, Kind.SEVERITY)


def read_event(key: str, view: View) -> EventRecord | None:
    """The event under a key; None while its determination or its subject is not on file."""
    node = view.find([key]).get(key)
    if node is None:
        return None
    said = view.about([node.ref], _SAID_OF_EVENT)[node.ref]
    fact = next((f for f in said if f.kind is Kind.EVENT), None)
    subject = _subject(node, view)
    if fact is None or subject is None:
        return None
    return _record(node, fact, subject, said, view)


def _subject(node: Node, view: View) -> tuple[Node, Fact] | None:
    hops = view.expand({node.ref: [ALWAYS]}, [Kind.SUBJECT_OF], "in").hops[node.ref]
    if not hops:
        return None
    stated = view.nodes([hops[0].src])[hops[0].src]
    return _opener(stated, view) or (stated, view.facts([hops[0].fact])[hops[0].fact])


def _opener(site: Node, view: View) -> tuple[Node, Fact] | None:
    """An end site has no licence of its own: the enterprise or branch that opened it is the subject
    (快递暂行条例 §18). Where sources name several, nobody is."""
    hops = view.expand({site.ref: [ALWAYS]}, [Kind.SITE_OF], "out").hops[site.ref]
    openers = {h.dst for h in hops}
    if len(openers) != 1:
        return None
    return view.nodes(openers)[hops[0].dst], view.facts([hops[0].fact])[hops[0].fact]


def _record(
    node: Node, fact: Fact, subject: tuple[Node, Fact], said: list[Fact], view: View
) -> EventRecord:
    props: dict[str, Any] = dict(fact.props)
    decisions = read_decisions(node, view)
    conduct = [f for f in said if f.kind is Kind.CONDUCT]
    stated = [f for f in said if f.kind is Kind.SEVERITY]
    severity = str((stated[-1].props if stated else props).get("severity") or "")
    return EventRecord(
        node=node,
        subject=subject[0],
        subject_type=subject_type(subject[0], view),
        subject_fact=subject[1],
        fact=fact,
        category=EventCategory(props["category"]),
        state=_state(str(props["state"]), decisions),
        determined=day(str(props["determined"])),
        penalties=tuple(props.get("penalties") or ()),
        simple_procedure=bool(props.get("simple_procedure")),
        severity=severity,
        conduct=tuple(merge(f.span for f in conduct)),
        conduct_facts=tuple(conduct),
        named=_named(node, view),
        rep_name=str(props.get("rep_name") or ""),
        rep_key=str(props.get("rep_key") or ""),
        extended=any(bool(f.props.get("extended_limitation")) for f in [fact, *stated]),
        conflict=any(f.flags & Flag.CONFLICT for f in [fact, *stated]),
        notices=as_notices(decisions),
        decisions=decisions,
        performance=str(props.get("performance") or ""),
    )


def _state(stated: str, decisions: tuple[Decision, ...]) -> str:
    """How far the finding has come: by the last step on file, else as the row says."""
    steps = of_kind(decisions, Kind.PROCEEDING)
    return steps[-1].text("state") if steps else stated


def _named(node: Node, view: View) -> tuple[NamedPerson, ...]:
    hops = view.expand({node.ref: [ALWAYS]}, [Kind.NAMED], "out").hops[node.ref]
    people = view.nodes({h.dst for h in hops})
    facts = view.facts([h.fact for h in hops])
    return tuple(
        NamedPerson(
            person=people[h.dst],
            finding=str(facts[h.fact].props.get("finding") or ""),
            level=EvidenceLevel(facts[h.fact].props.get("level") or "E4"),
            fact=facts[h.fact],
        )
        for h in hops
    )


def subject_type(subject: Node, view: View) -> SubjectType:
    """From the registered profile, else from the head of its code."""
    if subject.kind is NodeKind.PERSON:
        return SubjectType.PERSON
    profiles = view.about([subject.ref], [Kind.PROFILE])[subject.ref]
    stated = str(profiles[0].props.get("type") or "") if profiles else ""
    if stated and stated != SubjectType.UNKNOWN:
        return SubjectType(stated)
    head = subject_type_of(subject.key[2:]) if subject.key.startswith("u:") else None
    return SubjectType(head) if head else SubjectType.UNKNOWN
