"""By which other keys a subject is tied to a case."""

from graph.intervals import ALWAYS
from graph.records import Node
from graph.store import View, Way
from graph.vocabulary import Kind, NodeKind


def covers(node: Node, view: View) -> tuple[str, ...]:
    """An event is covered by a case on its subject too, an incident by one on who handled it."""
    near: dict[NodeKind, tuple[Kind, Way]] = {
        NodeKind.EVENT: (Kind.SUBJECT_OF, "in"),
        NodeKind.INCIDENT: (Kind.HANDLED_BY, "out"),
    }
    if node.kind not in near:
        return ()
    kind, way = near[node.kind]
    hops = view.expand({node.ref: [ALWAYS]}, [kind], way).hops[node.ref]
    ends = {h.src if way == "in" else h.dst for h in hops}
    return tuple(sorted(n.key for n in view.nodes(ends).values()))
