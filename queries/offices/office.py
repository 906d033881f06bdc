"""May this person hold this office there on that day? (§3.3; 二.(三).4.(3))

A bar follows from facts of the person, never from a record: 「负有个人责任」 is a determination,
the office alone is none, and no credit repair shortens a bar.
"""

from dataclasses import dataclass

from graph.errors import InputError, NotFoundError, RefusedError
from graph.identifiers import subject_type_of
from graph.intervals import Day, iso
from graph.policy import Applying, OfficeBar, Policy, Tier
from graph.records import Fact, Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import OFFICES, Kind, NodeKind, SubjectType
from queries.offices import words
from queries.offices.facts import MOST_OFFICES, PersonFacts, read_facts
from queries.offices.judging import BarFinding, Judged, NotMet, Verdict, judge
from queries.offices.terms import Aim
from queries.said import Said, Shape, Subject
from queries.sight import Sight

ROLES: tuple[Kind | Applying, ...] = (*sorted(OFFICES), *Applying)


@dataclass(frozen=True)
class Seat:
    """An office at an organisation, or at any organisation of a type."""

    role: Kind | Applying
    organization: Node | None
    subject_type: SubjectType
    industry: str = ""

    @property
    def code(self) -> str:
        """The unified code; "" without one."""
        key = self.organization.key if self.organization else ""
        return key[2:] if key.startswith("u:") else ""

    @property
    def aim(self) -> Aim:
        return Aim(self.organization.ref if self.organization else 0, self.industry)


class OfficeAnswer(Shape):
    person: Subject
    role: str
    organization: Subject | None
    subject_type: str
    as_of: str
    known_at: int
    policy: str
    policy_note: Said
    verdict: Verdict
    findings: tuple[BarFinding, ...]
    not_met: tuple[NotMet, ...]
    notes: tuple[Said, ...]
    left_out: int


def role_of(asked: str) -> Kind | Applying:
    """Raises InputError for what is no office."""
    role = next((r for r in ROLES if r == asked.strip().upper()), None)
    if role is None:
        raise InputError(_NO_ROLE.fill(asked=asked, known=", ".join(ROLES)))
    return role


def seat_at(place: Node | SubjectType, role: Kind | Applying, view: View) -> Seat:
    """Raises InputError for a place that is no organisation."""
    if isinstance(place, SubjectType):
        return Seat(role, None, place)
    if place.kind is not NodeKind.ORGANIZATION:
        raise InputError(_NO_PLACE.fill(key=place.key))
    said = view.about([place.ref], [Kind.PROFILE])[place.ref]
    return seat_of(place, role, said)


def seat_of(place: Node, role: Kind | Applying, said: list[Fact]) -> Seat:
    """The seat at an organisation of which this profile is on file."""
    props = next((f.props for f in said if f.kind is Kind.PROFILE), {})
    stated = str(props.get("type") or "")
    head = subject_type_of(place.key[2:]) if place.key.startswith("u:") else None
    known = SubjectType(stated) if stated and stated != SubjectType.UNKNOWN else None
    by_code = SubjectType(head) if head else SubjectType.UNKNOWN
    return Seat(role, place, known or by_code, str(props.get("industry") or ""))


def may_hold(
    person: Node, seat: Seat, view: View, policy: Policy, when: Day, sight: Sight
) -> OfficeAnswer:
    """Raises RefusedError where the sight shows no findings of this person, NotFoundError for
    what is no person."""
    if person.kind is not NodeKind.PERSON:
        raise NotFoundError(_NO_PERSON.fill(key=person.key))
    if not told_of(person, sight):
        raise RefusedError(words.NOT_GRANTED)
    bars = bars_on(seat, policy, when)
    facts = read_facts([person], view, when)[person.ref]
    judged = judge(bars, facts, seat.aim, when, policy)
    verdict, notes = _settled(facts, seat, policy, bars, judged)
    return OfficeAnswer(
        person=Subject.of(person),
        role=seat.role,
        organization=Subject.of(seat.organization) if seat.organization else None,
        subject_type=seat.subject_type,
        as_of=iso(when),
        known_at=view.known_at,
        policy=f"{policy.id}@{policy.version}",
        policy_note=Said.of(policy.in_force_note),
        verdict=verdict,
        findings=judged.findings,
        not_met=judged.not_met,
        notes=notes,
        left_out=facts.over,
    )


def told_of(person: Node, sight: Sight) -> bool:
    """A bar is told to whom records of the person by determination may be told."""
    return sight.shows(person.key) and Tier.B_DETERMINED in sight.tiers


def bars_on(seat: Seat, policy: Policy, when: Day) -> list[OfficeBar]:
    return [bar for bar in _concerning(seat, policy) if bar.in_force(when)]


def _concerning(seat: Seat, policy: Policy) -> list[OfficeBar]:
    return [b for b in policy.bars if b.concerns(seat.role, seat.subject_type, seat.code)]


def _settled(
    facts: PersonFacts, seat: Seat, policy: Policy, bars: list[OfficeBar], judged: Judged
) -> tuple[Verdict, tuple[Said, ...]]:
    """Unknown where nothing can be said; a finding of the facts is kept as it is."""
    if facts.person.key.startswith("c:"):
        return "unknown", (Said.of(words.MENTION),)
    if facts.offices and judged.verdict == "not_barred":
        told = words.TOO_MANY.fill(count=facts.offices, most=MOST_OFFICES)
        return "unknown", (Said.of(told),)
    if judged.findings or bars:
        return judged.verdict, ()
    if _concerning(seat, policy) or seat.subject_type is SubjectType.UNKNOWN:
        return "unknown", (Said.of(words.NO_RULE_THEN),)
    return "not_barred", (Said.of(words.NO_RULE),)


_NO_ROLE = Text(
    "“{asked}”不是职务代码；可用：{known}", "“{asked}” is no office; use one of: {known}"
)
_NO_PLACE = Text(
    "“{key}”不是组织；请写单位代码、全称或键，或主体类型如 company",
    "“{key}” is no organization; give a code, a full name or a key, or a type such as company",
)
_NO_PERSON = Text(
    "“{key}”不是自然人；请用人员的键或 --number",
    "“{key}” is no natural person; give the key of a person, or --number",
)
