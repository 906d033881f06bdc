"""The parts of a policy as its files write them. Law is dated: what has a term says it."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from graph.intervals import FOREVER, Day, Interval
from graph.policy.fields import (
    Bilingual,
    Category,
    ClassWord,
    ClauseClassWord,
    ConditionWord,
    EffectWord,
    Evidence,
    File,
    Grade,
    Graded,
    GroundsWord,
    GroundWord,
    Implementer,
    IsoDay,
    IsoPeriod,
    ListWord,
    Office,
    Range,
    Rank,
    StatusWord,
    Subject,
    Sureness,
    TierWord,
    TimingWord,
)
from graph.policy.words import RoleClass, Timing

Line = Annotated[str, Field(min_length=1)]
Cited = Annotated[tuple[Line, ...], Field(min_length=1)]  # ids of legal bases
SwitchName = Literal[
    "record_minor_on_person",
    "cooperative_as_enterprise",
    "record_social_org",
    "status_needs_fault_finding",
    "record_acts_before_policy",
    "shorter_period_on_transition",
]


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def writable(cls) -> list[str]:
        """The keys that a file may write."""
        return [field.alias or name for name, field in cls.model_fields.items()]

    @model_validator(mode="before")
    @classmethod
    def _known_keys(cls, value: object) -> object:
        known = cls.writable()
        unknown = [k for k in value if k not in known] if isinstance(value, Mapping) else []
        if unknown:
            facts = {"key": str(unknown[0]), "allowed": known}
            raise PydanticCustomError("unknown_key", "unknown key", facts)
        return value


class Keyed(Shape):
    """Stands in its file under its id."""

    id: str = ""

    @classmethod
    def writable(cls) -> list[str]:
        return [key for key in super().writable() if key != "id"]


class Dated(Shape):
    """In force from a day on and, half-open, until another."""

    effective_from: IsoDay
    effective_to: IsoDay = FOREVER

    @property
    def term(self) -> Interval:
        return Interval(self.effective_from, self.effective_to)

    def in_force(self, when: Day) -> bool:
        return self.term.holds(when)


class Issuer(Shape):
    name: Line
    level: Rank


class Head(Shape):
    id: Line
    version: Line
    title: Line
    issuer: Issuer
    effective_from: IsoDay
    in_force_checked: StrictBool
    in_force_note: Bilingual
    min_assurance: Sureness
    fallback_max: IsoPeriod


class Switch(Shape):
    """A reading of the policy that its owner may turn; `why` says what is open."""

    on: StrictBool
    verified: StrictBool
    why: Bilingual


class Switches(Shape):
    """A reading that a policy does not offer is off."""

    record_minor_on_person: Switch
    cooperative_as_enterprise: Switch
    record_social_org: Switch | None = None
    status_needs_fault_finding: Switch | None = None
    record_acts_before_policy: Switch | None = None
    shorter_period_on_transition: Switch | None = None


class Clause(Keyed):
    """`text` is word for word; None for an annex that the text at hand is without.

    `reason` says what is held or why it is left out. A rule implements the clause that it carries
    and need not stand in `implemented_by`.
    """

    text: Line | None = None
    clause_class: Annotated[ClauseClassWord, Field(alias="class")]
    reason: Bilingual
    implemented_by: tuple[Implementer, ...] = ()


class Rest(Shape):
    """A holiday as a notice sets it, from its first through its last day off, both included."""

    name: Line
    first: Annotated[IsoDay, Field(alias="from")]
    last: Annotated[IsoDay, Field(alias="through")]

    @property
    def span(self) -> Interval:
        return Interval(self.first, self.last + 1)


class HolidayYear(Shape):
    """Days off and weekend days worked in one year, by the notice of the State Council for it.

    A day stands under its own year, whichever notice sets it.
    """

    source: Line
    verified: StrictBool
    checked: Line | None = None
    days_off: Annotated[tuple[Rest, ...], Field(min_length=1)]
    working_weekends: tuple[IsoDay, ...]


class Basis(Keyed, Dated):
    """A provision of law. `verified`: its text was read in the source that `checked` names."""

    law: Line
    article: Line
    level: Rank
    verified: StrictBool
    checked: Line | None = None
    quote: Line | None = None


class Publishing(Shape):
    """How long an entry of one severity is published, from the day of the determination."""

    publish: StrictBool
    min: IsoPeriod | None = None
    max: IsoPeriod | None = None
    verified: StrictBool


class Grading(Shape):
    """Penalty kinds that are of one severity by themselves, or the simple procedure."""

    severity: Grade
    names: tuple[Line, ...] = ()
    simple_procedure: StrictBool = False
    citation: Cited
    verified: StrictBool


class Regime(Keyed, Dated):
    citation: Cited
    grades: dict[Grade, Publishing]
    gradings: tuple[Grading, ...]


class Minor(Shape):
    """What becomes of a minor act: a design rule of this service, not of a regime."""

    closes_on: Literal["performed"]
    max: IsoPeriod
    usable_for_measures: StrictBool


class OfficeRow(Shape):
    offices: tuple[Office, ...]
    required: tuple[Office, ...] = ()  # the register must show a holder of one of these
    citation: Cited
    verified: StrictBool = True


class RoleClassRow(Shape):
    by: GroundWord
    offices: dict[Subject, OfficeRow] = {}
    levels: tuple[Evidence, ...] = ()


class DerivedOffice(Dated):
    """An office that counts as another while a condition on the office (`others`) holds."""

    office: Office
    counts_as: Office
    when: ConditionWord
    others: tuple[Office, ...] = ()
    subject_types: tuple[Subject, ...]
    citation: Cited
    verified: StrictBool


class ImpliedDeparture(Dated):
    """Offices that whoever leaves one office leaves with it."""

    office: Office
    also_leaves: tuple[Office, ...]
    subject_types: tuple[Subject, ...]
    citation: Cited
    verified: StrictBool


class LookBack(Dated):
    """How far before the determination an act of unknown date may lie."""

    default: IsoPeriod
    extended: IsoPeriod | None = None
    citation: Cited


class Restriction(Shape):
    """What it means that an entry is restricted."""

    ceiling: Range
    withheld_from: tuple[Line, ...]
    meaning: Bilingual


class PublicationTable(Shape):
    """The widest range by severity: of the unit's own entry, and of a person's by tier."""

    unit: dict[Grade, Range]
    person: dict[TierWord, dict[Grade, Range]]
    restricted: Restriction
    citation: Cited


class Record(Shape):
    """One class of persons that a rule records."""

    role_class: Annotated[ClassWord, Field(alias="class")]
    tier: TierWord
    publication: Range
    rebuttable: StrictBool = False
    as_subject: StrictBool = False
    require: Literal["named"] | None = None  # by office, and only whom the instrument names
    side: Line | None = None  # of a stage: whose side the person acts for


class Measure(Shape):
    """`target`: the unit, or the persons whom an instrument names as responsible."""

    code: Line
    target: tuple[Literal["entity", "named_persons"], ...]
    basis: Cited
    status: StatusWord
    carve_outs: tuple[Line, ...] = ()


class JointMeasure(Keyed):
    """One of the measures against listed subjects (二.(四).2.(1)); the list entry triggers it.

    `withheld` has no basis that carries it: it stays in the data, with the reason, and is never
    proposed.
    """

    label: Bilingual
    clause: Line
    code: Line
    lists: tuple[ListWord, ...]
    basis: tuple[Line, ...]
    status: StatusWord
    carve_outs: tuple[Line, ...] = ()
    why: Bilingual | None = None


class MeasureKind(Shape):
    """An item of the national list. Class 1 reduces rights; 2 is management; 3 is voluntary."""

    measure_class: Annotated[Literal[1, 2, 3], Field(alias="class")]
    label: Bilingual
    carve_outs: tuple[Line, ...] = ()  # what the measure must leave open


class MeasureList(Shape):
    edition: Line
    verified: StrictBool
    class_1_rests_on: tuple[Rank, ...]
    minimum: tuple[Line, ...] = ()  # the data without which no order is taken as active
    not_from_courts: tuple[Line, ...] = ()  # of these, what an order of a court need not hold
    citation: Cited
    codes: dict[str, MeasureKind]


class Exemption(Keyed):
    """`discretionary`: the determination must say that the matter is not recorded."""

    label: Bilingual
    applies_to: tuple[Literal["any", "tier_A", "gov_body", "gov_official"], ...]
    needs: tuple[Line, ...]
    effect: EffectWord
    discretionary: StrictBool = False
    citation: tuple[Line, ...] = ()


class DisputeGround(Shape):
    """What a dispute on one ground does while it is open, and when it is upheld."""

    blocks_measures: StrictBool = False
    suspends: StrictBool = False  # the entry is seen by the steward and the auditor only
    upheld: EffectWord


class DisputeTerm(Dated):
    """By when a dispute must be decided, from the day on which it was received."""

    days: int | None = None
    working_days: int | None = None
    citation: Cited
    verified: StrictBool


class Disputes(Shape):
    grounds: dict[GroundsWord, DisputeGround]
    terms: tuple[DisputeTerm, ...]


class Withdrawal(Shape):
    """Within how many working days a revoked decision is taken back from everywhere."""

    working_days: int
    citation: Cited


class Retention(Shape):
    """How long a closed entry stays for the auditor, and how long adverse data of a person may be
    handed to credit-reporting institutions, from the end of the act."""

    after_closing: IsoPeriod
    to_credit_reporting: IsoPeriod
    citation: Cited
    verified: StrictBool


class When(Shape):
    """What must be on file before anybody is recorded."""

    state: Literal["confirmed"]
    list_entry: Literal["required"] | None = None


class RulePeriod(Shape):
    """By the regime in force at the determination, for a fixed term, or for as long as the list
    entry stands."""

    regime: Literal["auto"] | None = None
    while_: Annotated[Literal["listed"] | None, Field(alias="while")] = None
    fixed: IsoPeriod | None = None
    early_exit: "EarlyExit | None" = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(map(bool, (self.regime, self.while_, self.fixed))) != 1:
            raise PydanticCustomError("period_kind", "not one kind of period")
        return self


class EarlyExit(Shape):
    """How long after the correction a fixed term may end early, and what that needs."""

    after: IsoPeriod
    needs: tuple[Line, ...]


class OwnGrade(Shape):
    """The severity that a category has by itself, whatever penalties stand beside it."""

    grade: Graded
    citation: Cited
    verified: StrictBool


class Rule(Dated):
    """One version of a rule. A version that was used is never changed: the next one is added."""

    id: Line
    version: Line
    event_category: Category
    subject_types: Annotated[tuple[Subject, ...], Field(min_length=1)]
    clause: Line | None = None
    only_if: SwitchName | None = None
    when: When
    timing: TimingWord = Timing.AT_CONDUCT
    severity: OwnGrade | None = None
    restricted: StrictBool = False
    registry: File | None = None  # of persons and body, where it is not the usual one
    records: tuple[Record, ...]
    period: RulePeriod | None = None
    measures: tuple[Measure, ...] = ()
    orders_bind: tuple[ClassWord, ...] = ()  # whom an order of this kind may name
    exemptions: tuple[Line, ...] = ()
    invalid_defences: tuple[Line, ...] = ()
    citation: Cited

    @property
    def needs_list_entry(self) -> bool:
        return self.when.list_entry is not None

    @property
    def while_listed(self) -> bool:
        """Whether its entries stand for as long as the list entry does, without a term."""
        return self.period is not None and self.period.while_ is not None

    def record(self, role_class: RoleClass) -> Record | None:
        return next((r for r in self.records if r.role_class is role_class), None)


K = TypeVar("K", bound=Keyed)


def _named(table: dict[str, K]) -> dict[str, K]:
    return {key: shape.model_copy(update={"id": key}) for key, shape in table.items()}


ById = AfterValidator(_named)
