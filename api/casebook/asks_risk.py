"""`risk`: `{of, role, as_of}` gives own items, linked ones by their way, and the numbers."""

from collections.abc import Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from queries.risk import risk_of
from queries.risk.risk import Holdings


def risk(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    node = desk.node(str(given["of"]))
    answer = risk_of(node, desk.view, desk.policy, desk.day(given), sight_of(given))
    keys = {item.subject.key for item in answer.linked}
    return {
        "own": _on_file(desk, answer.own),
        "linked": [
            {"via": item.via, "of": desk.short(item.subject.key), **_on_file(desk, item.on_file)}
            for item in answer.linked
        ],
        "counts": {
            count.via: {
                "organizations": count.organizations,
                "with_records": count.with_records,
                "listed": count.listed,
            }
            for count in answer.counts
        },
        "names": sorted(map(desk.short, keys)),
    }


def _on_file(desk: Desk, found: Holdings) -> dict[str, Any]:
    return {
        "records": [desk.short(item.entry.event) for item in found.records],
        "lists": [item.list_code for item in found.lists],
        "measures": [item.code for item in found.measures],
    }
