"""The layout: which nodes and edges each kind of row is. Writing, copying and the files of a first
load all take it from here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graph.identifiers import org_code_of
from graph.store import raw
from graph.store.neo4j.rows import label_of, spread
from graph.store.neo4j.words import words
from graph.store.raw import Part
from graph.vocabulary import NodeKind

# The property by which a node of each label is found.
NUMBER = {"Key": "ref", "Fact": "id", "Statement": "id", "Source": "id"}


class NodeShape(NamedTuple):
    """`more` is a second label, the kind of node that people see."""

    label: str
    own: Mapping[str, Any]
    more: str = ""


class EdgeShape(NamedTuple):
    """From one numbered node to another; each end is a label of NUMBER and the number."""

    type: str
    start: tuple[str, int]
    end: tuple[str, int]
    own: Mapping[str, Any]


class NameShape(NamedTuple):
    """A name by which a node can be found, with the edge from the node to it."""

    node: int
    own: Mapping[str, Any]


Shape = NodeShape | EdgeShape | NameShape
Held = Mapping[str, Any]


def shapes(part: Part, rows: Iterable[Held]) -> Iterator[Shape]:
    """The rows are by column; `props` and `body` are values and no JSON."""
    make = _MAKERS[part]
    for row in rows:
        yield from make(row)


def _bare(label: str) -> Callable[[Held], Iterator[Shape]]:
    return lambda row: iter([NodeShape(label, row)])


def _with_body(label: str) -> Callable[[Held], Iterator[Shape]]:
    """A row of the register; its plain values are properties of their own."""
    return lambda row: iter([NodeShape(label, spread(row["body"]) | _without(row, "body"))])


def _node(row: Held) -> Iterator[Shape]:
    key = row["key"]
    code = org_code_of(key[2:]) if key.startswith("u:") else None
    yield NodeShape("Key", {**row, "org_code": code}, label_of(NodeKind(row["kind"])))


def _headship(row: Held) -> Iterator[Shape]:
    clocks = {"rec": row["rec"], "sup": row["sup"]}
    yield EdgeShape("HAS_HEAD", ("Key", row["node"]), ("Key", row["head"]), clocks)


def _name(row: Held) -> Iterator[Shape]:
    text = row["text"]
    yield NameShape(row["node"], {"text": text, "words": words(text), "rec": row["rec"]})


def _statement(row: Held) -> Iterator[Shape]:
    yield NodeShape("Statement", _without(row, "source"))
    yield EdgeShape("READ_IN", ("Statement", row["id"]), ("Source", row["source"]), {})


def _fact(row: Held) -> Iterator[Shape]:
    """The edge holds what a hop needs, the node all of it; what is said of a node itself points
    from it to the fact."""
    number, props = row["id"], row["props"]
    yield NodeShape("Fact", spread(props) | _without(row, "props", "evidence"))
    hop = {"fact": number} | {c: row[c] for c in ("start", "stop", "flags", "rec", "sup")}
    end = ("Key", row["dst"]) if row["dst"] else ("Fact", number)
    yield EdgeShape(row["kind"], ("Key", row["src"]), end, hop)
    for statement in row["evidence"]:
        yield EdgeShape("RESTS_ON", ("Fact", number), ("Statement", statement), {})


def _without(row: Held, *columns: str) -> dict[str, Any]:
    return {c: v for c, v in row.items() if c not in columns}


_MAKERS: dict[Part, Callable[[Held], Iterator[Shape]]] = {
    raw.COMMITS: _bare("Commit"),
    raw.SOURCES: _bare("Source"),
    raw.NODES: _node,
    raw.HEADSHIPS: _headship,
    raw.NAMES: _name,
    raw.STATEMENTS: _statement,
    raw.FACTS: _fact,
    raw.JUDGEMENTS: _bare("Judgement"),
    raw.OUTCOMES: _with_body("Outcome"),
    raw.ENTRIES: _with_body("Entry"),
    raw.WAITING: _bare("Waiting"),
    raw.MARKS: _bare("Mark"),
}
