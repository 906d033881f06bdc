"""One event under one rule: everything that the steps of attribution share."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.accountability.departures import Departure
from graph.accountability.event import EventRecord
from graph.accountability.holdings import Holding
from graph.accountability.orders import OrderRecord
from graph.accountability.outcome import Capacity, Gap, Plea, Rejection, Task
from graph.accountability.stages import StageConcern, StageDuty
from graph.intervals import FOREVER, Interval, iso
from graph.policy import Policy, RoleClass, Rule
from graph.records import Node
from graph.text import Text
from graph.vocabulary import Finding, Kind, ListCode, Severity


@dataclass
class Candidate:
    """A person on the way to an entry: what speaks for it, and what keeps it from being active."""

    person: Node
    name: str
    assurance: str
    capacities: list[Capacity] = field(default_factory=list)
    review: set[str] = field(default_factory=set)
    determined: bool = False  # named by an instrument: tier B
    on_change_day: list[bool] = field(default_factory=list)  # by office: no other day shared
    disputed: list[bool] = field(default_factory=list)  # by office: every day shared is doubted


@dataclass
class Matter:
    """`window` is the conduct, or the look-back in its place while the conduct is not dated."""

    event: EventRecord
    rule: Rule
    policy: Policy
    severity: Severity
    window: list[Interval]
    holdings: Sequence[Holding]
    departures: Sequence[Departure] = ()
    listed: Interval | None = None  # the term of the list entry, under a rule that asks for one
    list_code: ListCode | None = None
    candidates: dict[str, Candidate] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    pleas: list[Plea] = field(default_factory=list)
    concerns: tuple[StageConcern, ...] = ()
    duties: tuple[StageDuty, ...] = ()
    orders: tuple[OrderRecord, ...] = ()

    def offices(self, role_class: RoleClass) -> frozenset[Kind]:
        return self.policy.offices_of(role_class, self.event.subject_type)

    def candidate(self, person: Node, name: str, assurance: str) -> Candidate:
        return self.candidates.setdefault(person.key, Candidate(person, name, assurance))

    def reject(self, holding: Holding, condition: str, **facts: str) -> None:
        self.rejected.append(
            Rejection(
                holder=holding.holder.key,
                name=holding.name,
                office=holding.office,
                condition=condition,
                facts=_office(holding.office) | {"name": holding.name} | facts,
                evidence=(holding.proof(self.event.subject),),
            )
        )

    def task(self, kind: str, *subjects: str, **facts: str) -> None:
        task = Task(kind=kind, subjects=(self.event.node.key, *subjects), facts=facts)
        if task not in self.tasks:
            self.tasks.append(task)

    def gap(self, code: str, **facts: str) -> None:
        gap = Gap(code=code, facts=facts)
        if gap not in self.gaps:
            self.gaps.append(gap)


def _office(kind: Kind) -> dict[str, str]:
    return {"office_zh": kind.label.zh, "office_en": kind.label.en}


def office_facts(kinds: frozenset[Kind]) -> dict[str, str]:
    """The names of offices, in both languages, for a sentence."""
    ordered = sorted(kinds)
    return {
        "office_zh": "、".join(k.label.zh for k in ordered),
        "office_en": " or ".join(k.label.en for k in ordered),
    }


def finding_label(code: str) -> Text:
    return Finding(code).label if code in set(Finding) else Text(code, code)


def say_window(spans: Sequence[Interval]) -> str:
    """Days for a sentence; an end that is open is shown as …"""
    ends = ("…" if s.stop == FOREVER else iso(s.stop) for s in spans)
    return ", ".join(f"[{iso(s.start)}, {end})" for s, end in zip(spans, ends, strict=True))
