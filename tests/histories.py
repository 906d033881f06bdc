"""Histories that a test draws: what registers and instruments may say, in small steps.

A scene is drawn first: few organisations, offices, people and days, so that what is said of them
collides. Every step can be left out, so that a history that fails shrinks to what matters.
EXAMPLES=4000 in the environment makes a long run of it.
"""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeVar

from hypothesis import strategies as st

from graph.accountability import settle
from graph.identifiers import candidate_key, uscc_check
from graph.intervals import FOREVER, Day, Interval, day, iso
from graph.policy import Policy
from graph.records import Judgement, Party, Source, Statement
from graph.resolution.identity import may_merge
from graph.store import Store
from graph.vocabulary import Flag, Kind, NodeKind, Rank
from tests.builders import E1, E2, E4, change, listing, named, office, person, profile
from tests.events import conduct, event_of, penalty, severity
from tests.events import named as names

DAYS = ("2024-01-01", "2025-01-01", "2025-01-02", "2025-06-01", "2026-01-01", "2026-01-02")
SEEN = ("2025-01-01", "2025-06-01", "2026-01-01", "2026-06-01")
ORGS = (E1, E2, E4)
OFFICES = (Kind.LEGAL_REP, Kind.CHAIR, Kind.GENERAL_MANAGER, Kind.DIRECTOR)
REGISTRY = Source("登记机关", Rank.REGISTRY, "registry.csv", "aa")
OTHER_REGISTRY = Source("另一登记机关", Rank.REGISTRY, "other.csv", "dd")
EXTRACT = Source("汇集方", Rank.AGGREGATOR, "extract.csv", "bb")
SOURCES = (REGISTRY, OTHER_REGISTRY, EXTRACT)
AUTHORITY = Source("认定机关", Rank.AUTHORITY, "penalties.csv", "cc")
OTHER_AUTHORITY = Source("另一机关", Rank.AUTHORITY, "other-penalties.csv", "ee")
ZHANG = Party("p1:0", NodeKind.PERSON, "张甲")
SUBJECTS = {event_of("罚1号", E1): E1, event_of("罚2号", E2): E2, event_of("罚3号", ZHANG): ZHANG}
EVENTS = tuple(SUBJECTS)

# Other keys of E1: the organisation code inside its code, a registration number that rows may
# state with it, and another code with the same organisation code.
BY_ORG_CODE = Party("o:TE0000010", NodeKind.ORGANIZATION, "甲公司（机构代码）")
BY_NUMBER = Party("r:440301103097413", NodeKind.ORGANIZATION, "甲公司（注册号）")
TWIN = Party("u:92990411TE0000010" + uscc_check("92990411TE0000010"), NodeKind.ORGANIZATION, "戊")
ALIASES = (BY_ORG_CODE, BY_NUMBER, TWIN)
SCRIPTS = (
    ("same",),
    ("different",),
    ("same", "undo"),
    ("same", "undo", "same"),
    ("same", "different"),
    ("different", "same"),
)

NAMES = ("张甲", "李乙", "王丙", "赵丁")
PEOPLE = 5  # numbers; the last two share a name

T = TypeVar("T")


def examples(usually: int) -> int:
    return int(os.environ.get("EXAMPLES", usually))


@dataclass(frozen=True)
class Scene:
    """Whom, where and when the statements of a history are about."""

    orgs: tuple[Party, ...]
    offices: tuple[Kind, ...]
    people: tuple[int, ...]
    days: tuple[str, ...]
    seen: tuple[str, ...]
    sources: tuple[Source, ...]
    aliases: tuple[Party, ...] = ()

    @property
    def stated(self) -> tuple[Party, ...]:
        """The organisations, also under their other keys."""
        return self.orgs + self.aliases

    @property
    def events(self) -> dict[Party, Party]:
        """Each event with its subject; where keys merge, those of one determination."""
        if not self.aliases:
            return SUBJECTS
        return {event_of("罚1号", p): p for p in (E1, *self.aliases)}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_name(number) for number in self.people))


def _name(number: int) -> str:
    return NAMES[min(number, len(NAMES) - 1)]


