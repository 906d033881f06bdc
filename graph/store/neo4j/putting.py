"""Shapes into the database, many at a time."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from graph.store.neo4j.asking import Ask
from graph.store.neo4j.shapes import NUMBER, EdgeShape, NameShape, NodeShape, Shape


def put(ask: Ask, shapes: Iterable[Shape]) -> None:
    """Nodes first: an edge finds its ends by their numbers."""
    by_cypher: dict[str, list[Any]] = defaultdict(list)
    edges: dict[str, list[Any]] = defaultdict(list)
    for shape in shapes:
        match shape:
            case NodeShape(label, own, more):
                by_cypher[_node(label, more)].append(own)
            case EdgeShape(type_, (near, start), (far, end), own):
                edges[_edge(near, far)].append([type_, start, end, own])
            case NameShape(node, own):
                edges[_NAME].append([node, own])
    for cypher, rows in [*by_cypher.items(), *edges.items()]:
        ask(cypher, rows=rows)


def _node(label: str, more: str) -> str:
    labels = f"{label}:`{more}`" if more else label
    return f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row"


def _edge(near: str, far: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (a:{near} {{{NUMBER[near]}: row[1]}}) "
        f"MATCH (b:{far} {{{NUMBER[far]}: row[2]}}) CREATE (a)-[h:$(row[0])]->(b) SET h = row[3]"
    )


_NAME = (
    "UNWIND $rows AS row MATCH (n:Key {ref: row[0]}) "
    "CREATE (n)-[:CALLED]->(name:Name) SET name = row[1]"
)
