"""The shapes of a path, and a bounded subgraph in the form that networkx works on.

The subgraph holds what one answer shows, never the whole graph.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

import networkx as nx

from graph.accountability.proof import Proof
from graph.intervals import iso
from graph.records import Node, Ref
from graph.vocabulary import Flag, Kind, NodeKind
from queries.edges import Edge
from queries.said import Said, Shape, Subject
from queries.sight import Sight

Graph: TypeAlias = "nx.MultiDiGraph[str]"


class Hop(Shape):
    """One relation as it held on the day asked about.

    `forward`: a path goes along it from `src` to `dst`. `uncertain` says what is not known of it:
    start_unknown, stop_unknown, conflict, derived (it sums up a chain). The first of `proofs` is
    the strongest source, which gives the interval; the others state the same relation.
    """

    kind: Kind
    src: str
    dst: str
    valid_from: str
    valid_to: str
    proofs: tuple[Proof, ...]
    forward: bool = True
    level: str = ""
    uncertain: tuple[str, ...] = ()


class Path(Shape):
    """`steps[i]` are the relations between `nodes[i]` and `nodes[i + 1]`, one or more."""

    nodes: tuple[Subject, ...]
    steps: tuple[tuple[Hop, ...], ...]

    @property
    def length(self) -> int:
        return len(self.steps)


class LeftOut(Shape):
    """What an answer does not hold, and why; `subject` and `degree` where a node is meant."""

    code: str
    because: Said
    subject: Subject | None = None
    degree: int | None = None


def subject_of(node: Node, sight: Sight) -> Subject:
    """A node that may be shown; the name of a person stands only where names are granted."""
    if node.kind is NodeKind.PERSON and not sight.person_names:
        return Subject(key=node.key, name="", kind=node.kind)
    return Subject.of(node)


def may_stand(node: Node, sight: Sight) -> bool:
    """Whether a node may stand in an answer, or a path lead through it."""
    if node.kind is NodeKind.MASK:
        return False
    if node.kind is not NodeKind.PERSON:
        return node.kind is not NodeKind.COMPLAINT or sight.complaints
    return sight.shows(node.key) and (sight.candidates or not is_mention(node.key))


def is_mention(key: str) -> bool:
    """Whether a person stands under the key of a mention: a name that nobody has identified."""
    return key.startswith("c:")


def hop_of(edge: Edge, nodes: Mapping[Ref, Node], near: Ref, level: str = "") -> Hop:
    """The edge as a hop of a path that comes from `near`."""
    src, dst = nodes[edge.src].key, nodes[edge.dst].key
    return Hop(
        kind=edge.kind,
        src=src,
        dst=dst,
        valid_from=iso(edge.fact.span.start),
        valid_to=iso(edge.fact.span.stop),
        proofs=tuple(Proof.of(fact, src, dst) for fact in edge.facts),
        forward=edge.src == near,
        level=level,
        uncertain=uncertain(edge),
    )


def uncertain(edge: Edge) -> tuple[str, ...]:
    """What is not known of the strongest fact, and whether sources of one rank disagree."""
    flags = edge.fact.flags
    said = {
        "start_unknown": bool(flags & Flag.START_UNKNOWN),
        "stop_unknown": bool(flags & Flag.STOP_UNKNOWN),
        "conflict": edge.conflict,
        "derived": edge.derived,
    }
    return tuple(word for word, applies in said.items() if applies)


def as_graph(subjects: Iterable[Subject], hops: Iterable[Hop]) -> Graph:
    """The subgraph with what an export shows of it. An edge is told apart by its kind."""
    graph: Graph = nx.MultiDiGraph()
    for subject in subjects:
        graph.add_node(subject.key, key=subject.key, kind=subject.kind, name=subject.name)
    for hop in hops:
        providers = {source.provider for proof in hop.proofs for source in proof.sources}
        graph.add_edge(
            hop.src,
            hop.dst,
            hop.kind,
            kind=hop.kind.value,
            valid_from=hop.valid_from,
            valid_to=hop.valid_to,
            provider="; ".join(sorted(providers)),
            level=hop.level,
            uncertain="; ".join(hop.uncertain),
        )
    return graph
