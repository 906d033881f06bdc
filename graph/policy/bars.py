"""Screening, clearance and bars from office as the policy files write them (二.(一).2.(2), (5),
二.(三).4.(3), 二.(四).1.(2)). A bar is computed from facts: no credit repair shortens it.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from graph.errors import NotFoundError
from graph.intervals import Day
from graph.policy.fields import (
    BarWord,
    Bilingual,
    CarveOutWord,
    Category,
    Graded,
    HitWord,
    IsoPeriod,
    ListWord,
    Office,
    Seat,
    Subject,
    TierWord,
)
from graph.policy.shapes import ById, Cited, Dated, Keyed, Line, Shape
from graph.policy.words import FundCarveOut
from graph.text import Text
from graph.vocabulary import SubjectType

Stated = Literal["tender_document"]  # what the asker says of the documents of the procedure


class Clearance(Dated):
    """Without which records, and for how long, somebody has no adverse record."""

    window: IsoPeriod
    severities: Annotated[tuple[Graded, ...], Field(min_length=1)]
    tiers: Annotated[tuple[TierWord, ...], Field(min_length=1)]  # of entries of persons
    citation: Cited


class ScreenRow(Dated):
    """Hits that have one effect: list entries, ordered measures, records of these severities."""

    lists: tuple[ListWord, ...] = ()
    measures: tuple[Line, ...] = ()
    records: tuple[Graded, ...] = ()
    effect: HitWord
    needs: Stated | None = None
    as_measure: Line | None = None  # the item of the national list that the block applies
    why: Bilingual
    citation: Cited


class ScreenPurpose(Keyed):
    label: Bilingual
    carve_outs: tuple[CarveOutWord, ...] = ()
    rows: Annotated[tuple[ScreenRow, ...], Field(min_length=1)]


class Screening(Shape):
    clearance: tuple[Clearance, ...] = ()
    purposes: Annotated[dict[str, ScreenPurpose], ById] = Field(default_factory=dict)

    @property
    def codes(self) -> list[str]:
        """The purposes, and the funds that are carved out of one of them."""
        carved = {str(c) for p in self.purposes.values() for c in p.carve_outs}
        return [*self.purposes, *sorted(carved)]

    def purpose(self, code: str) -> tuple[ScreenPurpose, FundCarveOut | None]:
        """The purpose under a code, and what is carved out of it there. Raises NotFoundError."""
        if code in self.purposes:
            return self.purposes[code], None
        for purpose in self.purposes.values():
            for carved in purpose.carve_outs:
                if carved == code:
                    return purpose, carved
        raise NotFoundError(_NO_PURPOSE.fill(code=code, known=", ".join(self.codes)))

    def clearance_on(self, when: Day) -> Clearance | None:
        return next((c for c in self.clearance if c.in_force(when)), None)


class OfficeBar(Dated):
    """One ground on which one may not hold an office.

    `at`: the subject types of the organisations concerned (none: all); `code_heads` narrows them
    by the head of the code. `held`: the office held at the closed, bankrupt or listed unit.
    `elsewhere`: the unit from which the bar comes is not concerned itself.
    """

    id: Line
    label: Bilingual
    ground: BarWord
    clock: IsoPeriod | None = None
    probation: IsoPeriod | None = None
    crimes: tuple[Line, ...] = ()
    deprivation: StrictBool = False  # of political rights, by any sentence
    penalties: tuple[Line, ...] = ()
    categories: tuple[Category, ...] = ()
    grades: tuple[Line, ...] = ()  # of an accident; then in the same industry and without end
    list_: Annotated[ListWord | None, Field(alias="list")] = None
    measure: Line | None = None
    held: tuple[Office, ...] = ()
    elsewhere: StrictBool = False
    judged: StrictBool = False  # a person must judge part of it: a flag at the most
    roles: Annotated[tuple[Seat, ...], Field(min_length=1)]
    at: tuple[Subject, ...] = ()
    code_heads: tuple[Line, ...] = ()
    effect: Bilingual | None = None  # what becomes of an office held all the same
    citation: Cited

    def concerns(self, role: str, subject_type: SubjectType, code: str) -> bool:
        """Whether the bar is from this office at an organisation of this type and code."""
        return (
            role in self.roles
            and (not self.at or subject_type in self.at)
            and (not self.code_heads or any(code.startswith(head) for head in self.code_heads))
        )


_NO_PURPOSE = Text(
    "没有名为“{code}”的用途；可用：{known}",
    "there is no purpose “{code}”; use one of: {known}",
)
