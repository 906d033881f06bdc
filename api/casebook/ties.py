"""Things and ties of a case: every fact that has no section of its own."""

from collections.abc import Iterator
from typing import Any

from api.casebook.build import AUTHORITY, REGISTRY, SEEN, World, as_stored
from api.casebook.model import Given, Tie
from graph.intervals import ALWAYS, Interval
from graph.records import Party, Source, Statement
from graph.vocabulary import Kind, Rank

_SOURCES = {Rank.REGISTRY: REGISTRY, Rank.AUTHORITY: AUTHORITY}


def ties(given: Given, world: World) -> Iterator[Statement]:
    for name, thing in given.nodes.items():
        party = world.thing(name)
        props = as_stored(thing.with_) | {"name": party.name}
        yield Statement(Kind.PROFILE, party, None, SEEN, REGISTRY, props=props)
    for number, tie in enumerate(given.ties):
        yield _tie(tie, number, world)


def _tie(tie: Tie, number: int, world: World) -> Statement:
    to = world.party(tie.to, tie.from_) if tie.to else None
    src: Party = world.party(tie.from_, to.key if to else "")
    start = ALWAYS.start if tie.since is None else tie.since
    stop = ALWAYS.stop if tie.until is None else tie.until
    source = _SOURCES.get(tie.rank) or Source("汇集方", tie.rank, "given.ties")
    return Statement(
        kind=tie.tie,
        src=src,
        dst=to,
        asserted_at=SEEN,
        source=source,
        span=Interval(start, stop),
        props=_meant(as_stored(tie.with_), world),
        record_id=f"tie {number}",
    )


def _meant(props: dict[str, Any], world: World) -> dict[str, Any]:
    """The organisation that a nominee's or a concert's tie is about stands by its key."""
    if "organization" not in props:
        return props
    return props | {"organization": world.organization(props["organization"]).key}
