"""Statements as nodes: in, out, and read together by topic."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from graph.intervals import Interval
from graph.records import Party, Ref, Source, Statement, Tx
from graph.resolution import Said
from graph.store import raw
from graph.store.derive import Topic
from graph.store.following import body_of
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.counters import Counters
from graph.store.neo4j.putting import put
from graph.store.neo4j.shapes import shapes
from graph.store.stated import check_one, is_digest
from graph.vocabulary import WEIGHT, Family, Flag, Kind, NodeKind, Rank


def unknown(ask: Ask, statements: Sequence[Statement]) -> list[Statement]:
    """Those that the store does not have, each once."""
    fresh = {s.digest: s for s in reversed(statements)}
    cypher = "UNWIND $digests AS d MATCH (s:Statement {digest: d}) RETURN d"
    known = {row[0] for row in ask(cypher, digests=list(fresh))}
    return [s for digest, s in fresh.items() if digest not in known]


def insert(
    ask: Ask,
    counters: Counters,
    tx: Tx,
    statements: Sequence[Statement],
    refs: Mapping[str, Ref],
) -> None:
    sources = _sources(ask, counters, dict.fromkeys(s.source for s in statements))
    ids = counters.take("statements", len(statements))
    rows = (
        _row(id_, tx, said, refs) | {"source": sources[said.source]}
        for id_, said in zip(ids, statements, strict=True)
    )
    put(ask, shapes(raw.STATEMENTS, rows))


def _row(id_: int, tx: Tx, said: Statement, refs: Mapping[str, Ref]) -> dict[str, Any]:
    return {
        "id": id_,
        "digest": said.digest,
        "kind": str(said.kind),
        "family": str(said.family),
        "anchor": refs[said.anchor.key],
        "src": refs[said.src.key],
        "dst": refs[said.dst.key] if said.dst else 0,
        "start": said.span.start,
        "stop": said.span.stop,
        "flags": int(said.flags),
        "asserted": said.asserted_at,
        "slot": said.slot,
        "body": body_of(said),
        "row": said.row,
        "tx": tx,
    }


def _sources(ask: Ask, counters: Counters, sources: Collection[Source]) -> dict[Source, int]:
    documents = list({s.document for s in sources})
    rows = ask(
        "UNWIND $documents AS document MATCH (d:Source {document: document}) "
        "RETURN d.id, d.provider, d.rank, d.document, d.sha256",
        documents=documents,
    )
    known = {_source(row): id_ for id_, *row in rows}
    fresh = [source for source in sources if source not in known]
    known |= dict(zip(fresh, counters.take("sources", len(fresh)), strict=True))
    put(ask, shapes(raw.SOURCES, (_source_row(known[source], source) for source in fresh)))
    return known


def _source_row(id_: int, source: Source) -> dict[str, Any]:
    return {
        "id": id_,
        "provider": source.provider,
        "rank": str(source.rank),
        "document": source.document,
        "sha256": source.sha256,
    }


def _source(row: Sequence[str]) -> Source:
    provider, rank, document, sha256 = row
    return Source(provider, Rank(rank), document, sha256)


def said_in(ask: Ask, topics: Collection[Topic]) -> dict[Topic, list[Said]]:
    """All statements of these topics, their ends resolved to heads.

    Statements stand at the nodes of their stated keys; they are read at the heads of these, and
    nowhere else: what was said of a node that has a head now is no topic of its own.
    """
    parts = _parts(ask, topics)
    rows = ask(
        "UNWIND $parts AS p MATCH (s:Statement {anchor: p[0], family: p[1]})-[:READ_IN]->(d) "
        "RETURN p[0], p[1], s.id, s.kind, s.src, s.dst, s.start, s.stop, s.flags, s.asserted, "
        "d.rank, d.provider, s.slot, s.digest, s.body",
        parts=[list(part) for part in parts],
    )
    heads = _heads(ask, {end for row in rows for end in row[4:6] if end})
    found: dict[Topic, list[Said]] = defaultdict(list)
    for anchor, family, *row in rows:
        found[parts[anchor, family]].append(_said(row, heads))
    return {topic: sorted(some, key=lambda s: s.id) for topic, some in found.items()}


def _parts(ask: Ask, topics: Collection[Topic]) -> dict[tuple[Ref, str], Topic]:
    """Where the statements of each topic stand: (node, family)."""
    families: dict[Ref, list[Family]] = defaultdict(list)
    for topic in topics:
        families[topic.anchor].append(topic.family)
    rows = ask(
        "UNWIND $refs AS ref MATCH (n:Key {ref: ref}) WHERE n.head IS NULL RETURN ref, n.ref "
        "UNION UNWIND $refs AS ref MATCH (n:Key {head: ref}) RETURN ref, n.ref",
        refs=list(families),
    )
    return {
        (node, str(family)): Topic(anchor, family)
        for anchor, node in rows
        for family in families[anchor]
    }


def _heads(ask: Ask, refs: Collection[Ref]) -> dict[Ref, tuple[Ref, str]]:
    """The head of each node, and the key of it."""
    rows = ask(
        "UNWIND $refs AS ref MATCH (n:Key {ref: ref}) "
        "OPTIONAL MATCH (h:Key {ref: n.head}) RETURN ref, coalesce(h.ref, ref), "
        "coalesce(h.key, n.key)",
        refs=list(refs),
    )
    return {ref: (head, key) for ref, head, key in rows}


def _said(row: Sequence[Any], heads: Mapping[Ref, tuple[Ref, str]]) -> Said:
    id_, kind, src, dst, start, stop, flags, asserted, rank, provider, slot, digest, body = row
    head, key = heads[src]
    return Said(
        id=id_,
        kind=Kind(kind),
        src=head,
        dst=heads[dst][0] if dst else 0,
        span=Interval(start, stop),
        flags=Flag(flags),
        asserted_at=asserted,
        weight=WEIGHT[Rank(rank)],
        provider=provider,
        slot=slot,
        digest=digest,
        props=json.loads(body)["props"],
        src_key=key,
    )


_WHOLE = (
    "MATCH (s)-[:READ_IN]->(d:Source) MATCH (a:Key {ref: s.src}) "
    "OPTIONAL MATCH (b:Key {ref: s.dst}) "
    "RETURN properties(s), [d.provider, d.rank, d.document, d.sha256], [a.key, a.kind], "
    "CASE WHEN b IS NULL THEN null ELSE [b.key, b.kind] END"
)


def read_slot(ask: Ask, slot: str) -> list[tuple[Statement, Tx]]:
    """Every statement of a slot, in the order of its versions."""
    rows = ask(f"MATCH (s:Statement {{slot: $slot}}) {_WHOLE}", slot=slot)
    found = [(_statement(row), int(row[0]["tx"])) for row in rows]
    return sorted(found, key=lambda f: (f[0].asserted_at, f[0].digest))


def read_statement(ask: Ask, digest: str) -> Statement:
    """The statement whose hash begins so. Raises NotFoundError or AmbiguousError."""
    cypher = f"MATCH (s:Statement) WHERE s.digest STARTS WITH $digest WITH s LIMIT 2 {_WHOLE}"
    rows = ask(cypher, digest=digest.lower()) if is_digest(digest) else []
    check_one(digest, rows)
    return _statement(rows[0])


def _statement(row: Iterable[Any]) -> Statement:
    held, source, src, dst = row
    body = json.loads(held["body"])
    named = body["names"]
    return Statement(
        kind=Kind(held["kind"]),
        src=_party(src, named[0]),
        dst=_party(dst, named[1]) if dst else None,
        asserted_at=held["asserted"],
        source=_source(source),
        span=Interval(held["start"], held["stop"]),
        flags=Flag(held["flags"]),
        props=body["props"],
        record_id=body["record"],
        row=held.get("row"),
    )


def _party(end: Sequence[str], name: str) -> Party:
    key, kind = end
    return Party(key, NodeKind(kind), name)
