"""The register: outcomes and entries, and the events that wait."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from graph.records import OutcomeRow, Tx, canonical
from graph.store import raw
from graph.store.base import INFINITY
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.putting import put
from graph.store.neo4j.rows import gather
from graph.store.neo4j.shapes import shapes
from graph.store.turns import turn

_STANDS = f"sup: {INFINITY}"


def register(ask: Ask, tx: Tx, outcomes: Iterable[OutcomeRow]) -> None:
    """Writes outcomes that differ from what stands; their events wait no longer."""
    rows = {outcome.event: outcome for outcome in outcomes}
    if not rows:
        return
    ask("UNWIND $events AS x MATCH (w:Waiting {event: x}) DELETE w", events=list(rows))
    bodies, entries = _standing_bodies(ask, rows), _standing_entries(ask, rows)
    turns = {event: turn(o, bodies.get(event), entries[event]) for event, o in rows.items()}
    changed = [event for event, change in turns.items() if change.body is not None]
    _close(ask, tx, "Outcome", "event: x", changed)
    pairs = [[event, *pair] for event, change in turns.items() for pair in change.close]
    _close(ask, tx, "Entry", "event: x[0], holder: x[1], substance: x[2]", pairs)
    clocks = {"rec": tx, "sup": INFINITY}
    fresh = ({"event": event, "body": rows[event].body} | clocks for event in changed)
    opening = (e._asdict() | clocks for change in turns.values() for e in change.open)
    put(ask, [*shapes(raw.OUTCOMES, fresh), *shapes(raw.ENTRIES, opening)])


def _standing_bodies(ask: Ask, events: Collection[str]) -> dict[str, str]:
    cypher = (
        f"UNWIND $events AS x MATCH (o:Outcome {{event: x, {_STANDS}}}) RETURN x, properties(o)"
    )
    return {event: canonical(gather(held)) for event, held in ask(cypher, events=list(events))}


def _standing_entries(ask: Ask, events: Collection[str]) -> dict[str, set[tuple[str, str]]]:
    cypher = (
        f"UNWIND $events AS x MATCH (e:Entry {{event: x, {_STANDS}}}) "
        "RETURN x, e.holder, e.substance"
    )
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for event, holder, substance in ask(cypher, events=list(events)):
        found[event].add((holder, substance))
    return found


def _close(ask: Ask, tx: Tx, label: str, where: str, some: Sequence[Any]) -> None:
    """Closes what stands; what this same commit opened goes without a trace."""
    if some:
        match = f"UNWIND $some AS x MATCH (r:{label} {{{where}, {_STANDS}}})"
        ask(f"{match} WHERE r.rec = $tx DELETE r", some=some, tx=tx)
        ask(f"{match} SET r.sup = $tx", some=some, tx=tx)


def queue(ask: Ask, tx: Tx, events: Collection[str]) -> None:
    cypher = "UNWIND $events AS x MERGE (w:Waiting {event: x}) ON CREATE SET w.tx = $tx"
    if events:
        ask(cypher, events=list(events), tx=tx)


def queued(ask: Ask, limit: int) -> list[str]:
    """The events that wait, in the order of their keys."""
    cypher = "MATCH (w:Waiting) WHERE w.event > '' RETURN w.event ORDER BY w.event LIMIT $limit"
    return [row[0] for row in ask(cypher, limit=limit)]
