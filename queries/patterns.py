"""Patterns for investigators: clues with their paths and days, never a finding.

The patterns and their thresholds are data of the policy (`clues`); no law sets them, and each says
so. What each of them reads stands in its own module.
"""

from collections.abc import Iterator

from graph.intervals import Day, iso
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.text import Text
from queries.left_out import hubs, withheld
from queries.patterns_contacts import shared_contacts
from queries.patterns_look import ClueFound, Look
from queries.patterns_lots import Lots
from queries.patterns_rotation import rotations
from queries.patterns_shell import shell_changes
from queries.patterns_terms import short_terms
from queries.relations import EVERY_KIND, RESTRICTED
from queries.said import Said, Shape, Subject
from queries.sight import Sight
from queries.subgraph import LeftOut, may_stand, subject_of
from queries.walk import CAP

_NONE = Text("没有发现线索", "no clue was found")
_SOME = Text(
    "发现 {count} 条线索；线索不是认定，须人工核实",
    "{count} clues found; a clue is no finding, a person must look into it",
)


class Patterns(Shape):
    subject: Subject
    as_of: str
    known_at: int
    found: Said
    clues: tuple[ClueFound, ...]
    left_out: tuple[LeftOut, ...]


def patterns(
    target: Node, view: View, policy: Policy, as_of: Day, sight: Sight, cap: int = CAP
) -> Patterns:
    """Of a person, an organisation, an event, a project or a lot, the patterns that fit it."""
    look = Look(view, policy, sight, as_of, cap)
    clues = tuple(_clues(target, look)) if may_stand(target, sight) else ()
    said = _SOME.fill(count=len(clues)) if clues else _NONE
    return Patterns(
        subject=subject_of(target, sight),
        as_of=iso(as_of),
        known_at=view.known_at,
        found=Said.of(said),
        clues=clues,
        left_out=(*withheld(sight, EVERY_KIND - RESTRICTED), *look.left_out, *hubs(look)),
    )


def _clues(target: Node, look: Look) -> Iterator[ClueFound]:
    yield from shell_changes(target, look)
    yield from short_terms(target, look)
    lots = Lots(target, look)
    yield from shared_contacts(lots, look)
    yield from rotations(lots, look)
