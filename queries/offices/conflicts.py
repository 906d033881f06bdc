"""Who holds, on a day, an office from which they are barred (二.(三).4.(3)).

Of one organisation, of one person, or of a page of the store. A person who is not granted is
absent, and so is any count of such.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from graph.accountability.proof import Proof
from graph.errors import RefusedError
from graph.intervals import Day, Interval, iso
from graph.policy import Policy, Tier
from graph.records import Fact, Node, Ref
from graph.store import View
from graph.vocabulary import OFFICES, Flag, Kind, NodeKind
from queries.offices import words
from queries.offices.facts import MOST_OFFICES, PersonFacts, read_facts
from queries.offices.judging import BarFinding, Verdict, judge
from queries.offices.office import bars_on, seat_of, told_of
from queries.said import Said, Shape, Subject
from queries.sight import Sight

MOST = 500  # office holders of one organisation, or offices of one person
PAGE = 200  # organisations in one page


class Conflict(Shape):
    """An office held against a bar. `end_unseen`: that it is still held was not seen."""

    person: Subject
    organization: Subject
    role: str
    verdict: Verdict
    office: Proof
    end_unseen: bool
    findings: tuple[BarFinding, ...]


class LeftOut(Shape):
    """What a limit left out: the organisation or person with more offices than are looked at."""

    subject: Subject
    offices: int
    limit: int


class ConflictsAnswer(Shape):
    """`next` is the key after which the next page begins; "" at the end or without pages."""

    as_of: str
    known_at: int
    policy: str
    policy_note: Said
    conflicts: tuple[Conflict, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Said, ...]
    next: str = ""


class _Holding(NamedTuple):
    person: Node
    organization: Node
    fact: Fact


class _Holdings(NamedTuple):
    found: list[_Holding]
    left_out: tuple[LeftOut, ...]


def conflicts_at(
    organization: Node, view: View, policy: Policy, when: Day, sight: Sight, most: int = MOST
) -> ConflictsAnswer:
    """Raises RefusedError where the sight shows nothing of persons."""
    _check(sight)
    return _answer(_held([organization], "in", view, when, sight, most), view, policy, when)


def conflicts_of(
    person: Node, view: View, policy: Policy, when: Day, sight: Sight, most: int = MOST
) -> ConflictsAnswer:
    """Raises RefusedError where the sight shows no findings of this person."""
    if not told_of(person, sight):
        raise RefusedError(words.NOT_GRANTED)
    return _answer(_held([person], "out", view, when, sight, most), view, policy, when)


def conflicts_page(
    view: View, policy: Policy, when: Day, sight: Sight, after: str = "", page: int = PAGE
) -> ConflictsAnswer:
    """Every organisation of the store in order of key, a page at a time."""
    _check(sight)
    organizations = view.scan(NodeKind.ORGANIZATION, after, page)
    answer = _answer(_held(organizations, "in", view, when, sight, MOST), view, policy, when)
    last = organizations[-1].key if len(organizations) == page else ""
    return answer.model_copy(update={"next": last})


def _check(sight: Sight) -> None:
    if not sight.persons or Tier.B_DETERMINED not in sight.tiers:
        raise RefusedError(words.NOT_GRANTED)


def _held(
    nodes: Collection[Node], way: str, view: View, when: Day, sight: Sight, most: int
) -> _Holdings:
    today = {n.ref: [Interval(when, when + 1)] for n in nodes}
    expansion = view.expand(today, OFFICES, "in" if way == "in" else "out", cap=most)
    hops = [h for n in nodes for h in expansion.hops.get(n.ref, [])]
    ends = view.nodes({ref for h in hops for ref in (h.src, h.dst)})
    facts = view.facts([h.fact for h in hops])
    found = [_Holding(ends[h.src], ends[h.dst], facts[h.fact]) for h in hops]
    by_ref = {n.ref: n for n in nodes}
    left_out = tuple(
        LeftOut(subject=Subject.of(by_ref[ref]), offices=count, limit=most)
        for ref, count in expansion.over.items()
    )
    return _Holdings([h for h in found if told_of(h.person, sight)], left_out)


def _answer(holdings: _Holdings, view: View, policy: Policy, when: Day) -> ConflictsAnswer:
    people = {h.person.ref: h.person for h in holdings.found if _is_identified(h.person)}
    facts = read_facts(list(people.values()), view, when)
    places = {h.organization.ref for h in holdings.found}
    profiles = view.about(places, [Kind.PROFILE])
    found = [
        conflict
        for h in holdings.found
        if h.person.ref in facts
        and (conflict := _conflict(h, profiles, facts[h.person.ref], policy, when))
    ]
    return ConflictsAnswer(
        as_of=iso(when),
        known_at=view.known_at,
        policy=f"{policy.id}@{policy.version}",
        policy_note=Said.of(policy.in_force_note),
        conflicts=tuple(sorted(found, key=_in_order)),
        left_out=(*holdings.left_out, *_unread(facts.values())),
        notes=_notes(holdings.found),
    )


def _unread(facts: Iterable[PersonFacts]) -> Iterator[LeftOut]:
    """Persons of whom not all offices were read, so that no conflict is not the last word."""
    for person in sorted(facts, key=lambda f: f.person.key):
        if person.offices:
            subject = Subject.of(person.person)
            yield LeftOut(subject=subject, offices=person.offices, limit=MOST_OFFICES)


def _is_identified(person: Node) -> bool:
    return person.kind is NodeKind.PERSON and not person.key.startswith("c:")


def _notes(holdings: Iterable[_Holding]) -> tuple[Said, ...]:
    mentions = any(h.person.key.startswith("c:") for h in holdings)
    return (Said.of(words.MENTION),) if mentions else ()


def _in_order(conflict: Conflict) -> tuple[str, str, str]:
    return conflict.organization.key, conflict.person.key, conflict.role


def _conflict(
    holding: _Holding,
    profiles: dict[Ref, list[Fact]],
    facts: PersonFacts,
    policy: Policy,
    when: Day,
) -> Conflict | None:
    office, at = holding.fact, holding.organization
    seat = seat_of(at, office.kind, profiles[at.ref])
    judged = judge(bars_on(seat, policy, when), facts, seat.aim, when, policy)
    if not judged.findings:
        return None
    return Conflict(
        person=Subject.of(holding.person),
        organization=Subject.of(at),
        role=office.kind,
        verdict=judged.verdict,
        office=Proof.of(office, holding.person.key, at.key),
        end_unseen=bool(office.flags & Flag.STOP_UNKNOWN),
        findings=judged.findings,
    )
