"""Whether somebody has had no adverse record for as long as the green channel asks
(二.(四).1.(2); domain.md §0.1(4), (19)).

Records count by the day of the determination, in a window with both its ends. Of a person only
records by determination, and those as the subject itself, count: an office is no default.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from graph.accountability import Entry
from graph.accountability.event import subject_type
from graph.accountability.law import Citation
from graph.accountability.proof import Proof
from graph.errors import NotFoundError, RefusedError
from graph.intervals import Day, Interval, day, iso, shift
from graph.policy import Clearance, Policy, Publication, RoleClass, Tier
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind, SubjectType, Word
from queries.counting import NotCounted, may_be_told, why_not
from queries.records import Record, records_of
from queries.said import Said, Shape, Subject
from queries.sight import Sight
from queries.succession import Predecessor, predecessors
from queries.unsettled import Unsettled, Weighed

Verdict = Literal["yes", "no", "unknown"]


class ClearanceAnswer(Shape):
    """`yes`: no adverse record. `window` is inclusive at both ends."""

    subject: Subject
    as_of: str
    known_at: int
    policy: str
    policy_note: Said
    window: tuple[str, str]
    verdict: Verdict
    counted: tuple[Weighed, ...]
    left_out: tuple[Weighed, ...]
    open_questions: tuple[Said, ...]
    limits: tuple[Said, ...]
    citations: tuple[Citation, ...]


def clearance(node: Node, view: View, policy: Policy, as_of: Day, sight: Sight) -> ClearanceAnswer:
    """Raises NotFoundError where no version of the rule was in force on the day, RefusedError for
    a person whom the sight does not show."""
    rule = policy.screening.clearance_on(as_of)
    if rule is None:
        raise NotFoundError(_NO_RULE.fill(day=iso(as_of)))
    if node.kind is NodeKind.PERSON and not sight.shows(node.key):
        raise RefusedError(_NOT_GRANTED)
    window = Interval(shift(as_of, rule.window, -1), as_of + 1)
    inherited = predecessors(node, view, as_of) if node.kind is NodeKind.ORGANIZATION else []
    record = _with_inherited(node, inherited, view)
    ways = {p.unit.key: p.path for p in inherited}
    told = [e for e in record.entries if may_be_told(e, as_of, sight, past=True)]
    events = view.find([e.event for e in told])
    weighed = [
        _weighed(e, _reason(e, as_of, window, rule), events[e.event], ways) for e in _in_order(told)
    ]
    unsettled = Unsettled(record, window, view) if _sees_all(sight) else None
    limits = _limits(node, view, sight)
    open_questions = unsettled.questions if unsettled else ()
    counted = tuple(w for w in weighed if not w.reason)
    return ClearanceAnswer(
        subject=Subject.of(node),
        as_of=iso(as_of),
        known_at=view.known_at,
        policy=f"{policy.id}@{policy.version}",
        policy_note=Said.of(policy.in_force_note),
        window=(iso(window.start), iso(as_of)),
        verdict="no" if counted else "unknown" if open_questions or limits else "yes",
        counted=counted,
        left_out=(*(w for w in weighed if w.reason), *(unsettled.leads if unsettled else ())),
        open_questions=open_questions,
        limits=limits,
        citations=tuple(Citation.of(policy.bases[basis]) for basis in rule.citation),
    )


def _with_inherited(node: Node, inherited: Sequence[Predecessor], view: View) -> Record:
    """The record with those of the units that the subject succeeds (domain.md §2.3(5))."""
    records = records_of([node, *(p.unit for p in inherited)], view).values()
    bare = {key: outcome for record in records for key, outcome in record.bare.items()}
    return Record([entry for record in records for entry in record.entries], bare)


def _in_order(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda e: (e.determined, e.event, e.holder))


def _reason(entry: Entry, as_of: Day, window: Interval, rule: Clearance) -> Word | None:
    own = any(c.role_class == RoleClass.SUBJECT for c in entry.capacities)
    if reason := why_not(entry, as_of):
        return reason
    if entry.tier is not None and not own and Tier(entry.tier) not in rule.tiers:
        return NotCounted.BY_STATUS
    return None if window.holds(day(entry.determined)) else NotCounted.BEFORE_WINDOW


def _weighed(
    entry: Entry, reason: Word | None, event: Node, ways: Mapping[str, tuple[Proof, ...]]
) -> Weighed:
    return Weighed(
        event=Subject.of(event),
        holder=entry.holder,
        determined=entry.determined,
        severity=entry.severity,
        reason=reason or "",
        because=Said.of(reason.label if reason else _COUNTS),
        evidence=(
            *ways.get(entry.holder, ()),
            *(proof for c in entry.capacities for proof in c.evidence),
        ),
    )


def _sees_all(sight: Sight) -> bool:
    return sight.reach is Publication.INTERNAL


def _limits(node: Node, view: View, sight: Sight) -> tuple[Said, ...]:
    """What the role may not be told, whether or not there is any of it."""
    limits = [] if _sees_all(sight) else [_PUBLISHED_ONLY]
    if not sight.persons and subject_type(node, view) is SubjectType.INDIVIDUAL:
        limits.append(_OPERATOR)
    return tuple(map(Said.of, limits))


_COUNTS = Text("计入", "counts")
_NO_RULE = Text(
    "{day} 没有有效的“无不良信用记录”规则；请改问较晚的一天，或在 screening.yaml 补上该期间的规则",
    "no rule of clearance is in force on {day}; ask about a later day, or add one to "
    "screening.yaml",
)
_NOT_GRANTED = Text(
    "本角色不得查询此人；请凭本人授权或登记的案件查询",
    "this role may not ask about this person; ask with that person's authorization or a case",
)
_PUBLISHED_ONLY = Text(
    "本角色只查阅公示期内、其范围之内的记录，故不能答“无不良信用记录”",
    "this role is told of records within their range and days of publication only, so the answer "
    "cannot be that there is none",
)
_OPERATOR = Text(
    "个体工商户的记录是其经营者的个人记录，本角色不得查阅",
    "the record of an individual business is that of its operator, which this role is not told",
)
