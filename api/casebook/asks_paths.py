"""`paths`: `{from, to, max, all, k, kinds, cap, as_of, role}` gives the paths, each as its subjects
in order, with the relations along it."""

from collections.abc import Mapping
from typing import Any

from api.casebook.asks_related import line
from api.casebook.desk import Desk, sight_of
from graph.records import Node
from queries.paths import PathsAsked, paths_between
from queries.relations import kinds_named
from queries.walk import CAP, MAX_DEPTH


def paths(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    asked = PathsAsked(
        kinds=kinds_named(map(str, given.get("kinds", ()))),
        most=int(given.get("max", MAX_DEPTH)),
        every=bool(given.get("all", False)),
        k=int(given.get("k", 1)),
        cap=int(given.get("cap", CAP)),
    )
    told = paths_between(
        _nodes(desk, given["from"]),
        _nodes(desk, given["to"]),
        desk.view,
        desk.day(given),
        sight_of(given),
        asked,
    )
    return {
        "paths": [
            {
                "path": line(desk, path),
                "by": [hop.kind for step in path.steps for hop in step],
                "length": path.length,
            }
            for path in told.paths
        ],
        "left_out": sorted({part.code for part in told.left_out}),
    }


def _nodes(desk: Desk, names: object) -> list[Node]:
    return [desk.node(str(name)) for name in (names if isinstance(names, list) else [names])]
