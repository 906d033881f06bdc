"""`office`: `{who, at, as, as_of}` gives the verdict and the rules that bar; `{conflicts: …}` the
offices held against a bar at an organisation or by a person."""

from collections.abc import Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from graph.records import Node
from graph.vocabulary import NodeKind, SubjectType
from queries.offices import conflicts_at, conflicts_of, may_hold, seat_at
from queries.offices.office import role_of


def office(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    return _conflicts(desk, given) if "conflicts" in given else _may_hold(desk, given)


def _may_hold(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    place = _place(desk, str(given["at"]))
    seat = seat_at(place, role_of(str(given["as"])), desk.view)
    person, sight = desk.node(str(given["who"])), sight_of(given)
    answer = may_hold(person, seat, desk.view, desk.policy, desk.day(given), sight)
    return {
        "verdict": answer.verdict,
        "rules": [
            {"rule": f.rule, "verdict": f.verdict, "from": f.valid_from, "through": f.through}
            for f in answer.findings
        ],
        "not_met": sorted({m.rule for m in answer.not_met}),
    }


def _place(desk: Desk, at: str) -> Node | SubjectType:
    known = next((t for t in SubjectType if t == at), None)
    return known or desk.node(at)


def _conflicts(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    node = desk.node(str(given["conflicts"]))
    ask = conflicts_of if node.kind is NodeKind.PERSON else conflicts_at
    answer = ask(node, desk.view, desk.policy, desk.day(given), sight_of(given))
    return {
        "conflicts": [
            {
                "who": desk.short(c.person.key),
                "at": desk.short(c.organization.key),
                "as": c.role,
                "verdict": c.verdict,
                "rules": [f.rule for f in c.findings],
            }
            for c in answer.conflicts
        ]
    }
