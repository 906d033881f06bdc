"""The relations of an answer as a subgraph: what is told and nothing else."""

from collections.abc import Iterable

from queries.owners.shapes import Groups, Hop, Owners, Stake, Step
from queries.said import Subject
from queries.subgraph import Graph, as_graph
from queries.subgraph import Hop as Edge


def drawn(owners: Owners) -> Graph:
    hops = [hop for stake in owners.stakes for hop in _hops(stake)]
    return _graph([owners.subject], hops)


def drawn_groups(groups: Groups) -> Graph:
    members = [member for group in groups.groups for member in group.members]
    hops = [h for m in members for h in (*_of_steps(m.control.steps), *m.control.concert)]
    return _graph([groups.subject], hops)


def _hops(stake: Stake) -> list[Hop]:
    chains = [hop for chain in stake.chains for hop in chain.hops]
    return [*chains, *_of_steps(stake.control.steps), *stake.control.concert]


def _of_steps(steps: Iterable[Step]) -> list[Hop]:
    return [hop for step in steps for hop in step.hops]


def _graph(subjects: list[Subject], hops: list[Hop]) -> Graph:
    ends = [end for hop in hops for end in (hop.holder, hop.target)]
    return as_graph([*subjects, *ends], [_edge(hop) for hop in hops])


def _edge(hop: Hop) -> Edge:
    return Edge(
        kind=hop.proofs[0].kind,
        src=hop.holder.key,
        dst=hop.target.key,
        valid_from=hop.valid_from,
        valid_to=hop.valid_to,
        proofs=hop.proofs,
        uncertain=hop.uncertain,
    )
