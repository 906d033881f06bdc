"""`bidders`: `{lot: …}`, or `{codes: […], deadline: …}`; `procedure` and `role` as on the command.

The answer has `rulings` (yes or unknown), `clues`, `not_met` (no), `ruled` (the rules met of each
bidder) and `left_out`.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from graph.intervals import day
from graph.policy import Procedure
from queries.bidders import BiddersAnswer, Clue, Ruling, check_codes, check_lot


def bidders(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    answer = _asked(desk, given)
    of = (*answer.pairs, *answer.bidders)
    return {
        "rulings": _told(desk, (r for part in of for r in part.rulings)),
        "clues": _told(desk, (c for part in of for c in part.clues)),
        "not_met": _told(desk, (r for part in of for r in part.not_met)),
        "ruled": {desk.short(b.bidder.key): list(b.ruled_by) for b in answer.bidders},
        "left_out": [gap.code for gap in answer.left_out],
    }


def _asked(desk: Desk, given: Mapping[str, Any]) -> BiddersAnswer:
    stated = given.get("procedure")
    procedure = Procedure(str(stated)) if stated else None
    sight, deadline = sight_of(given), given.get("deadline")
    when = day(str(deadline)) if deadline else None
    view, policy = desk.view, desk.policy
    if "lot" in given:
        lot = desk.node(str(given["lot"]))
        return check_lot(lot, view, policy, sight, deadline=when, procedure=procedure)
    keys = [desk.world.party(str(name)).key for name in given["codes"]]
    asked = desk.as_of if when is None else when
    return check_codes(keys, view, policy, sight, deadline=asked, procedure=procedure)


def _told(desk: Desk, findings: Iterable[Ruling | Clue]) -> list[dict[str, Any]]:
    return [
        {
            "rule": finding.rule.split("@")[0],
            "effect": finding.effect,
            "verdict": finding.verdict,
            "because": finding.code,
            "of": [desk.short(b.key) for b in finding.bidders],
            "persons": [desk.short(p.key) for p in finding.persons],
        }
        for finding in findings
    ]
