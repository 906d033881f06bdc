"""A rule: which event of which subject records whom, for how long, and with what effect."""

from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from graph.policy.consequences import Measure
from graph.policy.fields import (
    Category,
    ClassWord,
    File,
    Graded,
    IsoPeriod,
    Range,
    Subject,
    TierWord,
    TimingWord,
)
from graph.policy.shapes import Cited, Dated, Line, Shape, SwitchName
from graph.policy.words import RoleClass, Timing


class Record(Shape):
    """One class of persons that a rule records."""

    role_class: Annotated[ClassWord, Field(alias="class")]
    tier: TierWord
    publication: Range
    rebuttable: StrictBool = False
    as_subject: StrictBool = False
    require: Literal["named"] | None = None  # by office, and only whom the instrument names
    side: Line | None = None  # of a stage: whose side the person acts for


class When(Shape):
    """What must be on file before anybody is recorded."""

    state: Literal["confirmed"]
    list_entry: Literal["required"] | None = None


class EarlyExit(Shape):
    """How long after the correction a fixed term may end early, and what that needs."""

    after: IsoPeriod
    needs: tuple[Line, ...]


class RulePeriod(Shape):
    """By the regime in force at the determination, for a fixed term, or for as long as the list
    entry stands."""

    regime: Literal["auto"] | None = None
    while_: Annotated[Literal["listed"] | None, Field(alias="while")] = None
    fixed: IsoPeriod | None = None
    early_exit: EarlyExit | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(map(bool, (self.regime, self.while_, self.fixed))) != 1:
            raise PydanticCustomError("period_kind", "not one kind of period")
        return self


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
