"""Any answer as a graph: the subjects that it names and the relations that it proves. What the
asker may not see is not in the answer, and so it is not in the graph either."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from graph.accountability.proof import Proof
from queries.said import Bystander, Subject
from queries.subgraph import Graph, Hop, as_graph


def drawn(answer: BaseModel) -> Graph:
    """O(size of the answer). A key that is proved something of and is not named stands without a
    name; a fact about one subject alone (a profile, a list entry) is no relation."""
    subjects: dict[str, Subject] = {}
    hops: dict[tuple[str, str, str], Hop] = {}
    for part in _parts(answer):
        if isinstance(part, Subject):
            subjects[part.key] = part
        elif isinstance(part, Bystander):
            subjects.setdefault(part.holder, _named(part.holder, part.name))
        elif isinstance(part, Hop):
            hops.setdefault((part.src, part.dst, part.kind), part)
        elif isinstance(part, Proof) and part.src and part.dst:  # also those inside a hop, again
            hops.setdefault((part.src, part.dst, part.kind), _hop(part))
    ends = (end for hop in hops.values() for end in (hop.src, hop.dst))
    for key in ends:
        subjects.setdefault(key, _named(key))
    return as_graph(subjects.values(), hops.values())


def _named(key: str, name: str = "") -> Subject:
    return Subject(key=key, name=name, kind="")


def _parts(value: Any) -> Iterator[BaseModel]:
    """The answer and every shape inside it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _parts(getattr(value, name))
    elif isinstance(value, dict):
        for inside in value.values():
            yield from _parts(inside)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for inside in value:
            yield from _parts(inside)


def _hop(proof: Proof) -> Hop:
    return Hop(
        kind=proof.kind,
        src=proof.src,
        dst=proof.dst,
        valid_from=proof.valid_from,
        valid_to=proof.valid_to,
        proofs=(proof,),
    )
