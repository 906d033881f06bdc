"""Who is the head of each unit at the deadline, by the table of the policy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.accountability.holdings import is_identified
from graph.identifiers import subject_type_of
from graph.policy import Policy, Relations
from graph.records import Fact, Node
from graph.vocabulary import Kind, NodeKind, SubjectType
from queries.bidders.found import Edge


@dataclass(frozen=True)
class Heads:
    """`open` is the code of what keeps the heads from being known, "" when they are."""

    holders: tuple[Edge, ...] = ()
    open: str = ""

    @property
    def identified(self) -> tuple[Edge, ...]:
        return tuple(edge for edge in self.holders if is_identified(edge.src.key))


def heads_of(
    unit: Node, kind: SubjectType, offices: Iterable[Edge], policy: Policy, law: Relations
) -> Heads:
    """The natural persons who hold the offices that make a head; of a person there is none."""
    if unit.kind is NodeKind.PERSON:
        return Heads()
    row = law.unit_heads[kind]
    held = [e for e in offices if e.src.kind is NodeKind.PERSON]
    first = row.offices or tuple(policy.required_offices(kind))
    holders = _holding(held, first)
    for office in row.otherwise:
        holders = holders or _holding(held, (office,))
    return Heads(holders, _open(holders, list(offices), first))


def _holding(held: Iterable[Edge], offices: Iterable[Kind]) -> tuple[Edge, ...]:
    wanted = frozenset(offices)
    return tuple(edge for edge in held if edge.kind in wanted)


def _open(holders: tuple[Edge, ...], offices: list[Edge], first: Iterable[Kind]) -> str:
    if any(edge.conflict for edge in holders):
        return "head_conflict"
    if any(not is_identified(edge.src.key) for edge in holders):
        return "head_no_number"
    if holders:
        return ""
    organization = any(e.kind in frozenset(first) for e in offices)
    return "head_is_organization" if organization else "head_unknown"


def type_of(unit: Node, profiles: Mapping[int, list[Fact]]) -> SubjectType:
    """From the registered profile, else from the head of its code."""
    if unit.kind is NodeKind.PERSON:
        return SubjectType.PERSON
    said = profiles.get(unit.ref) or []
    stated = str(said[0].props.get("type") or "") if said else ""
    if stated and stated != SubjectType.UNKNOWN:
        return SubjectType(stated)
    head = subject_type_of(unit.key[2:]) if unit.key.startswith("u:") else None
    return SubjectType(head) if head else SubjectType.UNKNOWN
