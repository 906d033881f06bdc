"""Where chains end without a natural person, and why."""

from collections.abc import Collection, Iterable, Mapping

from graph.intervals import Day
from graph.policy import Ownership
from graph.records import Node, Props, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, NodeKind

STATE, NO_OWNERS, NO_HOLDERS = "state", "no_owners", "no_holders"
NOT_READ, UNSPECIFIED = "not_read", "unspecified"
PERSONS = frozenset({"anonymousPerson", "unknownPerson"})

SENTENCES: Mapping[str, Text] = {
    STATE: Text(
        "国家（国家机关、事业单位）出资，不再上溯", "held by the state; not traced further"
    ),
    NO_OWNERS: Text("该类主体没有出资人", "nobody holds a share of a subject of this type"),
    NO_HOLDERS: Text("没有载明其出资人", "no holder of it is on record"),
    NOT_READ: Text("出资人过多，未展开", "it has too many holders and was not followed"),
    UNSPECIFIED: Text("来源没有载明是谁", "the source does not say who this is"),
}


class Profiles:
    """What is on record of parties themselves: their type, and whether they are named at all."""

    def __init__(self, refs: Collection[Ref], view: View, as_of: Day) -> None:
        told = view.about(refs, [Kind.PROFILE])
        self._told: dict[Ref, Props] = {
            ref: fact.props
            for ref, facts in told.items()
            for fact in facts
            if fact.span.holds(as_of)
        }

    def of(self, ref: Ref) -> Props:
        return self._told.get(ref, {})

    def type_of(self, ref: Ref) -> str:
        return str(self.of(ref).get("type") or "")

    def identity(self, ref: Ref) -> str:
        """anonymousPerson, unknownEntity …, as the source says; "" for a party that is named."""
        return str(self.of(ref).get("unspecified") or "")

    def is_natural(self, node: Node) -> bool:
        return node.kind is NodeKind.PERSON or self.identity(node.ref) in PERSONS


def ends_of(
    nodes: Iterable[Node],
    held: Collection[Ref],
    cut: Collection[Ref],
    profiles: Profiles,
    policy: Ownership,
) -> dict[Ref, str]:
    """The parties above which nothing is on record, and why nothing is, natural persons apart."""
    found: dict[Ref, str] = {}
    for node in nodes:
        if node.ref in cut:
            found[node.ref] = NOT_READ
        elif node.ref not in held and not profiles.is_natural(node):
            found[node.ref] = _why(node, profiles, policy)
    return found


def _why(node: Node, profiles: Profiles, policy: Ownership) -> str:
    type_ = profiles.type_of(node.ref)
    if node.kind is not NodeKind.ORGANIZATION or profiles.identity(node.ref):
        return UNSPECIFIED
    if type_ in policy.state:
        return STATE
    return NO_OWNERS if type_ in policy.no_owners else NO_HOLDERS
