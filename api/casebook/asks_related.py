"""`related`: `{of, depth, kinds, cap, as_of, role}` gives the relations by rule, what the law says
is none, how far each neighbour is, and the codes of what is left out."""

from collections.abc import Mapping
from typing import Any

from api.casebook.desk import Desk, sight_of
from queries.related import DEPTH, RelatedAsked
from queries.related import related as ask_related
from queries.relations import kinds_named
from queries.subgraph import Path
from queries.walk import CAP


def related(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    asked = RelatedAsked(
        kinds=kinds_named(map(str, given.get("kinds", ()))),
        depth=int(given.get("depth", DEPTH)),
        cap=int(given.get("cap", CAP)),
    )
    node, as_of = desk.node(str(given["of"])), desk.day(given)
    told = ask_related(node, desk.view, desk.policy, as_of, sight_of(given), asked)
    return {
        "relations": [
            {
                "level": relation.level,
                "rule": relation.rule,
                "with": desk.short(relation.subject.key),
                "path": line(desk, relation.path),
                "open": relation.open,
            }
            for relation in told.relations
        ],
        "not_related": [
            {"rule": out.rule, "with": desk.short(out.subject.key)} for out in told.not_related
        ],
        "near": {desk.short(n.subject.key): n.distance for n in told.neighbours},
        "left_out": sorted({part.code for part in told.left_out}),
    }


def line(desk: Desk, path: Path) -> list[str]:
    """The path by short names; the order counts, so it is written as one text."""
    return [" - ".join(desk.short(node.key) for node in path.nodes)]
