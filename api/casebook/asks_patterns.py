"""`patterns`: `{of, as_of, role}` gives the clues, each with its subjects and its days."""

from collections.abc import Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from queries.patterns import patterns as ask_patterns


def patterns(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    node, as_of = desk.node(str(given["of"])), desk.day(given)
    told = ask_patterns(node, desk.view, desk.policy, as_of, sight_of(given))
    return {
        "clues": [
            {
                "clue": clue.pattern,
                "effect": clue.effect,
                "subjects": [desk.short(subject.key) for subject in clue.subjects],
                "days": [dated.day for dated in clue.dates],
            }
            for clue in told.clues
        ],
        "left_out": sorted({part.code for part in told.left_out}),
    }
