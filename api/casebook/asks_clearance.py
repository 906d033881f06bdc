"""`clearance`: `{of, as_of, role}` gives the verdict, what counts and what is left out."""

from collections.abc import Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from queries.clearance import clearance as cleared


def clearance(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    node = desk.node(str(given["of"]))
    answer = cleared(node, desk.view, desk.policy, desk.day(given), sight_of(given))
    return {
        "verdict": answer.verdict,
        "window": list(answer.window),
        "counted": [desk.short(w.event.key) for w in answer.counted],
        "left_out": [
            {"event": desk.short(w.event.key), "because": w.reason} for w in answer.left_out
        ],
        "open": len(answer.open_questions),
    }
