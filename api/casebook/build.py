"""From what a case gives to statements, by the same shapes that loaders make."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from api.casebook.model import Change, Event, Given, Named, Office
from graph.errors import CaseFileError
from graph.identifiers import (
    KeyRing,
    candidate_key,
    classify,
    org_key,
    person_number,
    thing_key,
)
from graph.intervals import ALWAYS, FOREVER, Interval, day, iso
from graph.records import Party, Source, Statement
from graph.text import Text
from graph.vocabulary import Flag, Kind, NodeKind, Rank

REGISTRY = Source("登记机关", Rank.REGISTRY, "given.offices")
AUTHORITY = Source("认定机关", Rank.AUTHORITY, "given.events")
KEYS = KeyRing("1", {"1": b"worked cases hold no real person"})
SEEN = day("2026-11-01")


class World:
    """The parties of a case by the short names that it uses."""

    def __init__(self, given: Given) -> None:
        self.given = given

    def party(self, name: str, near: str = "") -> Party:
        """A party; a person without a number is a mention at the organisation `near`."""
        if name in self.given.organizations:
            return self.organization(name)
        if name in self.given.persons:
            return self._person(name, near)
        if name in self.given.nodes:
            return self.thing(name)
        if any(name == event.id for event in self.given.events):
            return self.event(name)
        raise CaseFileError(_unknown(name))

    def organization(self, name: str) -> Party:
        given = self.given.organizations[name]
        key = org_key(classify(given.code), "case", name)
        return Party(key, NodeKind.ORGANIZATION, given.name or name)

    def _person(self, name: str, near: str) -> Party:
        given = self.given.persons[name]
        shown = given.name or name
        number = person_number(given.number) if given.number else None
        if number is not None and number.valid:
            return Party(KEYS.person_key(number), NodeKind.PERSON, shown)
        return Party(candidate_key("org", near, shown), NodeKind.PERSON, shown)

    def thing(self, name: str) -> Party:
        """A node of another kind. A contact point is the same for all who write it alike."""
        given = self.given.nodes[name]
        if given.kind is NodeKind.CONTACT:
            key = KEYS.contact_key(str(given.with_.get("type", "account")), given.name or name)
            return Party(key, NodeKind.CONTACT)
        return Party(thing_key(given.kind, "case", name), given.kind, given.name or name)

    def code(self, name: str) -> str:
        """The code of an organisation as the case gives it; "" for what is none of the case."""
        given = self.given.organizations.get(name)
        return given.code if given else ""

    @cached_property
    def short_names(self) -> dict[str, str]:
        """By key; a person without a number is a mention and has no key of its own."""
        events = {self.event(e.id).key: e.id for e in self.given.events}
        people = (n for n, p in self.given.persons.items() if p.number)
        names = (*self.given.organizations, *people, *self.given.nodes)
        return events | {self.party(name).key: name for name in names}

    def event(self, event_id: str) -> Party:
        for event in self.given.events:
            if event.id == event_id:
                subject = self.party(event.subject, event.id)
                return Party(f"e:case:{event.id}:{subject.key}", NodeKind.EVENT, event.id)
        raise CaseFileError(_unknown(event_id))


def statements(given: Given) -> Iterator[Statement]:
    world = World(given)
    yield from _profiles(given, world)
    for office in given.offices:
        yield _office(office, world)
    for change in given.changes:
        yield _change(change, world)
    yield from _ties(given, world)
    for event in given.events:
        yield from _event(event, world)
    for named in given.named:
        yield _named(named, world)


def _profiles(given: Given, world: World) -> Iterator[Statement]:
    for name, organization in given.organizations.items():
        party = world.organization(name)
        props = {"name": party.name, "type": organization.type or ""}
        yield Statement(Kind.PROFILE, party, None, SEEN, REGISTRY, props=props)


def _office(office: Office, world: World) -> Statement:
    at = world.party(office.at)
    who = world.party(office.who, at.key)
    seen = office.seen or SEEN
    start = seen if office.from_ is None else office.from_
    name_only = who.key.startswith("c:")
    provider = office.provider or REGISTRY.provider
    return Statement(
        kind=office.office,
        src=who,
        dst=at,
        asserted_at=seen,
        source=Source(provider, office.rank, "given.offices"),
        span=Interval(start, office.until or FOREVER),
        flags=Flag.START_UNKNOWN if office.from_ is None else Flag.NONE,
        props={"name": who.name, "assurance": "name_only" if name_only else "verified_id"},
    )


def _change(change: Change, world: World) -> Statement:
    props = {
        "office": change.office,
        "before": change.before,
        "after": change.after,
        "date": iso(change.on),
    }
    at = world.party(change.at)
    return Statement(
        kind=Kind.OFFICE_CHANGE,
        src=at,
        dst=None,
        asserted_at=SEEN,
        source=REGISTRY,
        span=Interval(change.on, FOREVER),
        props=props,
    )


def _ties(given: Given, world: World) -> Iterator[Statement]:
    for holding in given.holdings:
        of = world.party(holding.of)
        who = world.party(holding.who, of.key)
        props = {"pct": holding.percent, "name": who.name}
        yield Statement(Kind.HOLDS_SHARE, who, of, SEEN, REGISTRY, props=props)
    for tie in given.branches:
        branch, head = world.party(tie.branch), world.party(tie.of)
        yield Statement(Kind.BRANCH_OF, branch, head, SEEN, REGISTRY)


def _event(event: Event, world: World) -> Iterator[Statement]:
    node, subject = world.event(event.id), world.party(event.subject, event.id)
    props = {
        "category": event.category,
        "state": event.state,
        "doc_no": event.id,
        "determined": iso(event.determined),
        "severity": event.severity,
        "penalties": list(event.penalties),
        "fine_yuan": event.fine or None,
        "simple_procedure": event.simple_procedure,
        "rep_name": event.representative,
        "extended_limitation": event.extended_limitation,
        "performance": event.performance,
    }
    yield Statement(Kind.EVENT, node, None, SEEN, AUTHORITY, props=props)
    yield Statement(Kind.SUBJECT_OF, subject, node, SEEN, AUTHORITY)
    for act in event.conduct:
        span = Interval(act.from_, FOREVER if act.through is None else act.through + 1)
        yield Statement(
            Kind.CONDUCT, node, None, SEEN, AUTHORITY, span=span, props={"doc_no": event.id}
        )


def _named(named: Named, world: World) -> Statement:
    event = world.event(named.event)
    who = world.party(named.who, event.key)
    props = {
        "finding": named.finding,
        "level": named.level,
        "doc_no": named.event,
        "number_doubted": named.number_in_doubt,
    }
    return Statement(
        Kind.NAMED, event, who, SEEN, AUTHORITY, span=ALWAYS, props=props, record_id=who.key
    )


def as_stored(value: Any) -> Any:
    """Days as ISO dates, and the short names of words as they are stored."""
    if isinstance(value, dict):
        return {key: as_stored(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return [as_stored(inside) for inside in value]
    return value.isoformat() if isinstance(value, date) else value


def _unknown(name: str) -> Text:
    return Text(
        f"案例中没有“{name}”；请在 given 下写明该组织、人员或事件",
        f"the case gives no “{name}”; add the organization, person or event under `given`",
    )
