"""A generated graph of enterprises in the shape of a register: about seven relations an enterprise,
heavy-tailed directors and addresses, cross-holdings, contracts. The same seed gives the same graph.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from graph.identifiers import candidate_key
from graph.intervals import FOREVER, Interval, day
from graph.records import Party, Source, Statement
from graph.store import SqliteStore, Store
from graph.vocabulary import Kind, NodeKind, Rank

AS_OF = day("2026-06-01")
SEEN = day("2026-05-01")
SOURCE = Source("登记机关", Rank.REGISTRY, "generated", "00")
BATCH = 20_000

_POSTS = (Kind.LEGAL_REP, Kind.DIRECTOR, Kind.DIRECTOR, Kind.SUPERVISOR)


def enterprise(number: int) -> Party:
    return Party(f"t:bench:{number:07}", NodeKind.ORGANIZATION, f"企业{number:07}")


def person(number: int) -> Party:
    return Party(f"p1:{number:064x}", NodeKind.PERSON, f"人员{number:07}")


def _contact(number: int) -> Party:
    return Party(candidate_key("bench", f"address {number}"), NodeKind.CONTACT)


def _contract(number: int) -> Party:
    return Party(f"k:bench:{number:07}", NodeKind.CONTRACT, f"合同{number:07}")


class _Tail:
    """Draws numbers so that a few come up very often: with `again` one that came up before."""

    def __init__(self, dice: random.Random, again: float) -> None:
        self._dice, self._again = dice, again
        self._drawn: list[int] = []
        self._next = 0

    def draw(self) -> int:
        if self._drawn and self._dice.random() < self._again:
            number = self._dice.choice(self._drawn)
        else:
            number, self._next = self._next, self._next + 1
        self._drawn.append(number)
        return number


def statements(enterprises: int, seed: int = 1) -> Iterator[Statement]:
    dice = random.Random(seed)
    people, addresses = _Tail(dice, 0.5), _Tail(dice, 0.5)
    for number in range(enterprises):
        own = enterprise(number)
        for post, kind in enumerate(_POSTS):
            yield _tie(kind, person(people.draw()), own, dice, post)
        holder = person(people.draw())
        if number and dice.random() < 0.4:
            holder = enterprise(dice.randrange(number))
        yield _tie(Kind.HOLDS_SHARE, holder, own, dice, 0, pct=dice.choice([20, 40, 60, 100]))
        yield _tie(Kind.HAS_CONTACT, own, _contact(addresses.draw()), dice, 0)
        if dice.random() < 0.5:
            yield _tie(Kind.PARTY_TO, own, _contract(dice.randrange(enterprises // 4 + 1)), dice, 0)
        if number and dice.random() < 0.05:
            yield _tie(Kind.BRANCH_OF, own, enterprise(dice.randrange(number)), dice, 0)


def _tie(
    kind: Kind, src: Party, dst: Party, dice: random.Random, number: int, **props: object
) -> Statement:
    """Nine of ten hold on the day asked about."""
    start = AS_OF - dice.randrange(1, 4000)
    stop = FOREVER if dice.random() < 0.9 else dice.randrange(start + 1, AS_OF + 1)
    return Statement(
        kind=kind,
        src=src,
        dst=dst,
        asserted_at=SEEN,
        source=SOURCE,
        span=Interval(start, stop),
        props={"name": src.name, "assurance": "verified_id", **props},
        record_id=f"{kind}|{src.key}|{dst.key}|{number}",
        row=2,
    )


def build(path: Path, enterprises: int) -> Store:
    """Opens the store, and fills it if it is not there yet."""
    if path.is_file():
        return SqliteStore(path)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with SqliteStore(part, create=True) as store:
        batch: list[Statement] = []
        for statement in statements(enterprises):
            batch.append(statement)
            if len(batch) >= BATCH:
                _write(store, batch)
                batch = []
        _write(store, batch)
    part.replace(path)
    return SqliteStore(path)


def _write(store: Store, batch: list[Statement]) -> None:
    with store.write("generate", "benchmark") as writer:
        writer.state(batch)
