"""What follows from a record by law, and what ends it: measures, exemptions, disputes, terms."""

from typing import Annotated, Literal

from pydantic import Field, StrictBool

from graph.policy.fields import (
    Bilingual,
    EffectWord,
    GroundsWord,
    IsoPeriod,
    ListWord,
    Rank,
    StatusWord,
)
from graph.policy.shapes import Cited, Dated, Keyed, Line, Shape


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
