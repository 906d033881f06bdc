"""The shapes that travel between loaders, stores and questions.

Statements go in; nodes, hops and facts come out. Hops are bare tuples because a question
may cross thousands of them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from graph.intervals import ALWAYS, Day, Interval
from graph.vocabulary import Family, Flag, Kind, NodeKind, Rank, anchored_at_target, family_of

Ref = int
Tx = int
Props = Mapping[str, Any]
# An edge from the node at which a search stands: (near end, far end, fact).
Touch = tuple[Ref, Ref, int]


class Party(NamedTuple):
    """A node as a source states it: its key, and the name used there."""

    key: str
    kind: NodeKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document as it was handed in: who provides it, and which bytes it was."""

    provider: str
    rank: Rank
    document: str
    sha256: str = ""


@dataclass(frozen=True)
class Statement:
    """What one row of one source says. Statements only accumulate.

    `asserted_at` is the source's own version day, never the day of loading. `row` is the
    number a person sees in the file, the heading being row 1.
    """

    kind: Kind
    src: Party
    dst: Party | None
    asserted_at: Day
    source: Source
    span: Interval = ALWAYS
    flags: Flag = Flag.NONE
    props: Props = field(default_factory=dict)
    record_id: str = ""
    row: int | None = None

    @property
    def family(self) -> Family:
        return family_of(self.kind, str(self.props.get("listing", "")))

    @property
    def anchor(self) -> Party:
        """The end at which the statements of this family gather."""
        return self.dst if self.dst and anchored_at_target(self.kind) else self.src

    @cached_property
    def slot(self) -> str:
        """What a later statement of the same provider replaces."""
        own = self.record_id or _join(self.src.key, self.dst and self.dst.key, self.span.start)
        return _join(self.source.provider, self.kind, own)

    @cached_property
    def digest(self) -> str:
        """The address of the statement by its content; the file and the row do not count."""
        said = [
            self.slot,
            list(self.src),
            self.dst and list(self.dst),
            self.asserted_at,
            self.source.rank,
            list(self.span),
            int(self.flags),
            canonical(self.props),
        ]
        return hashlib.sha256(canonical(said).encode()).hexdigest()


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(value: Any) -> str:
    """JSON with one spelling for equal values."""
    return _CANONICAL(value)


def _join(*parts: object) -> str:
    return "\x1f".join("" if p is None else str(p) for p in parts)


class Provenance(NamedTuple):
    """Where a fact comes from."""

    provider: str
    rank: Rank
    document: str
    row: int | None
    asserted_at: Day
    statement: str  # the digest of the statement


class Node(NamedTuple):
    ref: Ref
    key: str
    kind: NodeKind
    name: str


class Hop(NamedTuple):
    """An edge as a covering index holds it."""

    fact: int
    kind: Kind
    src: Ref
    dst: Ref
    start: Day
    stop: Day
    flags: int

    @property
    def span(self) -> Interval:
        return Interval(self.start, self.stop)


class Fact(NamedTuple):
    """A fact in full; `dst` is 0 for what is said of a node itself. `evidence` is never empty."""

    id: int
    kind: Kind
    src: Ref
    dst: Ref
    span: Interval
    flags: Flag
    rec: Tx
    sup: Tx
    props: Props
    evidence: tuple[Provenance, ...]


class Expansion(NamedTuple):
    """The hops found, and the nodes whose degree is over the cap (with it) and gave no hops."""

    hops: dict[Ref, list[Hop]]
    over: dict[Ref, int]


class Found(NamedTuple):
    """Search results: exact, prefix, shorter, key. `too_broad`: more than the limit fit."""

    nodes: list[Node]
    too_broad: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """A steward's word on whether a mention is a subject; both by stated key."""

    mention: str
    target: str
    same: bool
    user: str
    reason: str


class Judged(NamedTuple):
    """A judgement on file, with the commit that made it and the one that undid it."""

    id: int
    judgement: Judgement
    at: str
    rec: Tx
    sup: Tx


class EntryRow(NamedTuple):
    """An entry as the register keeps it; `substance` decides whether a new one opens."""

    event: str
    holder: str
    substance: str
    body: Props


class OutcomeRow(NamedTuple):
    """The outcome of one event with its entries, as the register keeps it."""

    event: str
    body: Props
    entries: tuple[EntryRow, ...]


class Registered(NamedTuple):
    """A register row with the commits that opened and closed it."""

    event: str
    holder: str
    body: Props
    rec: Tx
    sup: Tx


class Change(NamedTuple):
    """One commit: what it was, who made it, when (ISO instant)."""

    tx: Tx
    at: str
    actor: str
    run: str
