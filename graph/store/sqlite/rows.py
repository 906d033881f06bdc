"""Between rows of tables and the shapes of the graph."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.intervals import Interval
from graph.records import Fact, Hop, Judged, Judgement, Node, Provenance, Registered
from graph.vocabulary import Family, Flag, Kind, NodeKind, Rank, Word

NODE = "node.id, node.key, node.kind, node.name"
# From the node of a stated key to its head as known at a commit.
HEAD_OF_STATED = (
    "LEFT JOIN headship AS h ON h.node = stated.id AND h.rec <= :known AND h.sup > :known "
    "JOIN node ON node.id = coalesce(h.head, stated.id)"
)
FACT = (
    "fact.id, fact.kind, fact.src, fact.dst, fact.start, fact.stop, fact.flags, fact.rec, "
    "fact.sup, fact.props, fact.evidence"
)
JUDGED = "id, mention, target, same, user, reason, at, rec, sup"
HOP = "fact.id, fact.kind, fact.src, fact.dst, fact.start, fact.stop, fact.flags"


class Words:
    """The numbers that stand for kinds and families in one store."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = dict(numbers)
        self._listed: dict[frozenset[Kind], tuple[int, ...]] = {}
        self._codes = codes = {n: code for code, n in numbers.items()}
        self._kinds = {n: Kind(c) for n, c in codes.items() if c in set(Kind)}
        self._families = {n: Family(c) for n, c in codes.items() if c in set(Family)}
        self._nodes = {n: NodeKind(c) for n, c in codes.items() if c in set(NodeKind)}

    def word(self, number: int) -> str:
        return self._codes[number]

    def number(self, word: Word | str) -> int:
        return self._numbers[str(word)]

    def numbers(self, words: Iterable[Word]) -> str:
        """As a JSON list, for json_each."""
        return json.dumps(sorted(self._numbers[w.value] for w in words))

    def listed(self, kinds: Collection[Kind]) -> tuple[int, ...]:
        """In order; kept for sets, which a search asks for again at every hop."""
        if not isinstance(kinds, frozenset):
            return tuple(sorted(map(self.number, kinds)))
        if kinds not in self._listed:
            self._listed[kinds] = tuple(sorted(map(self.number, kinds)))
        return self._listed[kinds]

    def kind(self, number: int) -> Kind:
        return self._kinds[number]

    def family(self, number: int) -> Family:
        return self._families[number]

    def node(self, row: tuple[Any, ...]) -> Node:
        return Node(row[0], row[1], self._nodes[row[2]], row[3])

    def hop(self, row: tuple[Any, ...]) -> Hop:
        return Hop(row[0], self._kinds[row[1]], *row[2:])

    def fact(self, row: tuple[Any, ...], evidence: tuple[Provenance, ...]) -> Fact:
        return Fact(
            id=row[0],
            kind=self._kinds[row[1]],
            src=row[2],
            dst=row[3],
            span=Interval(row[4], row[5]),
            flags=Flag(row[6]),
            rec=row[7],
            sup=row[8],
            props=json.loads(row[9]),
            evidence=evidence,
        )


def provenance(row: tuple[Any, ...]) -> Provenance:
    """From (provider, rank, document, row, asserted, digest)."""
    return Provenance(row[0], Rank(row[1]), row[2], row[3], row[4], row[5].hex())


def judged(row: tuple[Any, ...]) -> Judged:
    """From the columns of JUDGED."""
    judgement = Judgement(row[1], row[2], bool(row[3]), row[4], row[5])
    return Judged(row[0], judgement, row[6], row[7], row[8])


def registered(row: tuple[Any, ...]) -> Registered:
    """From (event, holder, body, rec, sup)."""
    return Registered(row[0], row[1], json.loads(row[2]), row[3], row[4])
