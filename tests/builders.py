"""Short ways to say what a source says; a test builds the smallest graph that shows its case."""

from graph.identifiers import candidate_key
from graph.intervals import ALWAYS, FOREVER, Interval, day
from graph.records import Party, Source, Statement
from graph.vocabulary import Flag, Kind, NodeKind, Rank

E1 = Party("u:91990411TE0000010W", NodeKind.ORGANIZATION, "甲公司")
E2 = Party("u:91990411TE0000029R", NodeKind.ORGANIZATION, "乙公司")
E4 = Party("u:91990411TE0000045F", NodeKind.ORGANIZATION, "丁公司")

REGISTRY = Source("登记机关", Rank.REGISTRY, "registry.csv", "aa")
EXTRACT = Source("汇集方", Rank.AGGREGATOR, "extract.csv", "bb")
AUTHORITY = Source("认定机关", Rank.AUTHORITY, "penalties.csv", "cc")


def person(name: str) -> Party:
    """A person known by a verified number; the key only stands for one here."""
    return Party(f"p1:{name}", NodeKind.PERSON, name)


def named(name: str, org: Party = E1) -> Party:
    """A person known by name only, at an organisation."""
    return Party(candidate_key("org", org.key, name), NodeKind.PERSON, name)


def span(start: str = "", stop: str = "") -> Interval:
    """`[start, stop)` as ISO days; blank for open."""
    return Interval(day(start) if start else ALWAYS.start, day(stop) if stop else FOREVER)


def office(
    who: Party,
    kind: Kind,
    start: str = "",
    stop: str = "",
    *,
    of: Party = E1,
    seen: str = "2026-06-01",
    source: Source = REGISTRY,
    record: str = "",
) -> Statement:
    """A record of an office; without a start it was first seen on the version day."""
    return Statement(
        kind=kind,
        src=who,
        dst=of,
        asserted_at=day(seen),
        source=source,
        span=span(start or seen, stop),
        flags=Flag.NONE if start else Flag.START_UNKNOWN,
        props={"name": who.name, "assurance": "verified_id"},
        record_id=record or f"{of.key}|{who.key}|{kind}",
        row=2,
    )


def change(
    kind: Kind,
    on: str,
    before: str,
    after: str,
    *,
    of: Party = E1,
    seen: str = "2026-06-01",
    source: Source = REGISTRY,
    record: str = "",
) -> Statement:
    return Statement(
        kind=Kind.OFFICE_CHANGE,
        src=of,
        dst=None,
        asserted_at=day(seen),
        source=source,
        span=span(on),
        props={"office": kind, "before": before, "after": after, "date": on},
        record_id=f"{of.key}|{kind}|{on}{record}",
        row=3,
    )


def listing(family: str = "offices", *, of: Party = E1, seen: str = "2026-06-01") -> Statement:
    return Statement(
        kind=Kind.LISTING,
        src=of,
        dst=None,
        asserted_at=day(seen),
        source=REGISTRY,
        props={"listing": family},
        record_id=f"{of.key}|{family}",
    )


def profile(
    org: Party, *, seen: str = "2026-06-01", source: Source = REGISTRY, **props: object
) -> Statement:
    return Statement(
        kind=Kind.PROFILE,
        src=org,
        dst=None,
        asserted_at=day(seen),
        source=source,
        props={"name": org.name, **props},
        record_id=org.key,
        row=2,
    )
