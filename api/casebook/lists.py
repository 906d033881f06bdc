"""Lists and measures of a case: as given, and against what came out."""

from collections.abc import Iterable, Iterator

from api.casebook.build import AUTHORITY, SEEN, World
from api.casebook.model import Expect, ExpectedListed, ExpectedMeasure, Given, ListEntry
from graph.accountability.measure import MeasureState
from graph.intervals import FOREVER, Day, Interval, iso
from graph.records import Party, Source, Statement
from graph.store import View
from graph.vocabulary import Kind, Rank
from queries.lists import Listed, lists_on
from queries.measures import MeasureTold, measures_on

ANOTHER = Source("另一认定机关", Rank.AUTHORITY, "given.lists")


def list_statements(given: Given) -> Iterator[Statement]:
    world = World(given)
    for entry in given.lists:
        yield from _listed(entry, world)


def _listed(entry: ListEntry, world: World) -> Iterator[Statement]:
    who = world.party(entry.who, entry.event)
    event = world.event(entry.event).key if entry.event else ""
    props = {"list_code": entry.list_, "doc_no": entry.event, "event": event}
    span = Interval(entry.from_, entry.until or FOREVER)
    yield Statement(Kind.LISTED, who, None, SEEN, AUTHORITY, span=span, props=props)
    if entry.removed is not None:
        off = Interval(entry.removed, FOREVER)
        said = {"list_code": entry.list_, "doc_no": entry.event}
        yield Statement(Kind.DELISTED, who, None, SEEN, ANOTHER, span=off, props=said)


def list_differences(
    expect: Expect, given: Given, event: str, world: World, view: View, as_of: Day
) -> Iterator[str]:
    """Over every party that the case names: nobody else is listed or under a measure."""
    listed: dict[str, list[Listed]] = {}
    ordered: dict[str, list[MeasureTold]] = {}
    for name in (*given.organizations, *given.persons):
        nodes = view.find([party.key for party in _parties(name, event, world)]).values()
        listed[name] = [e for node in nodes for e in lists_on(node, view, as_of)]
        ordered[name] = [m for node in nodes for m in measures_on(node, view, as_of)]
    yield from _compare_lists(expect.lists, listed)
    yield from _compare_measures(expect.measures, ordered)


def _parties(name: str, event: str, world: World) -> tuple[Party, Party]:
    """A person without a number is a mention of the event, by its name here or by its key."""
    return world.party(name, event), world.party(name, world.event(event).key)


def _compare_lists(
    wanted: Iterable[ExpectedListed], found: dict[str, list[Listed]]
) -> Iterator[str]:
    for one in wanted:
        entries = found.get(one.for_, [])
        entry = next((e for e in entries if e.list_code is one.list_), None)
        if entry is None:
            yield f"{one.for_} is not in the list {one.list_}"
            continue
        entries.remove(entry)
        until = "never" if entry.open else entry.valid_to
        expected = iso(one.until) if isinstance(one.until, int) else one.until
        yield from _field(one.for_, "until", expected, until)
        yield from _field(one.for_, "stands", one.stands, entry.stands)
    for name, left in found.items():
        yield from (f"unexpected entry of {name} in the list {e.list_code}" for e in left)


def _compare_measures(
    wanted: Iterable[ExpectedMeasure], found: dict[str, list[MeasureTold]]
) -> Iterator[str]:
    for one in wanted:
        measures = found.get(one.for_, [])
        measure = next((m for m in measures if _is_meant(one, m)), None)
        if measure is None:
            yield f"no measure {one.code} on {one.for_}"
            continue
        measures.remove(measure)
        yield from _measure_fields(one, measure)
    for name, left in found.items():
        ordered = [m for m in left if m.state is not MeasureState.PROPOSED]
        yield from (f"unexpected measure {m.code} on {name}: {m.state}" for m in ordered)


def _is_meant(one: ExpectedMeasure, found: MeasureTold) -> bool:
    return found.code == one.code and one.source in (None, found.source)


def _measure_fields(one: ExpectedMeasure, found: MeasureTold) -> Iterator[str]:
    yield from _field(one.for_, "stands", one.stands, found.stands)
    yield from _field(one.for_, "state", one.state, found.state)
    yield from _field(one.for_, "from", _iso(one.from_), found.valid_from)
    yield from _field(one.for_, "until", _iso(one.until), found.valid_to)
    if one.because and not any(one.because in b.zh for b in found.because):
        said = "; ".join(b.zh for b in found.because) or "nothing"
        yield f"{one.for_}: because is {said}, expected {one.because}"


def _iso(day: Day | None) -> str | None:
    return None if day is None else iso(day)


def _field(name: str, field: str, expected: object, found: object) -> Iterator[str]:
    if expected is not None and expected != found:
        yield f"{name}: {field} is {found}, expected {expected}"
