"""Responsibility trace-back in a PPP project (二.(一).2.(4), §2.6).

Read are CONCERNS from the event to stages (`role` cause_stage or found_stage, `cause_date`),
STAGE_DUTY from persons to stages (`side`, `duty`, `instrument`), STAGE_OF, and the PROFILE of a
stage (`stage`, `regime`). Who answers is what attribution found; here stands how one gets there,
and who held each duty over time.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from graph.accountability import Outcome, attribute
from graph.accountability.conditions import GAPS, REJECTIONS, say
from graph.accountability.event import EventRecord
from graph.accountability.law import Citation
from graph.accountability.outcome import Rejection
from graph.accountability.proof import Proof
from graph.accountability.stages import StageConcern, StageDuty, read_concerns, read_duties
from graph.intervals import ALWAYS, Day, iso
from graph.policy import Policy
from graph.records import Fact, Node, Ref
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, Stage
from queries.counting import may_be_told
from queries.said import Said, Shape, Subject
from queries.sight import Sight
from queries.tracing.people import Standpoint, TracedPerson, is_seen

# What attribution says of a person at a stage, and where that puts the person in a look-back.
_STANDPOINTS = {
    "awaits_determination": Standpoint.ACCOUNTABLE,
    "name_only": Standpoint.ACCOUNTABLE,
    "candidate_by_office": Standpoint.CANDIDATE,
}


class TracedStage(Shape):
    """A stage that the event concerns, with everybody responsible for it, in order of time."""

    stage: Subject
    label: Said
    regime: str
    role: str
    cause_date: str
    persons: tuple[TracedPerson, ...]
    path: tuple[Proof, ...]


class StageTrace(Shape):
    kind: Literal["stages"] = "stages"
    event: Subject
    body: Subject
    project: Subject | None
    as_of: str
    known_at: int
    stages: tuple[TracedStage, ...]
    candidates: tuple[TracedPerson, ...]
    gaps: tuple[Said, ...]
    limits: tuple[Said, ...]
    citations: tuple[Citation, ...]
    policy_note: Said


def trace_stages(
    event: EventRecord, view: View, policy: Policy, as_of: Day, sight: Sight
) -> StageTrace:
    stored = view.outcomes([event.node.key]).get(event.node.key)
    outcome = (
        Outcome.model_validate(stored.body) if stored else attribute(event.node.key, view, policy)
    )
    concerns = read_concerns(event.node, view)
    duties = read_duties(concerns, view) if sight.persons else ()
    profiles = view.about([c.stage.ref for c in concerns], [Kind.PROFILE])
    told = _Told(outcome, sight, as_of)
    return StageTrace(
        event=Subject.of(event.node),
        body=Subject.of(event.subject),
        project=_project(concerns, view),
        as_of=iso(as_of),
        known_at=view.known_at,
        stages=tuple(_stage(event.node, c, duties, profiles, told) for c in concerns),
        candidates=told.candidates(),
        gaps=told.gaps(),
        limits=() if sight.persons else (Said.of(_NO_PERSONS),),
        citations=outcome.law.citations,
        policy_note=Said.of(outcome.law.in_force_note),
    )


def _project(concerns: Sequence[StageConcern], view: View) -> Subject | None:
    stages = {c.stage.ref: [ALWAYS] for c in concerns}
    hops = view.expand(stages, [Kind.STAGE_OF], "out").hops
    projects = view.nodes({h.dst for found in hops.values() for h in found})
    first = min(projects.values(), key=lambda n: n.key, default=None)
    return Subject.of(first) if first else None


def _stage(
    event: Node,
    concern: StageConcern,
    duties: Sequence[StageDuty],
    profiles: Mapping[Ref, list[Fact]],
    told: "_Told",
) -> TracedStage:
    props = next((f.props for f in profiles[concern.stage.ref]), {})
    stage = next((s for s in Stage if s == props.get("stage")), None)
    own = [d for d in duties if d.stage.ref == concern.stage.ref]
    return TracedStage(
        stage=Subject.of(concern.stage),
        label=Said.of(stage.label if stage else _NO_STAGE),
        regime=str(props.get("regime") or ""),
        role=concern.role,
        cause_date=iso(concern.cause_date) if concern.cause_date else "",
        persons=tuple(p for d in own if (p := told.person(d))),
        path=(Proof.of(concern.fact, event.key, concern.stage.key),),
    )


class _Told:
    """What attribution said of the persons at the stages, as far as it is granted."""

    def __init__(self, outcome: Outcome, sight: Sight, as_of: Day) -> None:
        self._outcome, self._sight, self._as_of = outcome, sight, as_of
        self._recorded = {e.holder for e in outcome.entries if may_be_told(e, as_of, sight)}

    def person(self, duty: StageDuty) -> TracedPerson | None:
        standpoint, because = self._standpoint(duty)
        hidden = standpoint is Standpoint.NOT_RESPONSIBLE and not self._sight.rejected
        if hidden or not is_seen(duty.person, self._sight):
            return None
        first, last = duty.span.iso()
        return TracedPerson(
            holder=duty.person.key,
            name=duty.person.name,
            office=Kind.STAGE_DUTY,
            duty=str(duty.fact.props.get("duty") or ""),
            standpoint=standpoint,
            because=Said.of(because),
            valid_from=first,
            valid_to=last,
            left=duty.span.stop <= self._as_of,
            path=(Proof.of(duty.fact, duty.person.key, duty.stage.key),),
        )

    def _standpoint(self, duty: StageDuty) -> tuple[Standpoint, Text]:
        if duty.person.key in self._recorded:
            return Standpoint.DETERMINED, Standpoint.DETERMINED.label
        rejected = self._rejection(duty)
        if rejected is None:
            return Standpoint.NOT_RESPONSIBLE, _OTHER_SIDE.fill(side=duty.side or "?")
        standpoint = _STANDPOINTS.get(rejected.condition, Standpoint.NOT_RESPONSIBLE)
        return standpoint, say(REJECTIONS, rejected.condition, rejected.facts)

    def _rejection(self, duty: StageDuty) -> Rejection | None:
        """The one that rests on this very duty: a person may have held several."""
        first, last = duty.span.iso()
        return next(
            (
                r
                for r in self._outcome.rejected
                if r.holder == duty.person.key
                for p in r.evidence
                if (p.dst, p.valid_from, p.valid_to) == (duty.stage.key, first, last)
            ),
            None,
        )

    def candidates(self) -> tuple[TracedPerson, ...]:
        if not self._sight.rejected:
            return ()
        found = [r for r in self._outcome.rejected if r.condition == "candidate_by_office"]
        return tuple(self._candidate(r) for r in found if self._sight.shows(r.holder))

    def _candidate(self, rejected: Rejection) -> TracedPerson:
        proof = rejected.evidence[0]
        return TracedPerson(
            holder=rejected.holder,
            name=rejected.name,
            office=rejected.office,
            duty="",
            standpoint=Standpoint.CANDIDATE,
            because=Said.of(say(REJECTIONS, rejected.condition, rejected.facts)),
            valid_from=proof.valid_from,
            valid_to=proof.valid_to,
            left=proof.valid_to <= iso(self._as_of),
            path=rejected.evidence,
        )

    def gaps(self) -> tuple[Said, ...]:
        """A gap tells whether there was anybody: it is for those who may be told of persons."""
        if not self._sight.persons:
            return ()
        return tuple(Said.of(say(GAPS, g.code, g.facts)) for g in self._outcome.gaps)


_NO_STAGE = Text("阶段不明", "stage not stated")
_OTHER_SIDE = Text(
    "不是政府方的责任人（{side}）", "not responsible on the government's side ({side})"
)
_NO_PERSONS = Text(
    "本角色不含自然人，只列所涉阶段", "natural persons are no part of this: only stages are told"
)
