"""What a case expects against what came out; every difference is a sentence."""

from collections.abc import Iterator

from api.casebook.build import World
from api.casebook.model import Expect, ExpectedEntry
from graph.accountability import Entry
from graph.intervals import Interval, iso
from queries.explain import Explanation, Recorded


def differences(expect: Expect, event: str, told: Explanation, world: World) -> list[str]:
    """Empty when everything expected came out and nothing else."""
    near = told.case.subject.key
    return [
        *_entries(expect, event, told, world, near),
        *_no_entries(expect, event, told, world, near),
        *_list("tasks", expect.tasks, [t.code for t in told.tasks]),
        *_list("gaps", expect.gaps, [g.code for g in told.gaps]),
        *_links(expect, told, world),
        *_pleas(expect, event, told, world, near),
    ]


def _key(name: str, event: str, world: World, near: str) -> set[str]:
    """A person by name only is a mention of the organisation or of the event."""
    return {world.party(name, near).key, world.party(name, world.event(event).key).key}


def _entries(
    expect: Expect, event: str, told: Explanation, world: World, near: str
) -> Iterator[str]:
    left = {r.entry.holder: r for r in told.recorded}
    for wanted in expect.entries:
        keys = _key(wanted.for_, event, world, near)
        found = next((left.pop(k) for k in keys if k in left), None)
        if found is None:
            yield f"no entry for {wanted.for_}"
        else:
            yield from _entry(wanted, found)
    for entry in (r.entry for r in left.values()):
        yield f"unexpected entry for {entry.holder_name}: {entry.status}, {entry.tier}"


def _entry(wanted: ExpectedEntry, recorded: Recorded) -> Iterator[str]:
    fields = (*_fields(wanted, recorded.entry), ("standing", wanted.standing, recorded.standing))
    for field, expected, found in fields:
        if expected is not None and expected != found:
            yield f"{wanted.for_}: {field} is {found}, expected {expected}"


def _fields(wanted: ExpectedEntry, entry: Entry) -> Iterator[tuple[str, object, object]]:
    yield "status", wanted.status, entry.status
    yield "ended", _ended(wanted), entry.ended_on or "never"
    yield "tier", wanted.tier, entry.tier
    yield "as", _sorted(wanted.as_), _sorted(tuple(c.code for c in entry.capacities))
    yield "overlap", _spans(wanted.overlap), _overlap(entry)
    yield "published", _published(wanted), _found_published(entry)
    yield "repair_from", _iso(wanted.repair_from), entry.repair_from
    yield "expires", _iso(wanted.expires), entry.expire_at
    yield "publication", wanted.publication, entry.publication
    yield "severity", wanted.severity, entry.severity
    yield "assurance", wanted.assurance, entry.assurance
    yield "restricted", wanted.restricted, entry.restricted
    yield "registry", wanted.registry, entry.registry
    yield "withdraw_by", _iso(wanted.withdraw_by), entry.withdraw_by
    yield "disputed", _sorted(wanted.disputed), sorted(c.number for c in entry.contests)
    yield "dispute_due", _iso(wanted.dispute_due), next((c.due for c in entry.contests), None)
    yield "review", _sorted(wanted.review), _sorted(entry.review_required)


def _sorted(values: tuple[str, ...] | None) -> list[str] | None:
    return None if values is None else sorted(str(v) for v in values)


def _spans(spans: tuple[tuple[int, int], ...] | None) -> list[tuple[str, str]] | None:
    return None if spans is None else sorted(Interval(*s).iso() for s in spans)


def _overlap(entry: Entry) -> list[tuple[str, str]]:
    return sorted({s for c in entry.capacities for s in c.overlap})


def _iso(day: int | None) -> str | None:
    return None if day is None else iso(day)


def _ended(wanted: ExpectedEntry) -> str | None:
    return iso(wanted.ended) if isinstance(wanted.ended, int) else wanted.ended


def _published(wanted: ExpectedEntry) -> object:
    if isinstance(wanted.published, tuple):
        return Interval(*wanted.published).iso()
    return wanted.published


def _found_published(entry: Entry) -> object:
    if entry.publish_from is None:
        return "never"
    return entry.publish_from, entry.publish_to


def _no_entries(
    expect: Expect, event: str, told: Explanation, world: World, near: str
) -> Iterator[str]:
    for wanted in expect.no_entry:
        keys = _key(wanted.for_, event, world, near)
        if wanted.because == "name_contradicts_registry":
            found = {n.condition for n in told.not_recorded if n.name == wanted.for_}
        else:
            found = {n.condition for n in told.not_recorded if n.holder in keys}
        if wanted.because not in found:
            reasons = ", ".join(sorted(found)) or "nothing"
            yield f"{wanted.for_}: expected no entry because {wanted.because}, found {reasons}"


def _list(what: str, wanted: tuple[str, ...], found: list[str]) -> Iterator[str]:
    if sorted(wanted) != sorted(found):
        yield f"{what} are {sorted(found)}, expected {sorted(wanted)}"


def _links(expect: Expect, told: Explanation, world: World) -> Iterator[str]:
    if expect.links is not None:
        wanted = sorted((link.kind, world.party(link.to).key) for link in expect.links)
        found = sorted((link.kind, link.organization.key) for link in told.links)
        if wanted != found:
            yield f"links are {found}, expected {wanted}"


def _pleas(expect: Expect, event: str, told: Explanation, world: World, near: str) -> Iterator[str]:
    left = list(told.pleas)
    for wanted in expect.pleas:
        keys = _key(wanted.for_, event, world, near)
        found = next((p for p in left if p.holder in keys and p.what == wanted.what), None)
        if found is None:
            yield f"{wanted.for_}: no plea {wanted.what}"
            continue
        left.remove(found)
        told_so = (found.accepted, found.condition)
        if told_so != (wanted.accepted, wanted.because or found.condition):
            yield f"{wanted.for_}: plea {wanted.what} is {told_so}"
    yield from (f"unexpected plea {p.what} for {p.holder}: {p.condition}" for p in left)
