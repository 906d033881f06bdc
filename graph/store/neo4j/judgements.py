"""Judgements of identity as nodes."""

from datetime import UTC, datetime

from graph.records import Judgement, Tx
from graph.store import raw
from graph.store.base import INFINITY
from graph.store.judging import check, not_standing
from graph.store.neo4j.asking import Ask
from graph.store.neo4j.counters import Counters
from graph.store.neo4j.nodes import refs_of
from graph.store.neo4j.putting import put
from graph.store.neo4j.shapes import shapes


def record(ask: Ask, counters: Counters, tx: Tx, judgement: Judgement) -> int:
    """Adds a judgement; one that stands on the same pair is taken back by it."""
    pair = {"mention": judgement.mention, "target": judgement.target}
    check(judgement, refs_of(ask, list(pair.values())))
    ask(
        "MATCH (j:Judgement {mention: $mention, target: $target}) "
        f"WHERE j.sup = {INFINITY} SET j.sup = $tx",
        tx=tx,
        **pair,
    )
    (number,) = counters.take("judgements")
    own = pair | {
        "id": number,
        "same": judgement.same,
        "user": judgement.user,
        "reason": judgement.reason,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "rec": tx,
        "sup": INFINITY,
    }
    put(ask, shapes(raw.JUDGEMENTS, [own]))
    return number


def take_back(ask: Ask, tx: Tx, number: int) -> str:
    """Ends a judgement; gives the mention that it was about. Raises NotFoundError."""
    rows = ask(
        f"MATCH (j:Judgement {{id: $number}}) WHERE j.sup = {INFINITY} SET j.sup = $tx "
        "RETURN j.mention",
        number=number,
        tx=tx,
    )
    if not rows:
        raise not_standing(number)
    return str(rows[0][0])
