"""What attribution says of one event: entries, tasks, gaps and rejected candidates."""

import hashlib
from typing import Any

from pydantic import Field

from graph.accountability.law import Law
from graph.accountability.shape import Shape
from graph.intervals import Interval, iso
from graph.policy import Publication
from graph.records import Fact, canonical
from graph.vocabulary import Kind, Word


class EntryStatus(Word):
    ACTIVE = "active", "有效", "active"
    PENDING_REVIEW = "pending_review", "待核实，不计入、不共享", "pending review: counted nowhere"
    CONTESTED = "contested", "有争议，裁定前只标注、不采取措施", "contested: flagged, no measure"
    REVOKED = "revoked", "决定已撤销，视为自始没有", "revoked: as if never made"
    WITHDRAWN = "withdrawn", "决定被确认违法，已撤回，不计入", "withdrawn: counted nowhere"
    REPAIRED = "repaired", "已修复", "repaired"


class Registry(Word):
    """In which file an entry stands."""

    UNIT = "unit_credit_record", "单位信用记录", "credit record of the unit"
    PERSONAL = "personal_credit_record", "个人信用记录", "personal credit record"


class Proof(Shape):
    """One fact on the path, with its interval and the rows it comes from."""

    kind: Kind
    src: str
    dst: str
    valid_from: str
    valid_to: str
    sources: tuple["ProofSource", ...]

    @classmethod
    def of(cls, fact: Fact, src: str, dst: str) -> "Proof":
        first, last = fact.span.iso()
        sources = tuple(
            ProofSource(
                provider=p.provider,
                document=p.document,
                row=p.row,
                version=iso(p.asserted_at),
                statement=p.statement[:16],
            )
            for p in fact.evidence
        )
        return cls(
            kind=fact.kind, src=src, dst=dst, valid_from=first, valid_to=last, sources=sources
        )


class ProofSource(Shape):
    provider: str
    document: str
    row: int | None
    version: str
    statement: str


class Capacity(Shape):
    """In what quality a person is recorded: an office in the conduct window, or a finding."""

    code: str  # a Kind of office, a Finding, or "subject"
    role_class: str
    overlap: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Proof, ...] = ()


class EndedBy(Shape):
    """The document that ended an entry."""

    doc_no: str
    doc_name: str = ""
    authority: str = ""
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
        legal = self.model_dump(mode="json", exclude={"holder_name", "capacities", "ended_by"})
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

    def entry_of(self, holder: str) -> Entry | None:
        return next((e for e in self.entries if e.holder == holder), None)


def iso_spans(spans: list[Interval]) -> tuple[tuple[str, str], ...]:
    return tuple(s.iso() for s in spans)


def _digest(value: Any) -> str:
    return hashlib.sha256(canonical(value).encode()).hexdigest()
