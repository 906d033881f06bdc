"""What the register must change so that an outcome stands; decided alike in every engine."""

from collections.abc import Collection
from typing import NamedTuple

from graph.records import EntryRow, OutcomeRow, canonical


class Turn(NamedTuple):
    """`body` is the outcome's new body, None where it stands; entries by (holder, substance)."""

    body: str | None
    close: list[tuple[str, str]]
    open: list[EntryRow]


def turn(outcome: OutcomeRow, standing: str | None, entries: Collection[tuple[str, str]]) -> Turn:
    """From the canonical body that stands, and the entries that stand at the event."""
    body = canonical(outcome.body)
    keep = {(e.holder, e.substance) for e in outcome.entries}
    return Turn(
        body if body != standing else None,
        sorted(pair for pair in entries if pair not in keep),
        [e for e in outcome.entries if (e.holder, e.substance) not in entries],
    )
