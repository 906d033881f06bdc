"""All that stands around a project: lots, bids, contracts, and the parties of each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from api.exports.portion import Portion
from graph.records import Fact, Node, Ref
from graph.vocabulary import Kind

_LEVELS = (
    (Kind.LOT_OF, Kind.CONTRACT_OF, Kind.PROCURES, Kind.AGENT_FOR),
    (Kind.FOR_LOT, Kind.AWARDED),
    (Kind.SUBMITTED, Kind.PARTY_TO),
    (Kind.HOLDS_SHARE, Kind.BENEFICIAL_OWNER_OF),
)
_SAID = (Kind.PROFILE, Kind.OBLIGATION, Kind.PAYMENT)

Edge = tuple[Fact, Node]  # with the other end


@dataclass
class Around:
    """A project and what was read of it; edges by the node at which they were read."""

    project: Node
    portion: Portion
    edges: dict[Ref, list[Edge]] = field(default_factory=lambda: defaultdict(list))
    about: dict[Ref, list[Fact]] = field(default_factory=dict)

    def of(self, node: Node, kind: Kind) -> list[Edge]:
        found = [edge for edge in self.edges.get(node.ref, ()) if edge[0].kind is kind]
        return sorted(found, key=lambda edge: (edge[1].key, str(sorted(edge[0].props.items()))))

    def facts(self, node: Node, kind: Kind) -> list[Fact]:
        return [fact for fact in self.about.get(node.ref, ()) if fact.kind is kind]

    def said(self, node: Node) -> dict[str, Any]:
        profiles = self.facts(node, Kind.PROFILE)
        return dict(profiles[0].props) if profiles else {}

    @property
    def lots(self) -> list[Node]:
        return [lot for _, lot in self.of(self.project, Kind.LOT_OF)]

    @property
    def contracts(self) -> list[Node]:
        return [contract for _, contract in self.of(self.project, Kind.CONTRACT_OF)]

    @property
    def bids(self) -> list[Node]:
        found = {bid.key: bid for lot in self.lots for _, bid in self.of(lot, Kind.FOR_LOT)}
        return [found[key] for key in sorted(found)]

    def everything(self) -> Iterator[Fact]:
        """Each fact that the process rests on."""
        for facts in self.about.values():
            yield from facts
        for edges in self.edges.values():
            yield from (fact for fact, _ in edges)


def gather(portion: Portion, project: Node) -> Around:
    """Level by level: what ends at the project, at its lots, at its bids and contracts, at the
    parties of all of them."""
    around = Around(project, portion)
    reached = {project.ref: project}
    for kinds in _LEVELS:
        for target, edges in portion.arriving(reached, kinds).items():
            around.edges[target] += edges
        ends = [node for edges in around.edges.values() for _, node in edges]
        reached |= {node.ref: node for node in ends}
    around.about = portion.view.about(list(reached), _SAID)
    for contract, edges in portion.leaving(
        [n.ref for n in around.contracts], [Kind.PAYMENT]
    ).items():
        around.edges[contract] += edges
        reached |= {node.ref: node for _, node in edges}
    portion.keys |= {node.key for node in reached.values()}
    portion.edges += sum(len(edges) for edges in around.edges.values())
    return around
