"""Who is responsible: from one confirmed event to the entries that the law orders.

A pure function of the event, a view of the store and the policy. It reads

(a) the event and the facts that point at it, orders of measures among them,
(b) the offices at its subject, evidence that somebody left one, and the subject's own profile and
    list entries; where the law traces back, who was responsible for the stages that it concerns,
(c) the persons in (a) and (b),
(d) the rule in force at the determination,

and nothing else: no entry, no shareholder, no other organisation, no clock. Invariants:

**The role is the one held at the time of the conduct**, on any day of any of its intervals;
the hull of several acts is never used.
**Nothing spreads along ownership**: only the legal subject named in the instrument counts.
**A name is not an identity**: a candidate by name is rejected and becomes a task.
**A record is not a punishment**: a measure is proposed, or told as a document ordered it.
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
from graph.accountability.measures import measures
from graph.accountability.named import by_determination
from graph.accountability.orders import read_orders
from graph.accountability.outcome import Entry, Gap, Outcome, iso_spans
from graph.accountability.stages import read_concerns, read_duties
from graph.accountability.status import by_status
from graph.accountability.traced import by_stage
from graph.intervals import iso
from graph.policy import Policy, RoleClass, Rule, Timing
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
    if _too_early(event, policy):
        return _nothing(event_key, policy, Gap(code="act_before_policy"))
    entry = read_list_entry(event, view) if rule.needs_list_entry else None
    if entry is None and rule.needs_list_entry:
        return _nothing(event_key, policy, Gap(code="not_listed"))
    matter = _matter(under(rule, event, entry), rule, policy, view)
    if entry is not None:
        matter.listed, matter.list_code = entry.span, entry.list_code
    matter.orders = read_orders(event.node, view)
    return _outcome(matter, with_endings(matter, _entries(matter)))


def _too_early(event: EventRecord, policy: Policy) -> bool:
    """Whether all of the act lies before a policy that, so read, does not speak of such acts."""
    last = max((span.stop for span in event.conduct), default=policy.effective_from + 1)
    return last <= policy.effective_from and not policy.switch("record_acts_before_policy")


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
    matter = Matter(event, rule, policy, severity, window, holdings, departures)
    if rule.timing is Timing.AT_CAUSE_STAGE:
        matter.concerns = read_concerns(event.node, view)
        matter.duties = read_duties(matter.concerns, view)
    return matter


def _entries(matter: Matter) -> list[Entry]:
    if not matter.rule.records:  # an order is a measure and no record
        return []
    _general_gaps(matter)
    if matter.event.subject.kind is NodeKind.PERSON:
        by_determination(matter)
        return _own_entry(matter)
    as_subject = any(r.as_subject for r in matter.rule.records)
    by_status(matter)
    for record in matter.rule.records:
        if record.role_class is RoleClass.STAGE_ASSIGNEE:
            by_stage(matter, record)
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
    at_stage = matter.rule.timing is Timing.AT_CAUSE_STAGE
    if not event.known_conduct and event.subject.kind is NodeKind.ORGANIZATION and not at_stage:
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
    ordered = measures(matter, entries)  # first: it may leave a task
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
        pleas=tuple(sorted(matter.pleas, key=lambda p: (p.holder, p.what, p.condition))),
        measures=ordered,
    )