def some(all_of: Sequence[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    """A few of them, in their own order."""
    places = st.sets(st.integers(0, len(all_of) - 1), min_size=1, max_size=most)
    return places.map(lambda chosen: tuple(all_of[n] for n in sorted(chosen)))


scenes = st.builds(
    Scene,
    orgs=some(ORGS, 2),
    offices=some(OFFICES, 2),
    people=some(range(PEOPLE), 3),
    days=some(DAYS, 4),
    seen=some(SEEN, 3),
    sources=some(SOURCES, 3),
)
merging_scenes = st.builds(
    Scene,
    orgs=st.sampled_from(((E1,), (E1, E2))),
    offices=some(OFFICES, 2),
    people=some(range(PEOPLE), 3),
    days=some(DAYS, 4),
    seen=some(SEEN, 3),
    sources=some(SOURCES, 3),
    aliases=st.sampled_from(
        ((BY_ORG_CODE,), (BY_NUMBER,), (BY_ORG_CODE, BY_NUMBER), (BY_ORG_CODE, TWIN), ALIASES)
    ),
)


@st.composite
def numbered(draw: st.DrawFn, scene: Scene) -> Party:
    """A person by number, under a name that may have changed."""
    number = draw(st.sampled_from(scene.people))
    later = draw(st.sampled_from(("", "", "改")))
    return Party(f"p1:{number}", NodeKind.PERSON, _name(number) + later)


@st.composite
def people(draw: st.DrawFn, scene: Scene, org: Party) -> Party:
    if draw(st.booleans()):
        return draw(numbered(scene))
    return named(draw(st.sampled_from(scene.names)), org)


@st.composite
def records(draw: st.DrawFn, scene: Scene) -> Statement:
    """A record of an office, as a delivery or an extract gives it."""
    org, source = draw(st.sampled_from(scene.stated)), draw(st.sampled_from(scene.sources))
    who, office = draw(people(scene, org)), draw(st.sampled_from(scene.offices))
    seen, start = day(draw(st.sampled_from(scene.seen))), draw(_day_or_none(scene))
    stop = draw(_day_or_none(scene))
    first = seen if start is None else start
    by_number = who.key.startswith("p")
    return Statement(
        kind=office,
        src=who,
        dst=org,
        asserted_at=seen,
        source=source,
        span=Interval(first, stop if stop is not None and stop > first else FOREVER),
        flags=Flag.START_UNKNOWN if start is None else Flag.NONE,
        props={"name": who.name, "assurance": "verified_id" if by_number else "name_only"},
        record_id=draw(st.sampled_from((f"{org.key}|{who.key}|{office}", ""))),
        row=2,
    )


def _day_or_none(scene: Scene) -> st.SearchStrategy[Day | None]:
    return st.none() | st.sampled_from([day(d) for d in scene.days])


@st.composite
def changes(draw: st.DrawFn, scene: Scene) -> Statement:
    """A change item; who comes may be given by number."""
    org, on = draw(st.sampled_from(scene.stated)), draw(st.sampled_from(scene.days))
    office, after = draw(st.sampled_from(scene.offices)), draw(st.sampled_from(scene.people))
    before = draw(st.sampled_from(("", *scene.names)))
    props = {"office": office, "before": before, "after": _name(after), "date": on}
    return Statement(
        kind=Kind.OFFICE_CHANGE,
        src=org,
        dst=None,
        asserted_at=day(draw(st.sampled_from(scene.seen))),
        source=draw(st.sampled_from(scene.sources)),
        span=Interval(day(on), FOREVER),
        props=props | draw(st.sampled_from(({}, {"after_key": f"p1:{after}"}))),
        record_id=f"{org.key}|{office}|{on}",
        row=3,
    )


@st.composite
def listings(draw: st.DrawFn, scene: Scene) -> Statement:
    family = draw(st.sampled_from(("offices", "holders")))
    org, seen = draw(st.sampled_from(scene.stated)), draw(st.sampled_from(scene.seen))
    return listing(family, of=org, seen=seen)


@st.composite
def profiles(draw: st.DrawFn, scene: Scene) -> Statement:
    org, source = draw(st.sampled_from(scene.stated)), draw(st.sampled_from(scene.sources))
    name = org.name + draw(st.sampled_from(("", "（新）")))
    kind = draw(st.sampled_from(("company", "partnership", "unknown")))
    seen = draw(st.sampled_from(scene.seen))
    return profile(org._replace(name=name), seen=seen, source=source, type=kind)


@st.composite
def shares(draw: st.DrawFn, scene: Scene) -> Statement:
    org = draw(st.sampled_from(scene.stated))
    who = draw(st.one_of(people(scene, org), st.sampled_from(ORGS)))
    return Statement(
        kind=Kind.HOLDS_SHARE,
        src=who,
        dst=org,
        asserted_at=day(draw(st.sampled_from(scene.seen))),
        source=draw(st.sampled_from(scene.sources)),
        props={"name": who.name, "pct": draw(st.sampled_from((None, 40, 60)))},
        record_id=f"{org.key}|{who.key}",
        row=4,
    )


@st.composite
def penalties(draw: st.DrawFn, scene: Scene) -> list[Statement]:
    """A decision from one of two providers; another version may say something else."""
    event = draw(st.sampled_from(tuple(scene.events)))
    subject = scene.events[event]
    return penalty(
        event,
        draw(st.sampled_from((subject, subject, E4))),
        determined=draw(st.sampled_from(("2026-01-02", "2026-05-10"))),
        seen=draw(st.sampled_from(scene.seen)),
        source=draw(st.sampled_from((AUTHORITY, OTHER_AUTHORITY))),
        severity=draw(st.sampled_from(("", "general", "minor"))),
        state=draw(st.sampled_from(("confirmed", "confirmed", "alleged"))),
        rep_name=draw(st.sampled_from(("", *scene.names))),
        rep_key=draw(st.sampled_from(("", f"p1:{scene.people[0]}"))),
    )


@st.composite
def determinations(draw: st.DrawFn, scene: Scene) -> list[Statement]:
    """A document that dates, grades or names; published again it replaces what it said."""
    event, seen = draw(st.sampled_from(tuple(scene.events))), draw(st.sampled_from(scene.seen))
    doc = draw(st.sampled_from(("认1号", "认2号")))
    said = []
    if draw(st.booleans()):
        days = st.sampled_from(scene.days)
        first, last = sorted((draw(days), draw(days)))
        said.append(conduct(event, first, last, doc=doc, seen=seen))
    if draw(st.booleans()):
        level = draw(st.sampled_from(("general", "serious")))
        said.append(severity(event, level, doc=doc, seen=seen))
    if draw(st.booleans()):
        who, level = draw(_named_in(scene, event)), draw(st.sampled_from(("E2", "E4")))
        said.append(names(event, who, level=level, doc=doc, seen=seen))
    return said


@st.composite
def _named_in(draw: st.DrawFn, scene: Scene, event: Party) -> Party:
    if draw(st.booleans()):
        return draw(numbered(scene))
    name = draw(st.sampled_from(scene.names))
    return Party(candidate_key("named", event.key, name), NodeKind.PERSON, name)


@st.composite
def ties(draw: st.DrawFn, scene: Scene) -> Statement:
    """A row that gives a registration number together with another key."""
    number = f"{draw(st.integers(1, 2))}"
    other = draw(st.sampled_from([p for p in (*scene.stated, BY_ORG_CODE) if p != BY_NUMBER]))
    ends = draw(st.permutations((other, BY_NUMBER)))
    seen = day(draw(st.sampled_from(scene.seen)))
    source = draw(st.sampled_from(scene.sources))
    return Statement(Kind.SAME_AS, ends[0], ends[1], seen, source, record_id=number, row=5)


def at_offices(scene: Scene) -> st.SearchStrategy[Statement]:
    return st.one_of(records(scene), changes(scene), listings(scene))


def steps(scene: Scene) -> st.SearchStrategy[list[Statement]]:
    single = st.one_of(at_offices(scene), profiles(scene), shares(scene))
    single = st.one_of(single, ties(scene)) if BY_NUMBER in scene.aliases else single
    return st.one_of(single.map(lambda s: [s]), penalties(scene), determinations(scene))


@st.composite
def histories(draw: st.DrawFn, most: int = 12) -> list[Statement]:
    """Statements, each once."""
    scene = draw(scenes)
    said = [s for step in draw(st.lists(steps(scene), min_size=1, max_size=most)) for s in step]
    return list({s.digest: s for s in said}.values())


@dataclass(frozen=True)
class Judging:
    """What a steward decides of one pair of keys, step by step."""

    mention: str
    target: str
    script: tuple[str, ...]

    def known(self, store: Store) -> bool:
        pair = {self.mention, self.target}
        with store.view() as view:
            return pair <= set(view.find(pair))

    def step(self, store: Store, number: int, policy: Policy) -> None:
        with store.view() as view:
            made = [j for j in view.judgements() if self._about(j.judgement)]
        with store.write("test", "steward") as writer:
            if self.script[number] == "undo":
                writer.undo(made[-1].id)
            else:
                same = self.script[number] == "same"
                writer.judge(Judgement(self.mention, self.target, same, "steward", "seen"))
            settle(writer, policy)

    def _about(self, judgement: Judgement) -> bool:
        return (judgement.mention, judgement.target) == (self.mention, self.target)


@st.composite
def merging_histories(
    draw: st.DrawFn, most: int = 12
) -> tuple[list[Statement], tuple[Judging, ...]]:
    """Statements under several keys of one subject, and judgements on keys that they give.

    The key of a name that only a change item gives may come on file in some orders only.
    """
    scene = draw(merging_scenes)
    instruments = st.lists(st.one_of(penalties(scene), determinations(scene)), max_size=5)
    drawn = [*draw(st.lists(steps(scene), min_size=1, max_size=most)), *draw(instruments)]
    told = [s for step in drawn for s in step]
    given = {named(s.props["after"], s.src).key for s in told if s.kind is Kind.OFFICE_CHANGE}
    keys = sorted({p.key for s in told for p in (s.src, s.dst) if p} | given)
    pairs = [(m, t) for m, t in product(keys, keys) if may_merge(m, t)]
    likely = [pair for pair in pairs if pair[0] in given] or pairs
    pair = st.one_of(st.sampled_from(pairs), st.sampled_from(likely)) if pairs else st.nothing()
    some_pairs = draw(st.lists(pair, max_size=3 if pairs else 0, unique=True))
    judged = tuple(Judging(m, t, draw(st.sampled_from(SCRIPTS))) for m, t in some_pairs)
    return list({s.digest: s for s in told}.values()), judged


def _small_world() -> list[Statement]:
    """All that may be said of one office of one organisation on a handful of days."""
    zhang, li = person("张甲"), person("李乙")
    who = (zhang, li, named("张甲"))
    world = [
        office(p, Kind.LEGAL_REP, start, stop, seen=seen, source=source, record=f"{p.key}{start}")
        for p, source, seen in product(who, SOURCES, ("2025-06-01", "2026-01-01"))
        for start, stop in (("", ""), ("2025-01-01", ""), ("2025-01-01", "2026-01-01"))
    ]
    world += [
        change(Kind.LEGAL_REP, on, before, after, seen="2026-01-01", source=source)
        for on in ("2025-01-02", "2025-06-01")
        for before, after in (("张甲", "李乙"), ("李乙", "张甲"), ("", "李乙"))
        for source in (REGISTRY, EXTRACT)
    ]
    return [*world, listing(seen="2025-06-01"), listing(seen="2026-06-01")]


SMALL_WORLD = _small_world()
timelines = st.lists(
    st.sampled_from(SMALL_WORLD), min_size=2, max_size=5, unique_by=lambda s: s.digest
)


def loaded(store: Store, batches: Sequence[Sequence[Statement]], policy: Policy) -> None:
    for batch in batches:
        with store.write("test", "test") as writer:
            writer.state(batch)
            settle(writer, policy)


def cut(statements: Sequence[Statement], at: Collection[int]) -> list[Sequence[Statement]]:
    edges = [0, *sorted({a for a in at if 0 < a < len(statements)}), len(statements)]
    return [statements[start:stop] for start, stop in pairwise(edges)]


def tell(statements: Sequence[Statement]) -> str:
    """A history in a form that a reader can follow."""
    return "\n".join(
        f"{s.source.provider} {iso(s.asserted_at)} {s.kind} {s.src.key}({s.src.name}) "
        f"{s.dst.key if s.dst else ''} {s.span.iso()} {s.flags!r} {dict(s.props)}"
        for s in statements
    )
