"""Invented enterprises in a realistic shape: the same statements for the same seed.

About six statements an enterprise, a few persons who sit on many boards, cross-holdings, and a
default event at three of a hundred.
"""

import random
from collections.abc import Iterator

from graph.intervals import ALWAYS, FOREVER, Day, Interval, day
from graph.records import Party, Source, Statement
from graph.vocabulary import Kind, NodeKind, Rank

REGISTRY = Source("登记机关", Rank.REGISTRY, "registry.csv", "aa")
AUTHORITY = Source("认定机关", Rank.AUTHORITY, "penalties.csv", "cc")
SEEN = day("2026-06-01")
_SYLLABLES = "澄湾望溪砚泽岫云霁泊苇汀蓼檐筠峤栖桠翮簟桁岫"


def organization(n: int) -> Party:
    name = "".join(random.Random(n).choices(_SYLLABLES, k=4))
    return Party(f"t:bench:{n:07d}", NodeKind.ORGANIZATION, f"{name}第{n}有限公司")


def person(n: int) -> Party:
    name = "".join(random.Random(-n - 1).choices(_SYLLABLES, k=3))
    return Party(f"p1:bench{n:07d}", NodeKind.PERSON, name)


def event(n: int) -> Party:
    org = organization(n)
    return Party(f"e:bench:罚{n}号:{org.key}", NodeKind.EVENT, f"罚{n}号")


def has_event(n: int) -> bool:
    return n % 33 == 0


def statements(count: int, seed: int = 1) -> Iterator[Statement]:
    chance = random.Random(seed)
    for n in range(count):
        yield from _registered(n, count, chance)
        if has_event(n):
            yield from _penalised(n)


def _registered(n: int, count: int, chance: random.Random) -> Iterator[Statement]:
    org = organization(n)
    props = {"name": org.name, "type": "company"}
    yield Statement(Kind.PROFILE, org, None, SEEN, REGISTRY, props=props, record_id=org.key)
    begins = day("2015-01-01") + chance.randrange(3000)
    for place, kind in enumerate((Kind.LEGAL_REP, Kind.CHAIR, Kind.DIRECTOR, Kind.SUPERVISOR)):
        # The square of a chance near 0: a few persons hold many offices.
        who = person(int(chance.random() ** 2 * count * 2)) if place else person(n)
        yield _tie(kind, who, org, begins)
    holder = organization(chance.randrange(count)) if n % 3 else person(n)
    if holder != org:
        yield _tie(Kind.HOLDS_SHARE, holder, org, begins)


def _tie(kind: Kind, who: Party, org: Party, begins: Day) -> Statement:
    return Statement(
        kind,
        who,
        org,
        SEEN,
        REGISTRY,
        span=Interval(begins, FOREVER),
        props={"name": who.name, "assurance": "verified_id"},
        record_id=f"{org.key}|{who.key}|{kind}",
        row=2,
    )


def _penalised(n: int) -> Iterator[Statement]:
    what, org = event(n), organization(n)
    props = {
        "category": "XZCF",
        "state": "confirmed",
        "doc_no": what.name,
        "determined": "2026-05-10",
        "severity": "general",
        "penalties": [],
    }
    own = what.key
    yield Statement(Kind.EVENT, what, None, SEEN, AUTHORITY, ALWAYS, props=props, record_id=own)
    yield Statement(Kind.SUBJECT_OF, org, what, SEEN, AUTHORITY, record_id=own)
    days = Interval(day("2026-02-01"), day("2026-02-21"))
    said = {"doc_no": what.name}
    yield Statement(Kind.CONDUCT, what, None, SEEN, AUTHORITY, days, props=said, record_id=own)
