"""From a candidate who answers to the entry that is written."""

from graph.accountability.disputed import contested
from graph.accountability.matter import Candidate, Matter
from graph.accountability.outcome import Capacity, Entry, EntryStatus, Rejection, first_day
from graph.accountability.proof import Proof
from graph.intervals import Interval, day, iso
from graph.policy import Publication, Record, Registry, RoleClass, Tier
from graph.vocabulary import Assurance, NodeKind, Severity


def unit_entry(matter: Matter) -> Entry:
    """The entry on the unit's own record, written in the same transaction as the persons'."""
    publication = matter.policy.publication(None, matter.severity, is_person=False)
    subject = matter.event.subject
    capacity = _as_subject(matter)
    review = {"source_conflict"} if matter.event.conflict else set()
    registry = matter.rule.registry or Registry.UNIT
    return _entry(
        matter, subject.key, subject.name, None, (capacity,), publication, registry, review
    )


def subject_entry(matter: Matter) -> Entry:
    """The entry of a natural person who is the subject."""
    record = matter.rule.records[0]
    subject = matter.event.subject
    review = {"source_conflict"} if matter.event.conflict else set()
    return _entry(
        matter,
        subject.key,
        subject.name,
        record.tier,
        (_as_subject(matter),),
        matter.policy.publication_of(matter.rule, record, matter.severity),
        matter.rule.registry or Registry.PERSONAL,
        review,
        Assurance.VERIFIED_ID,
    )


def _as_subject(matter: Matter) -> Capacity:
    event = matter.event
    proof = Proof.of(event.subject_fact, event.subject.key, event.node.key)
    return Capacity(code="subject", role_class=RoleClass.SUBJECT, evidence=(proof,))


def person_entry(matter: Matter, candidate: Candidate) -> Entry | None:
    """One entry for each (event, person), whatever the number of capacities."""
    if _left_out_as_minor(matter):
        _leave_out(matter, candidate, "minor_not_recorded")
        return None
    if not matter.policy.is_assured(Assurance(candidate.assurance)):
        _leave_out(matter, candidate, "identity_not_assured")
        return None
    record = _record(matter, candidate)
    review = set(candidate.review)
    if candidate.determined:
        review = _without_office(matter, candidate, review)
    elif candidate.on_change_day and all(candidate.on_change_day):
        review.add("boundary_day")
        _ask_about_change_day(matter, candidate)
    if matter.event.conflict:
        review.add("source_conflict")
    entry = _entry(
        matter,
        candidate.person.key,
        candidate.name,
        record.tier,
        _ordered(candidate.capacities),
        matter.policy.publication_of(matter.rule, record, matter.severity),
        matter.rule.registry or Registry.PERSONAL,
        review,
        candidate.assurance,
    )
    return contested(entry, candidate)


def _left_out_as_minor(matter: Matter) -> bool:
    minor = matter.severity is Severity.MINOR
    return minor and not matter.policy.switch("record_minor_on_person")


def _without_office(matter: Matter, candidate: Candidate, review: set[str]) -> set[str]:
    """A finding on a verified number does not rest on a term of office, so the days of the conduct
    need not be known; one that met a name in office then does."""
    if candidate.assurance == Assurance.VERIFIED_ID:
        return review - {"conduct_date_unknown"}
    return review if matter.event.known_conduct else review | {"conduct_date_unknown"}


def _leave_out(matter: Matter, candidate: Candidate, condition: str) -> None:
    evidence = tuple(proof for c in candidate.capacities for proof in c.evidence)
    matter.rejected.append(
        Rejection(
            holder=candidate.person.key,
            name=candidate.name,
            office=candidate.capacities[0].code,
            condition=condition,
            evidence=evidence,
        )
    )


def _record(matter: Matter, candidate: Candidate) -> Record:
    """A person whom an instrument names is recorded as determined, whatever office was held."""
    classes = {c.role_class for c in candidate.capacities}
    records = [
        r for r in matter.rule.records if r.role_class in classes and r.tier is not Tier.TASK_ONLY
    ]
    return max(records, key=lambda r: r.tier is Tier.B_DETERMINED)


def _ordered(capacities: list[Capacity]) -> tuple[Capacity, ...]:
    return tuple(sorted(capacities, key=lambda c: (c.overlap, c.role_class, c.code)))


def _ask_about_change_day(matter: Matter, candidate: Candidate) -> None:
    when = candidate.capacities[0].overlap[0][0]
    matter.task("confirm_boundary_day", candidate.person.key, name=candidate.name, day=when)


# What keeps an entry from being active; a boundary day is only pointed out.
_HOLDING_BACK = frozenset({"name_contradiction", "source_conflict", "conduct_date_unknown"})


def _entry(
    matter: Matter,
    holder: str,
    name: str,
    tier: str | None,
    capacities: tuple[Capacity, ...],
    publication: Publication,
    registry: Registry,
    review: set[str],
    assurance: str | None = None,
) -> Entry:
    event, policy, rule = matter.event, matter.policy, matter.rule
    is_person = tier is not None
    held_back = bool(review & _HOLDING_BACK) and is_person
    published = publication is not Publication.INTERNAL and not held_back
    listed = _while_listed(matter, capacities)
    period = (
        policy.period_of(rule, matter.severity, event.determined, listed) if published else None
    )
    act_end = event.conduct[-1].stop - 1 if event.conduct else None
    expires = policy.expire_at(rule, matter.severity, event.determined, act_end, listed)
    return Entry(
        event=event.node.key,
        holder=holder,
        holder_name=name,
        holder_kind=NodeKind.PERSON if is_person else event.subject.kind,
        registry=registry,
        restricted=rule.restricted and is_person,
        tier=tier,
        capacities=capacities,
        status=EntryStatus.PENDING_REVIEW if held_back else EntryStatus.ACTIVE,
        review_required=tuple(sorted(review)),
        timing_basis=rule.timing if event.known_conduct else "look_back",
        assurance=assurance,
        rule=rule.id,
        rule_version=rule.version,
        clause=rule.clause,
        severity=matter.severity,
        determined=iso(event.determined),
        regime=period.regime if period else None,
        publication=Publication.INTERNAL if held_back else publication,
        publish_from=iso(period.publish_from) if period else None,
        publish_to=iso(period.publish_to) if period else None,
        repair_from=iso(period.repair_from) if period and period.repair_from else None,
        expire_at=iso(expires),
    )


def _while_listed(matter: Matter, capacities: tuple[Capacity, ...]) -> Interval | None:
    """The term of the list entry; for who took office during it, from that day on."""
    if matter.listed is None:
        return None
    first = first_day(capacities)
    start = day(first) if first else matter.listed.start
    return Interval(max(matter.listed.start, start), matter.listed.stop)
