"""What attribution says of one event: entries, tasks, gaps and rejected candidates."""

import hashlib
from typing import Any

from pydantic import Field

from graph.accountability.law import Law
from graph.accountability.measure import MeasureItem
from graph.accountability.proof import EndedBy, Proof
from graph.accountability.shape import Shape
from graph.intervals import Interval
from graph.policy import Effect, Publication, Registry
from graph.records import canonical
from graph.vocabulary import Grounds, Word


class EntryStatus(Word):
    ACTIVE = "active", "有效", "active"
    PENDING_REVIEW = "pending_review", "待核实，不计入、不共享", "pending review: counted nowhere"
    CONTESTED = "contested", "有争议，裁定前只标注、不采取措施", "contested: flagged, no measure"
    REVOKED = "revoked", "决定已撤销，视为自始没有", "revoked: as if never made"
    WITHDRAWN = "withdrawn", "决定被确认违法，已撤回，不计入", "withdrawn: counted nowhere"
    REPAIRED = "repaired", "已修复", "repaired"
    EXEMPTED = "exempted", "已认定免除，不纳入", "exempted: not recorded"
    CLOSED = "closed", "已终止", "closed"


class Capacity(Shape):
    """In what quality a person is recorded: an office in the conduct window, or a finding."""

    code: str  # a Kind of office, a Finding, or "subject"
    role_class: str
    overlap: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Proof, ...] = ()


class Contest(Shape):
    """One dispute over an entry. While it is open the entry is marked, from the day received."""

    number: str
    grounds: Grounds
    received: str
    due: str | None
    decided: str | None
    upheld: bool
    blocks_measures: bool
    suspends: bool
    effect: Effect | None
    document: str
    evidence: tuple[Proof, ...] = ()

    def open_on(self, when: str) -> bool:
        return self.received <= when and (self.decided is None or when < self.decided)


class Plea(Shape):
    """What was pleaded for a holder, and what became of it."""

    holder: str
    what: str
    accepted: bool
    condition: str
    facts: dict[str, str] = Field(default_factory=dict)
    evidence: tuple[Proof, ...] = ()


def first_day(capacities: tuple[Capacity, ...]) -> str:
    """The first day on which a capacity answers; "" where one does not rest on a term of office.

    During a default that goes on, an office may begin long after the determination.
    """
    firsts = [min((start for start, _ in c.overlap), default="") for c in capacities]
    return min(firsts, default="")


class Entry(Shape):
    """One item of a credit record. A record is not a punishment: it carries no measure.

    An end takes effect on `ended_on`; until that day the entry is what `status_before` says.
    """

    event: str
    holder: str
    holder_name: str
    holder_kind: str
    registry: Registry
    restricted: bool = False
    tier: str | None
    capacities: tuple[Capacity, ...] = ()
    status: EntryStatus
    status_before: EntryStatus | None = None
    ended_on: str | None = None
    ended_by: EndedBy | None = None
    withdraw_by: str | None = None  # of a revoked entry: the last day for taking it back
    contests: tuple[Contest, ...] = ()
    performed_on: str | None = None
    unperformed: bool = False  # stated so, and no performance known
    review_required: tuple[str, ...] = ()
    timing_basis: str
    assurance: str | None = None
    rule: str
    rule_version: str
    clause: str | None
    severity: str
    determined: str
    regime: str | None
    publication: str
    publish_from: str | None = None
    publish_to: str | None = None
    repair_from: str | None = None
    expire_at: str

    @property
    def publication_range(self) -> Publication:
        return Publication(self.publication)

    def substance(self) -> str:
        """The legal content; evidence may grow without making it another entry."""
        evidence = {"holder_name", "capacities", "ended_by", "contests"}
        legal = self.model_dump(mode="json", exclude=evidence)
        legal["contests"] = [c.model_dump(mode="json", exclude={"evidence"}) for c in self.contests]
        legal["ended_by"] = self.ended_by and self.ended_by.doc_no
        legal["capacities"] = sorted(
            [c.code, c.role_class, list(c.overlap)] for c in self.capacities
        )
        return _digest(legal)


class Rejection(Shape):
    """A candidate who gets no entry, and the condition that failed."""

    holder: str
    name: str
    office: str
    condition: str
    facts: dict[str, str] = Field(default_factory=dict)
    evidence: tuple[Proof, ...] = ()


class Task(Shape):
    """Something only a person can settle."""

    kind: str
    subjects: tuple[str, ...]
    facts: dict[str, str] = Field(default_factory=dict)


class Gap(Shape):
    """Something the law asks for and the graph does not hold."""

    code: str
    facts: dict[str, str] = Field(default_factory=dict)


class Outcome(Shape):
    event: str
    law: Law
    conduct: tuple[tuple[str, str], ...]
    window: tuple[tuple[str, str], ...]
    determined: str | None
    severity: str | None
    entries: tuple[Entry, ...] = ()
    tasks: tuple[Task, ...] = ()
    gaps: tuple[Gap, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    pleas: tuple[Plea, ...] = ()
    measures: tuple[MeasureItem, ...] = ()

    def entry_of(self, holder: str) -> Entry | None:
        return next((e for e in self.entries if e.holder == holder), None)


def iso_spans(spans: list[Interval]) -> tuple[tuple[str, str], ...]:
    return tuple(s.iso() for s in spans)


def _digest(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()
