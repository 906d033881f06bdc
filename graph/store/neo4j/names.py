"""Search by name: the full-text index finds candidates, the plain text decides."""

from collections.abc import Collection, Mapping

from graph.records import Found, Ref, Tx
from graph.store import raw
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.putting import put
from graph.store.neo4j.rows import NODE, VISIBLE, node
from graph.store.neo4j.shapes import shapes
from graph.store.neo4j.words import wanted
from graph.store.ordering import MOST_CANDIDATES, found
from graph.vocabulary import NodeKind

_CANDIDATES = (
    "CALL db.index.fulltext.queryNodes('name_words', $wanted) YIELD node AS name "
    "WHERE name.rec <= $known MATCH (stated:Key)-[:CALLED]->(name) "
    f"OPTIONAL MATCH (stated)-[h:HAS_HEAD]->(head:Key) WHERE {VISIBLE.format('h')} "
    "WITH name, coalesce(head, stated) AS n WHERE n.kind IN $kinds "
    f"RETURN {NODE}, name.text LIMIT $most"
)


def search(ask: Ask, known_at: Tx, text: str, kinds: Collection[NodeKind], limit: int) -> Found:
    """Nodes with the text in a name known by then; more than `limit` are too broad to list."""
    asked = wanted(text)
    if not asked:
        return Found([], False)
    rows = ask(
        _CANDIDATES,
        wanted=asked,
        known=known_at,
        kinds=[str(kind) for kind in kinds],
        most=MOST_CANDIDATES + 1,
    )
    if len(rows) > MOST_CANDIDATES:
        return Found([], True)
    return found(((node(row), name) for *row, name in rows), text, limit)


def add_names(ask: Ask, tx: Tx, names: Mapping[Ref, Collection[str]]) -> None:
    """Makes names findable; a name that a node has already changes nothing."""
    pairs = [[ref, name] for ref, some in names.items() for name in some if name]
    if pairs:
        fresh = ask(
            "UNWIND $pairs AS p MATCH (n:Key {ref: p[0]}) "
            "WHERE NOT EXISTS { (n)-[:CALLED]->(:Name {text: p[1]}) } RETURN DISTINCT p[0], p[1]",
            pairs=pairs,
        )
        rows = ({"node": ref, "text": name, "rec": tx} for ref, name in fresh)
        put(ask, shapes(raw.NAMES, rows))
