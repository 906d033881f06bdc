"""The parts of a policy as its files write them. Law is dated: what has a term says it."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from graph.intervals import FOREVER, Day, Interval
from graph.policy.fields import (
    Bilingual,
    ClauseClassWord,
    ConditionWord,
    Evidence,
    Grade,
    GroundWord,
    Implementer,
    IsoDay,
    IsoPeriod,
    Office,
    Range,
    Rank,
    Subject,
    Sureness,
    TierWord,
)

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


K = TypeVar("K", bound=Keyed)


def _named(table: dict[str, K]) -> dict[str, K]:
    return {key: shape.model_copy(update={"id": key}) for key, shape in table.items()}


ById = AfterValidator(_named)
