"""Nodes by key, and the name under which each is shown."""

from collections.abc import Collection, Mapping

from graph.records import Party, Ref
from graph.store import raw
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.counters import Counters
from graph.store.neo4j.putting import put
from graph.store.neo4j.shapes import shapes


def refs_of(ask: Ask, keys: Collection[str]) -> dict[str, Ref]:
    cypher = "UNWIND $keys AS key MATCH (n:Key {key: key}) RETURN key, n.ref"
    return dict(ask(cypher, keys=list(keys)))


def intern(
    ask: Ask, counters: Counters, parties: Mapping[str, tuple[Party, int]]
) -> dict[str, Ref]:
    """The ref of each party's key; a new key becomes a node. The strongest name is shown."""
    cypher = "UNWIND $keys AS key MATCH (n:Key {key: key}) RETURN key, n.ref, n.name_at, n.name"
    known = {key: row for key, *row in ask(cypher, keys=list(parties))}
    fresh = [key for key in parties if key not in known]
    refs = {key: int(row[0]) for key, row in known.items()}
    refs |= dict(zip(fresh, counters.take("refs", len(fresh)), strict=True))
    put(ask, shapes(raw.NODES, (_row(refs[key], *parties[key]) for key in fresh)))
    winning = [key for key in known if _wins(known[key], *parties[key])]
    _rename(ask, [_named(refs[key], *parties[key]) for key in winning])
    return refs


def _rename(ask: Ask, rows: list[list[object]]) -> None:
    if rows:
        ask(
            "UNWIND $rows AS row MATCH (n:Key {ref: row[0]}) SET n.name = row[1], "
            "n.name_at = row[2]",
            rows=rows,
        )


def _named(ref: Ref, party: Party, strength: int) -> list[object]:
    return [ref, party.name, strength]


def _wins(held: list[object], party: Party, strength: int) -> bool:
    _, at, name = held
    return bool(party.name) and (not name or (strength, party.name) > (at, name))


def _row(ref: Ref, party: Party, strength: int) -> dict[str, object]:
    key, kind, name = party
    return {"ref": ref, "key": key, "kind": str(kind), "name": name, "name_at": strength}
