"""The auditor's reads: all that was ever there, whatever the clocks of the view."""

from collections.abc import Collection

from graph.records import Change, Fact, Judged, Node, Ref, Registered, Tx
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.rows import FACT, NODE, fact, judged, node, registered
from graph.store.ordering import by_commit


def members(ask: Ask, ref: Ref) -> list[Node]:
    """The node and all whose head it was at any commit, in order of key."""
    cypher = (
        f"MATCH (n:Key {{ref: $ref}}) RETURN {NODE} UNION "
        f"MATCH (n:Key)-[:HAS_HEAD]->(:Key {{ref: $ref}}) RETURN {NODE}"
    )
    return sorted(map(node, ask(cypher, ref=ref)), key=lambda n: n.key)


def ever_judged(ask: Ask, keys: Collection[str]) -> list[Judged]:
    cypher = " UNION ".join(
        f"UNWIND $keys AS key MATCH (j:Judgement {{{end}: key}}) RETURN properties(j) AS j"
        for end in ("mention", "target")
    )
    found = (judged(row[0]) for row in ask(cypher, keys=list(keys)))
    return sorted(found, key=lambda j: j.id)


def slots(ask: Ask, ref: Ref) -> list[str]:
    cypher = " UNION ".join(
        f"MATCH (s:Statement {{{end}: $ref}}) RETURN s.slot AS slot" for end in ("src", "dst")
    )
    return sorted(row[0] for row in ask(cypher, ref=ref))


def ever(ask: Ask, ref: Ref) -> list[Fact]:
    cypher = (
        "MATCH (n:Key {ref: $ref})-[h]-() WHERE h.fact IS NOT NULL WITH DISTINCT h.fact AS id "
        f"MATCH (f:Fact {{id: id}}) RETURN {FACT}"
    )
    return by_commit(map(fact, ask(cypher, ref=ref)))


def ever_registered(ask: Ask, key: str) -> tuple[list[Registered], list[Registered]]:
    outcomes = "MATCH (o:Outcome {event: $key}) RETURN properties(o) ORDER BY o.rec"
    entries = " UNION ".join(
        f"MATCH (e:Entry {{{end}: $key}}) RETURN properties(e) AS e" for end in ("event", "holder")
    )
    found = [registered(row[0]) for row in ask(entries, key=key)]
    return (
        [registered(row[0]) for row in ask(outcomes, key=key)],
        sorted(found, key=lambda e: (e.rec, e.event, e.holder, e.sup)),
    )


def commits(ask: Ask, txs: Collection[Tx]) -> dict[Tx, Change]:
    cypher = "UNWIND $txs AS tx MATCH (c:Commit {tx: tx}) RETURN c.tx, c.at, c.actor, c.run"
    return {row[0]: Change(*row) for row in ask(cypher, txs=list(txs))}
