"""A worked case as a lawyer writes it: what is given, what is expected, and why."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from graph.accountability import EntryStatus
from graph.accountability.measure import MeasureState
from graph.intervals import Day, day
from graph.policy import Publication, Registry, Tier
from graph.policy.shapes import SwitchName
from graph.vocabulary import (
    EventCategory,
    EventStatus,
    EvidenceLevel,
    Finding,
    Kind,
    ListCode,
    MeasureEnd,
    NodeKind,
    Rank,
    Severity,
    SubjectType,
)
from queries.standing import Standing


def _day(value: object) -> object:
    return day(value) if isinstance(value, str | date) else value


When = Annotated[Day, BeforeValidator(_day)]
Name = Annotated[str, BeforeValidator(str)]


def _several(value: object) -> object:
    parts = value.split(";") if isinstance(value, str) else value
    return [part.strip() for part in parts] if isinstance(parts, list) else value


# One id, several with `;` between them, or a list.
Ids = Annotated[tuple[str, ...], BeforeValidator(_several)]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Organization(Shape):
    code: Name
    name: str = ""
    type: SubjectType | None = None


class Person(Shape):
    """`number` is the whole number; without one the person is known by name only."""

    number: Name = ""
    name: str = ""


class Office(Shape):
    """`until` is the day of the successor, no longer part of the term."""

    who: str
    office: Kind
    at: str
    from_: When | None = Field(default=None, alias="from")
    until: When | None = None
    seen: When | None = None
    rank: Rank = Rank.REGISTRY
    provider: str = ""


class Change(Shape):
    at: str
    office: Kind
    on: When
    before: str
    after: str


class Holding(Shape):
    who: str
    of: str
    percent: float | None = None


class Branch(Shape):
    branch: str
    of: str


class Act(Shape):
    """`through` is the last day of the act, part of it; without one the act goes on."""

    from_: When = Field(alias="from")
    through: When | None = None

    @model_validator(mode="after")
    def _in_order(self) -> "Act":
        if self.through is not None and self.from_ > self.through:
            raise ValueError(
                "行为结束日 through 早于开始日 from，请核对 · the act ends (through) before it "
                "begins (from); check both days"
            )
        return self


class Event(Shape):
    id: str
    category: EventCategory
    subject: str
    determined: When
    state: str = "confirmed"
    severity: Severity | Literal[""] = ""
    penalties: tuple[str, ...] = ()
    fine: Name = ""  # yuan
    simple_procedure: bool = False
    conduct: tuple[Act, ...] = ()
    representative: str = ""
    extended_limitation: bool = False
    performance: Literal["", "performed", "partly", "unperformed"] = ""


class Named(Shape):
    event: str
    who: str
    finding: Finding = Finding.OTHER_DIRECT
    level: EvidenceLevel = EvidenceLevel.E1
    number_in_doubt: bool = False


class Notice(Shape):
    """`who` obtained a repair alone. Of a change only what is written changes; new `penalties`
    leave the severity open unless one is written too, as in the files."""

    event: str
    type: EventStatus | Literal["changed"]
    on: When
    doc: Name = "通知"
    who: str = ""
    severity: Severity | Literal[""] | None = None
    penalties: tuple[str, ...] | None = None
    determined: When | None = None


class LeftOffice(Shape):
    """Evidence, such as minutes, that somebody left an office; the registry may say otherwise."""

    who: str
    office: Kind
    at: str
    on: When
    doc: Name = "离任证据"


class ListEntry(Shape):
    """`until` ends it in the row that lists; `removed` in a file of another provider."""

    who: str
    list_: ListCode = Field(alias="list")
    event: str = ""
    from_: When = Field(alias="from")
    until: When | None = None
    removed: When | None = None


class LegalBasis(Shape):
    law: str
    article: str = ""
    level: str


class MeasureEnding(Shape):
    """A document that releases, revokes, suspends, resumes or transfers a measure."""

    end: MeasureEnd
    on: When
    doc: Name = "解除文书"
    to: str = ""


_BY_COURT = LegalBasis(law="法释〔2015〕17号", article="第三条第二款", level="司法解释")


class Measure(Shape):
    """A measure that a document orders against one target. What is not written is as the law
    asks for it; `lacks` names what the document does not hold."""

    who: str
    code: str
    document: str
    event: str = ""
    from_: When = Field(alias="from")
    until: When | None = None
    executor: str = ""
    executor_kind: str = "公共管理机构"
    decided: When | None = None
    basis: tuple[LegalBasis, ...] = (_BY_COURT,)
    carve_outs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    ends: tuple[MeasureEnding, ...] = ()


class Decided(Shape):
    """A document on an event or on one holder in it: a step of the proceeding, a plea, an
    exemption, a dispute or its outcome. `with` holds what is particular to it."""

    event: str
    kind: Literal["proceeding", "plea", "exemption", "dispute", "dispute_outcome"]
    on: When
    who: str = ""
    doc: Name = "文书"
    with_: dict[str, Any] = Field(default={}, alias="with")


class Thing(Shape):
    """A project, lot, bid, contract, stage, contact point, incident or complaint; `with` is what
    is said of it, such as the deadline of a lot."""

    kind: NodeKind
    name: str = ""
    with_: dict[str, Any] = Field(default={}, alias="with")


class Tie(Shape):
    """Any other fact: `tie` is its kind; without `to` it is said of `from` itself. `until` is the
    first day on which it no longer holds."""

    tie: Kind
    from_: str = Field(alias="from")
    to: str = ""
    since: When | None = None
    until: When | None = None
    rank: Rank = Rank.REGISTRY
    with_: dict[str, Any] = Field(default={}, alias="with")


class Given(Shape):
    organizations: dict[str, Organization] = {}
    persons: dict[str, Person] = {}
    offices: tuple[Office, ...] = ()
    changes: tuple[Change, ...] = ()
    holdings: tuple[Holding, ...] = ()
    branches: tuple[Branch, ...] = ()
    events: tuple[Event, ...] = ()
    named: tuple[Named, ...] = ()
    notices: tuple[Notice, ...] = ()
    left_office: tuple[LeftOffice, ...] = ()
    decided: tuple[Decided, ...] = ()
    lists: tuple[ListEntry, ...] = ()
    measures: tuple[Measure, ...] = ()
    nodes: dict[str, Thing] = {}
    ties: tuple[Tie, ...] = ()
    switches: dict[SwitchName, bool] = {}


class ExpectedEntry(Shape):
    """Only what is written here is compared; the list of entries itself must be complete.

    `standing` is that of the day `as_of`; `ended` is the first day on which the entry is ended.
    """

    for_: str = Field(alias="for")
    status: EntryStatus | None = None
    standing: Standing | None = None
    ended: Literal["never"] | When | None = None
    tier: Tier | None = None
    as_: tuple[str, ...] | None = Field(default=None, alias="as")
    overlap: tuple[tuple[When, When], ...] | None = None
    published: tuple[When, When] | Literal["never"] | None = None
    repair_from: When | None = None
    expires: When | None = None
    publication: Publication | None = None
    severity: Severity | None = None
    assurance: str | None = None
    restricted: bool | None = None
    registry: Registry | None = None
    withdraw_by: When | None = None
    disputed: tuple[str, ...] | None = None
    dispute_due: When | None = None
    review: tuple[str, ...] | None = None


class NoEntry(Shape):
    for_: str = Field(alias="for")
    because: str


class ExpectedLink(Shape):
    kind: str
    to: str


class ExpectedListed(Shape):
    """`stands` is of the day asked about; `until: never` is an end that is open."""

    for_: str = Field(alias="for")
    list_: ListCode = Field(alias="list")
    # In this order: `never` is no day.
    until: Literal["never"] | When | None = Field(default=None, union_mode="left_to_right")
    stands: bool | None = None


class ExpectedMeasure(Shape):
    """Proposals are compared only where they are written, or where `proposals` is complete."""

    for_: str = Field(alias="for")
    code: str
    stands: bool | None = None
    state: MeasureState | None = None
    source: str | None = None
    from_: When | None = Field(default=None, alias="from")
    until: When | None = None
    because: str | None = None


class ExpectedPlea(Shape):
    for_: str = Field(alias="for")
    what: str
    accepted: bool
    because: str | None = None


class Asked(Shape):
    """A question of `zelian` beside the event, with its arguments; of the answer only what is
    written here is compared (a list must be complete)."""

    ask: str
    with_: dict[str, Any] = Field(default={}, alias="with")
    answer: dict[str, Any]


class Expect(Shape):
    """`tasks` and `gaps` are complete lists too; `links` only when they are given.

    `lists` and `measures` are complete over every party of the case: who is not written here is
    in no list and under no measure that a document ordered. `pleas` is complete.
    """

    event: str = ""
    entries: tuple[ExpectedEntry, ...] = ()
    no_entry: tuple[NoEntry, ...] = ()
    tasks: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    links: tuple[ExpectedLink, ...] | None = None
    lists: tuple[ExpectedListed, ...] = ()
    measures: tuple[ExpectedMeasure, ...] = ()
    pleas: tuple[ExpectedPlea, ...] = ()
    questions: tuple[Asked, ...] = ()


class WorkedCase(Shape):
    case: str
    why: str
    clause: Ids = ()
    as_of: When | None = None
    given: Given
    expect: Expect
