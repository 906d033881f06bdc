"""What a row states of a contract: its parties, an obligation, a payment."""

from collections.abc import Iterator
from typing import Any

from graph.intervals import Day, Interval
from graph.records import Party, Statement
from graph.vocabulary import Kind
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import Line

Parties = dict[str, Someone]


def parties(line: Line, node: Party, sides: Parties) -> Iterator[Statement]:
    for side, someone in sides.items():
        record = f"{node.key}|{side}|{someone.party.key}"
        yield line.say(Kind.PARTY_TO, someone.party, node, record, {"side": side})
        yield from has_masks(line.state, someone)


def obligation(line: Line, node: Party, said: dict[str, Any]) -> Iterator[Statement]:
    own = said.get("obligation") or f"{said['title']}|{said['side']}|{said['due']}"
    yield line.say(Kind.OBLIGATION, node, None, f"{node.key}|due|{own}", said)


def payment(
    line: Line, node: Party, sides: Parties, day: Day, said: dict[str, Any]
) -> Iterator[Statement]:
    """To the other side, on one day."""
    payee = next((s.party for side, s in sides.items() if side != said["side"]), None)
    payer = sides[said["side"]].party.key
    own = said.get("payment") or f"{said['date']}|{said['amount']}"
    span, props = Interval(day, day + 1), said | {"payer": payer}
    yield line.say(Kind.PAYMENT, node, payee, f"{node.key}|paid|{own}", props, span)
