"""Between properties of nodes and the shapes of the graph.

Plain values of a fact or an entry are properties of their own (`p_…`), so that people can ask
for them; what is nested is kept as JSON in `nested`.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from graph.intervals import Interval
from graph.records import (
    Fact,
    Hop,
    Judged,
    Judgement,
    Node,
    Props,
    Provenance,
    Registered,
    canonical,
)
from graph.store.ordering import proofs
from graph.vocabulary import Flag, Kind, NodeKind, Rank

# Both clocks of an edge or a node, at the view's commit.
VISIBLE = "{0}.rec <= $known AND {0}.sup > $known"
_OWN = "p_"
_PLAIN = re.compile(r"\w+")
_WIDEST = 2**63


def spread(props: Props) -> dict[str, Any]:
    values = json.loads(canonical(props))
    plain = {k: v for k, v in values.items() if _PLAIN.fullmatch(k) and _is_plain(v)}
    nested = {k: v for k, v in values.items() if k not in plain}
    own = {_OWN + k: v for k, v in plain.items()}
    return own | ({"nested": canonical(nested)} if nested else {})


def _is_plain(value: object) -> bool:
    if isinstance(value, int):
        return -_WIDEST <= value < _WIDEST
    return isinstance(value, str | float)


def gather(row: Mapping[str, Any]) -> dict[str, Any]:
    """What was spread, in the order of its names."""
    own = {k.removeprefix(_OWN): v for k, v in row.items() if k.startswith(_OWN)}
    return dict(sorted((own | json.loads(row.get("nested", "{}"))).items()))


def label_of(kind: NodeKind) -> str:
    """`Organization` for organization: what a node is called in Neo4j Browser."""
    return "".join(part.capitalize() for part in str(kind).split("_"))


def types(kinds: Collection[Kind]) -> str:
    """The kinds as a choice of relationship types."""
    return "|".join(f"`{kind}`" for kind in sorted(kinds))


NODE = "n.ref, n.key, n.kind, n.name"


def node(row: Iterable[Any]) -> Node:
    ref, key, kind, name = row
    return Node(ref, key, NodeKind(kind), name)


# What is said of a node itself has no far end.
HOP = "h.fact, type(h), {src}.ref, coalesce({dst}.ref, 0), h.start, h.stop, h.flags"


def hop(row: Iterable[Any]) -> Hop:
    fact, kind, *rest = row
    return Hop(fact, Kind(kind), *rest)


# A fact with the rows that it rests on.
FACT = (
    "properties(f), [(f)-[:RESTS_ON]->(s:Statement)-[:READ_IN]->(d:Source) | "
    "[d.provider, d.rank, d.document, s.row, s.asserted, s.digest]]"
)


def fact(row: Iterable[Any]) -> Fact:
    held, evidence = row
    return Fact(
        id=held["id"],
        kind=Kind(held["kind"]),
        src=held["src"],
        dst=held["dst"],
        span=Interval(held["start"], held["stop"]),
        flags=Flag(held["flags"]),
        rec=held["rec"],
        sup=held["sup"],
        props=gather(held),
        evidence=proofs(Provenance(p, Rank(r), *rest) for p, r, *rest in evidence),
    )


def judged(held: Mapping[str, Any]) -> Judged:
    words = (held[w] for w in ("mention", "target", "same", "user", "reason"))
    return Judged(held["id"], Judgement(*words), held["at"], held["rec"], held["sup"])


def registered(held: Mapping[str, Any]) -> Registered:
    holder = held.get("holder", "")
    return Registered(held["event"], holder, gather(held), held["rec"], held["sup"])
