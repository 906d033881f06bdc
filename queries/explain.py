"""Who is responsible for an event, who is not, and why: with the clause, the days and the rows."""

from graph.accountability import Entry, Outcome, attribute
from graph.accountability.conditions import GAPS, PLEAS, REJECTIONS, REVIEWS, TASKS, say
from graph.accountability.event import read_event
from graph.accountability.law import Citation, ClauseText
from graph.accountability.outcome import Plea, Rejection
from graph.accountability.proof import Proof
from graph.errors import NotFoundError
from graph.intervals import ALWAYS, Day, Interval, day, iso
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, NodeKind
from queries.bystanders import around
from queries.lists import Listed, lists_on
from queries.measures import MeasureTold, measures_of
from queries.notices import NoticeGiven, notices_of
from queries.said import Bystander, Link, Said, Shape, Subject
from queries.standing import Standing, standing_on


class Case(Shape):
    """What the event is, in the words of its instrument."""

    key: str
    doc_no: str
    title: str
    authority: str
    subject: Subject
    subject_type: str
    determined: str
    conduct: tuple[tuple[str, str], ...]
    window: tuple[tuple[str, str], ...]
    severity: str | None
    instrument: Proof
    conduct_sources: tuple[Proof, ...]
    notices: tuple[NoticeGiven, ...] = ()


class Recorded(Shape):
    """An entry, where it stands on the day asked about, and what to look at again."""

    entry: Entry
    standing: Standing
    review: tuple[Said, ...]


class Note(Shape):
    """A gap or a task."""

    code: str
    said: Said


class PleaTold(Shape):
    """What was pleaded for a holder, what became of it, and why."""

    holder: str
    what: str
    accepted: bool
    condition: str
    because: Said
    path: tuple[Proof, ...]


class Explanation(Shape):
    as_of: str
    known_at: int
    policy: str
    policy_note: Said
    rule: str | None
    clause: ClauseText | None
    citations: tuple[Citation, ...]
    case: Case
    recorded: tuple[Recorded, ...]
    not_recorded: tuple[Bystander, ...]
    links: tuple[Link, ...]
    lists: tuple[Listed, ...]
    measures: tuple[MeasureTold, ...]
    pleas: tuple[PleaTold, ...]
    gaps: tuple[Note, ...]
    tasks: tuple[Note, ...]
    pending: bool
    left_out: int


def explain_event(key: str, view: View, policy: Policy, as_of: Day) -> Explanation:
    """The whole answer for one event.

    The outcome is the one in the register at this view, with the law that it rests on: asked
    again with the same commit, the answer is the one that was given, whatever the policy is now.
    Raises NotFoundError for a key that is no event.
    """
    event = read_event(key, view)
    if event is None:
        raise NotFoundError(_no_event(key))
    stored = view.outcomes([key]).get(key)
    fresh = stored is None
    outcome = (
        attribute(key, view, policy) if stored is None else Outcome.model_validate(stored.body)
    )
    holders = view.find([e.holder for e in outcome.entries])
    recorded = [n for n in holders.values() if n.kind is NodeKind.PERSON]
    nearby = around(event.subject, _window(outcome), recorded, view)
    known = {e.holder for e in outcome.entries} | {r.holder for r in outcome.rejected}
    props = event.fact.props
    return Explanation(
        as_of=iso(as_of),
        known_at=view.known_at,
        policy=outcome.law.policy,
        policy_note=Said.of(outcome.law.in_force_note),
        rule=outcome.law.rule,
        clause=outcome.law.clause,
        citations=outcome.law.citations,
        case=Case(
            key=key,
            doc_no=str(props.get("doc_no") or ""),
            title=str(props.get("title") or ""),
            authority=str(props.get("authority_name") or ""),
            subject=Subject.of(event.subject),
            subject_type=event.subject_type,
            determined=iso(event.determined),
            conduct=outcome.conduct,
            window=outcome.window,
            severity=outcome.severity,
            instrument=Proof.of(event.fact, key, ""),
            conduct_sources=tuple(Proof.of(f, key, "") for f in event.conduct_facts),
            notices=notices_of(event),
        ),
        recorded=tuple(_recorded(e, as_of) for e in outcome.entries),
        not_recorded=(
            *(_rejected(r) for r in outcome.rejected),
            *(b for b in nearby.bystanders if b.holder not in known),
        ),
        links=tuple(nearby.links),
        lists=lists_on(event.subject, view, as_of),
        measures=measures_of(event.node, view, as_of),
        pleas=tuple(_plea(p) for p in outcome.pleas),
        gaps=tuple(Note(code=g.code, said=_said(GAPS, g.code, g.facts)) for g in outcome.gaps),
        tasks=tuple(Note(code=t.kind, said=_said(TASKS, t.kind, t.facts)) for t in outcome.tasks),
        pending=fresh or bool(view.pending([key])),
        left_out=nearby.left_out,
    )


def events_of(organization: Node, view: View) -> list[str]:
    """The keys of the events whose subject a node is, newest determination last."""
    hops = view.expand({organization.ref: [ALWAYS]}, [Kind.SUBJECT_OF], "out").hops
    events = view.nodes({h.dst for h in hops[organization.ref]})
    return sorted(node.key for node in events.values())


def _window(outcome: Outcome) -> list[Interval]:
    return [Interval(day(a), day(b)) for a, b in outcome.window] or [ALWAYS]


def _recorded(entry: Entry, as_of: Day) -> Recorded:
    review = tuple(Said.of(REVIEWS[code]) for code in entry.review_required)
    return Recorded(entry=entry, standing=standing_on(entry, as_of), review=review)


def _rejected(rejection: Rejection) -> Bystander:
    return Bystander(
        holder=rejection.holder,
        name=rejection.name,
        office=rejection.office,
        condition=rejection.condition,
        because=_said(REJECTIONS, rejection.condition, rejection.facts),
        path=rejection.evidence,
    )


def _plea(plea: Plea) -> PleaTold:
    return PleaTold(
        holder=plea.holder,
        what=plea.what,
        accepted=plea.accepted,
        condition=plea.condition,
        because=_said(PLEAS, plea.condition, plea.facts),
        path=plea.evidence,
    )


def _said(table: dict[str, Text], code: str, facts: dict[str, str]) -> Said:
    return Said.of(say(table, code, facts))


def _no_event(key: str) -> Text:
    return Text(
        f"没有键为“{key}”的失信行为，或其决定书尚未载入；可用企业代码或文书号查询",
        f"there is no default event “{key}”, or its determination is not loaded; "
        "ask by the code of the enterprise or the document number",
    )
