"""Who is responsible: from one confirmed event to the entries that the law orders.

A pure function of the event, a view of the store and the policy. It reads

(a) the event and the facts that point at it,
(b) the offices at its subject, evidence that somebody left one, and the subject's own profile and
    list entries,
(c) the persons in (a) and (b),
(d) the rule in force at the determination,

and nothing else: no entry, no shareholder, no other organisation, no clock. Invariants:

**The role is the one held at the time of the conduct**, on any day of any of its intervals;
the hull of several acts is never used.
**Nothing spreads along ownership**: only the legal subject named in the instrument counts.
**A name is not an identity**: a candidate by name is rejected and becomes a task.
**A record is not a punishment**: no measure leaves this module.
"""

from graph.accountability.contradiction import check_representative
from graph.accountability.departures import read_departures
from graph.accountability.derive import derive
from graph.accountability.endings import with_endings
from graph.accountability.entries import person_entry, subject_entry, unit_entry
from graph.accountability.event import EventRecord, read_event
from graph.accountability.holdings import is_identified, read_holdings
from graph.accountability.law import Law
from graph.accountability.listed import read_list_entry, under
from graph.accountability.matter import Matter
from graph.accountability.named import by_determination
from graph.accountability.outcome import Entry, Gap, Outcome, iso_spans
from graph.accountability.status import by_status
from graph.intervals import iso
from graph.policy import Policy, RoleClass, Rule
from graph.store import View
from graph.vocabulary import NodeKind, Severity


def attribute(event_key: str, view: View, policy: Policy) -> Outcome:
    """The entries, tasks, gaps and rejected candidates of an event."""
    event = read_event(event_key, view)
    if event is not None and event.node.key != event_key:
        return _nothing(event_key, policy, Gap(code="merged", facts={"event": event.node.key}))
    if event is None:
        return _nothing(event_key, policy, Gap(code="not_determined"))
    if not event.confirmed:
        return _nothing(event_key, policy, Gap(code="not_confirmed", facts={"state": event.state}))
    rule = policy.rule_for(event.category, event.subject_type, event.determined)
    if rule is None:
        return _nothing(event_key, policy, _no_rule(event))
    entry = read_list_entry(event, view) if rule.needs_list_entry else None
    if entry is None and rule.needs_list_entry:
        return _nothing(event_key, policy, Gap(code="not_listed"))
    matter = _matter(under(rule, event, entry), rule, policy, view)
    matter.listed = entry.span if entry else None
    return _outcome(matter, with_endings(matter, _entries(matter)))


def _nothing(event_key: str, policy: Policy, gap: Gap) -> Outcome:
    return Outcome(
        event=event_key,
        law=Law.of(policy),
        conduct=(),
        window=(),
        determined=None,
        severity=None,
        gaps=(gap,),
    )


def _no_rule(event: EventRecord) -> Gap:
    label = event.subject_type.label
    facts = {
        "date": iso(event.determined),
        "subject_type_zh": label.zh,
        "subject_type_en": label.en,
    }
    return Gap(code="no_rule", facts=facts)


def _matter(event: EventRecord, rule: Rule, policy: Policy, view: View) -> Matter:
    holdings = derive(policy, event.subject_type, read_holdings(event.subject, view))
    severity = policy.severity(
        event.penalties, event.simple_procedure, event.severity, event.determined, rule
    )
    window = list(event.conduct) or [policy.look_back(event.determined, event.extended)]
    departures = read_departures(event.subject, view)
    return Matter(event, rule, policy, severity, window, holdings, departures)


def _entries(matter: Matter) -> list[Entry]:
    _general_gaps(matter)
    if matter.event.subject.kind is NodeKind.PERSON:
        by_determination(matter)
        return _own_entry(matter)
    as_subject = any(r.as_subject for r in matter.rule.records)
    classes = [r.role_class for r in matter.rule.records if r.role_class is not RoleClass.DIRECT]
    by_status(matter, classes)
    by_determination(matter)
    check_representative(matter)
    people = [e for c in matter.candidates.values() if (e := person_entry(matter, c))]
    return people if as_subject else [unit_entry(matter), *people]


def _general_gaps(matter: Matter) -> None:
    event = matter.event
    if matter.severity is Severity.UNCLASSIFIED:
        matter.gap("severity_unclassified")
        matter.task("classify_severity")
    if event.conflict:
        matter.task("settle_conflict", what_zh="决定书内容", what_en="the determination")
    if not event.known_conduct and event.subject.kind is NodeKind.ORGANIZATION:
        matter.task("confirm_conduct_date")


def _own_entry(matter: Matter) -> list[Entry]:
    subject = matter.event.subject
    if is_identified(subject.key):
        return [subject_entry(matter)]
    matter.gap("subject_not_identified", why_zh="无有效证件号码", why_en="no valid number")
    facts = {"name": subject.name, "office_zh": "当事人", "office_en": "subject"}
    matter.task("identify_person", subject.key, **facts)
    return []


def _place(entry: Entry) -> tuple[object, ...]:
    """The unit first, then by tier and by who came first into the conduct."""
    overlaps = [span for c in entry.capacities for span in c.overlap]
    return entry.tier or "", min(overlaps, default=("", "")), entry.holder_name, entry.holder


def _outcome(matter: Matter, entries: list[Entry]) -> Outcome:
    event = matter.event
    recorded = {e.holder for e in entries}
    rejected = [r for r in matter.rejected if r.holder not in recorded]
    return Outcome(
        event=event.node.key,
        law=Law.of(matter.policy, matter.rule),
        conduct=iso_spans(list(event.conduct)),
        window=iso_spans(matter.window),
        determined=iso(event.determined),
        severity=matter.severity,
        entries=tuple(sorted(entries, key=_place)),
        tasks=tuple(sorted(matter.tasks, key=lambda t: (t.kind, t.subjects))),
        gaps=tuple(sorted(matter.gaps, key=lambda g: g.code)),
        rejected=tuple(sorted(rejected, key=lambda r: (r.name, r.office, r.holder))),
    )
