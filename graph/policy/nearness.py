"""Which relation between two subjects is of which level, and which pattern is a clue, as data.

A relation is a pattern of steps over the graph. The levels are kept apart: what excludes from a
tender is not what makes a related party, and most relations are information only.
"""

from typing import Literal

from pydantic import StrictBool

from graph.policy.fields import (
    Bilingual,
    Count,
    End,
    IsoPeriod,
    Legal,
    Office,
    Percent,
    Relation,
    Subject,
)
from graph.policy.shapes import Cited, Dated, Keyed, Shape
from graph.vocabulary import Kind

WITH_SHARE = frozenset({Kind.HOLDS_SHARE, Kind.HOLDS_VOTES})


class Step(Shape):
    """One hop of a pattern, from where it stands: `out` from source to target.

    `over` leaves its figure out (超过), `at_least` and `up_to` take theirs in (以上, 以下); they
    bind the kinds that have a share. `before` kinds set the others of the step aside at an
    organisation that has one. A step that repeats is one hop or more.
    """

    kinds: tuple[Relation, ...]
    way: Literal["in", "out", "any"]
    to: End | None = None
    over: Percent | None = None
    at_least: Percent | None = None
    up_to: Percent | None = None
    before: tuple[Relation, ...] = ()
    repeat: StrictBool = False

    @property
    def measured(self) -> bool:
        return any(limit is not None for limit in (self.over, self.at_least, self.up_to))


class CarveOut(Shape):
    """A relation that the law says is none, because of where the pattern turns from `in` to `out`:
    at a subject of one of these types."""

    turns_at: tuple[Subject, ...]
    why: Bilingual
    citation: Cited
    verified: StrictBool


class NearnessRule(Keyed, Dated):
    """`why` says what is open in a rule that is not verified."""

    level: Legal
    label: Bilingual
    path: tuple[Step, ...]
    carve_out: CarveOut | None = None
    citation: Cited
    verified: StrictBool
    why: Bilingual | None = None

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(kind for step in self.path for kind in step.kinds)


class Clue(Shape):
    """What investigators are shown; it proves nothing. A threshold that no law sets says why it is
    what it is."""

    effect: Literal["flag", "info"]
    label: Bilingual
    verified: StrictBool
    why: Bilingual


class ShellChange(Clue):
    """New enterprises of recorded persons: founded from `before` a determination to `after` it,
    both days in."""

    before: IsoPeriod
    after: IsoPeriod
    offices: tuple[Office, ...]
    holders: StrictBool  # whether a share counts beside the offices


class SharedContact(Clue):
    """Bidders with one contact point in at least so many lots."""

    lots: Count


class Rotation(Clue):
    """At least so many lots for which the same bidders bid, nobody winning twice in a row and each
    winner at least so often."""

    lots: Count
    wins: Count


class ShortTerms(Clue):
    """At least so many ended terms, each shorter than a period."""

    terms: Count
    shorter_than: IsoPeriod
    offices: tuple[Office, ...]


class Clues(Shape):
    shell_change: ShellChange
    shared_contact: SharedContact
    rotation: Rotation
    short_terms: ShortTerms
