"""`trace`: `{of, role, as_of}` gives who was in charge when an event or incident was caused."""

from collections.abc import Iterable, Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from queries.tracing import HandlingTrace, ShopTrace, StageTrace
from queries.tracing import trace as trace_back
from queries.tracing.people import TracedPerson


def trace(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    node = desk.node(str(given["of"]))
    answer = trace_back(node, desk.view, desk.policy, desk.day(given), sight_of(given))
    match answer:
        case StageTrace():
            return _stages(desk, answer)
        case HandlingTrace():
            return _handling(desk, answer)
        case ShopTrace():
            return _shop(desk, answer)


def _stages(desk: Desk, answer: StageTrace) -> dict[str, Any]:
    return {
        "project": desk.short(answer.project.key) if answer.project else "",
        "stages": [
            {
                "stage": desk.short(s.stage.key),
                "role": s.role,
                "persons": _people(desk, s.persons),
            }
            for s in answer.stages
        ],
        "candidates": _people(desk, answer.candidates),
        "gaps": len(answer.gaps),
    }


def _handling(desk: Desk, answer: HandlingTrace) -> dict[str, Any]:
    return {
        "handlers": [
            {
                "by": desk.short(h.handler.key),
                "days": [h.valid_from, h.valid_to],
                "answers": desk.short(h.answers.key) if h.answers else "",
                "persons": _people(desk, h.persons),
                "information": [
                    {"kind": link.kind, "of": desk.short(link.organization.key)}
                    for link in h.information
                ],
                "gaps": len(h.gaps),
            }
            for h in answer.handlers
        ],
        "determined": [desk.short(p.holder) for p in answer.determined],
    }


def _shop(desk: Desk, answer: ShopTrace) -> dict[str, Any]:
    return {
        "operator": desk.short(answer.operator.key),
        "recorded": [desk.short(r.entry.holder) for r in answer.recorded],
        "platforms": [
            {
                "platform": desk.short(p.platform.key),
                "found": [desk.short(e.key) for e in p.found],
            }
            for p in answer.platforms
        ],
    }


def _people(desk: Desk, people: Iterable[TracedPerson]) -> list[dict[str, Any]]:
    return [
        {
            "who": desk.short(p.holder),
            "as": p.office,
            "standpoint": p.standpoint,
            "left": p.left,
        }
        for p in people
    ]
