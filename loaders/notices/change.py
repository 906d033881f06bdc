"""The new content of a changed decision: only what the notice gives; the rest stays."""

from typing import Any

from graph.intervals import Day, iso
from loaders.penalties.conduct import severity
from loaders.penalties.decision import amount, kinds
from loaders.tables import Cells


def changes(cells: Cells, decided: Day | None) -> dict[str, Any]:
    """By the names that the penalties use.

    New kinds of penalty without a severity leave the event without a stated one: what the old
    content was graded as says nothing of the new.
    """
    found: dict[str, Any] = {
        "penalties": kinds(cells),
        "content": cells.text("content"),
        "fine_yuan": amount(cells, "fine"),
        "confiscated_yuan": amount(cells, "confiscated"),
        "determined": _determined(cells, decided),
    }
    given = {name: value for name, value in found.items() if value}
    given |= _severity(cells, "penalties" in given)
    if not given and not cells.rejected:
        cells.reject("kinds", "nothing_changed")
    return given


def _severity(cells: Cells, new_kinds: bool) -> dict[str, Any]:
    level, basis = severity(cells)
    if new_kinds and not level and not cells.rejected:
        cells.warn("severity", "severity_not_restated")
    return {"severity": level, "severity_basis": basis} if level or new_kinds else {}


def _determined(cells: Cells, decided: Day | None) -> str | None:
    found = cells.known_day("determined")
    if found is None:
        return None
    if decided is not None and found > decided:
        cells.reject("determined", "after_notice", decided=iso(decided))
    return iso(found)
