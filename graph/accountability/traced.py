"""Responsibility trace-back in PPP projects (二.(一).2.(4), domain.md §2.6).

Whoever was responsible on the government's side for the stage in which the default was caused, on
the day of the cause, is asked to account for it, also after having left; the persons of the stage
in which it was found are not. Nobody is recorded without a determination.
"""

from collections.abc import Iterator

from graph.accountability.holdings import is_identified
from graph.accountability.matter import Matter, say_window
from graph.accountability.outcome import Rejection
from graph.accountability.proof import Proof
from graph.accountability.stages import CAUSE, StageConcern, StageDuty
from graph.intervals import Day, Interval, iso, overlaps
from graph.policy import Record
from graph.vocabulary import Kind


def by_stage(matter: Matter, record: Record) -> None:
    """Tasks for the persons of the cause stage; says why of everybody else at the stages."""
    cause = next((c for c in matter.concerns if c.role == CAUSE), None)
    if cause is None or cause.cause_date is None:
        matter.gap("cause_stage_unknown")
        return
    held = list(_answering(matter, record, cause))
    for duty in matter.duties:
        if duty not in held and duty.side == record.side:
            _not_cause(matter, duty, cause)
    for duty in held:
        _ask(matter, duty, cause)
    if not held:
        matter.gap("missing_assignment", stage=cause.stage.name, day=iso(cause.cause_date))
        _candidates(matter, cause.cause_date)


def _answering(matter: Matter, record: Record, cause: StageConcern) -> Iterator[StageDuty]:
    for duty in matter.duties:
        on_the_day = cause.cause_date is not None and duty.span.holds(cause.cause_date)
        if duty.stage.key == cause.stage.key and duty.side == record.side and on_the_day:
            yield duty


def _ask(matter: Matter, duty: StageDuty, cause: StageConcern) -> None:
    facts = {"name": duty.person.name, "stage": duty.stage.name, "day": iso(cause.cause_date or 0)}
    if not is_identified(duty.person.key):
        _reject(matter, duty, "name_only", **facts)
        matter.task("identify_person", duty.person.key, name=duty.person.name, **_OFFICE)
        return
    _reject(matter, duty, "awaits_determination", **facts)
    said = {"since": iso(duty.span.start), "instrument": str(duty.fact.props.get("instrument"))}
    matter.task("hold_to_account", duty.person.key, **_OFFICE, **facts, **said)


_OFFICE = {
    "office_zh": Kind.STAGE_DUTY.label.zh,
    "office_en": Kind.STAGE_DUTY.label.en,
}


def _not_cause(matter: Matter, duty: StageDuty, cause: StageConcern) -> None:
    same = duty.stage.key == cause.stage.key
    condition = "not_in_charge_at_cause" if same else "not_cause_stage"
    facts = {
        "stage": duty.stage.name,
        "cause": cause.stage.name,
        "term": say_window([duty.span]),
        "day": iso(cause.cause_date or 0),
    }
    _reject(matter, duty, condition, **facts)


def _reject(matter: Matter, duty: StageDuty, condition: str, **facts: str) -> None:
    matter.rejected.append(
        Rejection(
            holder=duty.person.key,
            name=duty.person.name,
            office=Kind.STAGE_DUTY,
            condition=condition,
            facts=_OFFICE | {"name": duty.person.name} | facts,
            evidence=(Proof.of(duty.fact, duty.person.key, duty.stage.key),),
        )
    )


def _candidates(matter: Matter, when: Day) -> None:
    """The head of the body on the day of the cause, for investigators; never an entry."""
    heads = matter.policy.required_offices(matter.event.subject_type)
    for holding in matter.holdings:
        if holding.counts_as in heads and overlaps(holding.answers, [Interval(when, when + 1)]):
            matter.reject(holding, "candidate_by_office", day=iso(when))
