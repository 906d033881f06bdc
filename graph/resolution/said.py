"""What a resolver reads and what it gives: statements as stored, facts as wanted."""

from collections.abc import Iterable
from typing import NamedTuple

from graph.intervals import Day, Interval
from graph.records import Party, Props, Ref, canonical
from graph.vocabulary import Flag, Kind


class Said(NamedTuple):
    """A stored statement, its ends resolved to nodes. `named` is the source's key and name."""

    id: int
    kind: Kind
    src: Ref
    dst: Ref
    span: Interval
    flags: Flag
    asserted_at: Day
    weight: int
    provider: str
    slot: str
    digest: str
    props: Props
    src_key: str


class Wanted(NamedTuple):
    """A fact that follows. A source that no statement states as an end comes as a Party."""

    kind: Kind
    src: Ref | Party
    dst: Ref
    span: Interval
    flags: Flag
    props: Props
    evidence: tuple[int, ...]


def strength(said: Said) -> tuple[int, Day, str, str]:
    """Which of two statements holds: rank, then the source's version day, then the instant in it
    if the source gives one, never arrival."""
    return said.weight, said.asserted_at, str(said.props.get("instant", "")), said.digest


def winners(statements: Iterable[Said]) -> list[Said]:
    """The strongest statement of each slot."""
    best: dict[str, Said] = {}
    for said in statements:
        held = best.get(said.slot)
        if held is None or strength(said) > strength(held):
            best[said.slot] = said
    return list(best.values())


def same_version_rivals(statements: Iterable[Said]) -> set[int]:
    """Statements of one slot and one version day that differ: neither replaces the other."""
    groups: dict[tuple[str, *tuple[object, ...]], list[Said]] = {}
    for said in statements:
        groups.setdefault((said.slot, *strength(said)[:3]), []).append(said)
    return {s.id for group in groups.values() if len(group) > 1 for s in group}


# What orders the versions of a source and is no part of what follows from them.
OF_VERSION = frozenset({"partial", "instant"})


def as_fact(said: Said, flags: Flag = Flag.NONE) -> Wanted:
    props = said.props
    if not OF_VERSION.isdisjoint(props):
        props = {k: v for k, v in props.items() if k not in OF_VERSION}
    return Wanted(said.kind, said.src, said.dst, said.span, said.flags | flags, props, (said.id,))


def differs(one: Said, other: Said, material: frozenset[str]) -> bool:
    """Whether two statements say different things in what the law reads of them."""
    left = {k: one.props.get(k) for k in material}
    right = {k: other.props.get(k) for k in material}
    return canonical(left) != canonical(right)
