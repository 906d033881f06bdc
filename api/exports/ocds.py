"""OCDS 1.1: a package with the releases of each process in the portion.

A process is told whole, since half a tender is none: what belongs to a project of the portion, or
to a lot, bid or contract in it, goes with it. Parties are left out where the grant leaves them out.
"""

import json
from collections.abc import Iterable
from pathlib import Path

from api.exports.ocds_around import gather
from api.exports.ocds_release import releases_of
from api.exports.portion import Portion
from graph.intervals import ALWAYS
from graph.records import Node, Ref
from graph.store import View
from graph.vocabulary import Kind, NodeKind

_OWN_NAME = "责链 Zelian"
_NEVER = "1970-01-01T00:00:00Z"  # of a store in which nothing was ever written
# From what a portion reaches to the project that it belongs to.
_TO_PROJECT = {
    NodeKind.LOT: Kind.LOT_OF,
    NodeKind.BID: Kind.FOR_LOT,
    NodeKind.CONTRACT: Kind.CONTRACT_OF,
    NodeKind.STAGE: Kind.STAGE_OF,
}


def write_ocds(portion: Portion, path: Path) -> None:
    publishers: set[str] = set()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"version":"1.1","releases":[')
        comma = ""
        for project in _projects(portion):
            around = gather(portion, project)
            publishers.add(around.said(around.project).get("publisher") or "")
            for release in releases_of(around):
                file.write(comma + json.dumps(release, ensure_ascii=False))
                comma = ",\n"
        file.write("]," + _tail(publishers, _known(portion.view)) + "}\n")


def _tail(publishers: set[str], known: str) -> str:
    """After the releases, since the publisher is known when all are written."""
    name = next(iter(publishers)) if len(publishers) == 1 else ""
    said = {
        "uri": "urn:zelian:export",
        "publishedDate": known,
        "publisher": {"name": name or _OWN_NAME},
    }
    return json.dumps(said, ensure_ascii=False)[1:-1]


def _known(view: View) -> str:
    """The instant of the commit that the export tells of."""
    change = view.commits([view.known_at]).get(view.known_at)
    return change.at if change else _NEVER


def _projects(portion: Portion) -> Iterable[Node]:
    """In order of key."""
    if portion.chosen is None:
        return portion.scan(NodeKind.PROJECT)
    found = portion.view.nodes(_belonging(portion))
    return sorted(found.values(), key=lambda node: node.key)


def _belonging(portion: Portion) -> set[Ref]:
    nodes = portion.view.nodes(portion.chosen or ())
    projects = {ref for ref, node in nodes.items() if node.kind is NodeKind.PROJECT}
    steps = [(NodeKind.BID, NodeKind.LOT), (NodeKind.LOT, None), (NodeKind.CONTRACT, None)]
    steps += [(NodeKind.STAGE, None)]
    reached = {kind: {r for r, n in nodes.items() if n.kind is kind} for kind in _TO_PROJECT}
    for kind, then in steps:
        beyond = _targets(portion, reached[kind], _TO_PROJECT[kind])
        if then is None:
            projects |= beyond
        else:
            reached[then] |= beyond
    return projects


def _targets(portion: Portion, refs: set[Ref], kind: Kind) -> set[Ref]:
    hops = portion.view.expand({ref: [ALWAYS] for ref in refs}, [kind], "out").hops
    return {hop.dst for found in hops.values() for hop in found}
