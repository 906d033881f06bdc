"""How entries end (domain.md §2.7, §0.1(9)): revoked, unlawful, repaired, exempted, disputed, done.

An entry ends once, on the first day of whatever ends it. What makes it void, a revocation before
all, undoes it whatever came before: it counts as never made, and stays for the history alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.accountability.contests import contests
from graph.accountability.decisions import Decision
from graph.accountability.matter import Matter
from graph.accountability.notices import Notice
from graph.accountability.outcome import Entry, EntryStatus
from graph.accountability.pleas import hear
from graph.accountability.proof import EndedBy
from graph.intervals import Day, day, iso
from graph.policy import Effect, Publication
from graph.policy.holidays import add_working_days, missing_year
from graph.vocabulary import EventStatus, Severity

_STATUS = {
    EventStatus.REVOKED: EntryStatus.REVOKED,
    EventStatus.WITHDRAWN: EntryStatus.WITHDRAWN,
    EventStatus.REPAIRED: EntryStatus.REPAIRED,
}
_EFFECT = {
    Effect.EXEMPTED: EntryStatus.EXEMPTED,
    Effect.CLOSED: EntryStatus.CLOSED,
    Effect.VOID: EntryStatus.CLOSED,
}


@dataclass(frozen=True)
class Ending:
    """`void`: the entry counts as never made, on whatever day."""

    on: Day
    status: EntryStatus
    by: EndedBy
    void: bool = False


def with_endings(matter: Matter, entries: list[Entry]) -> list[Entry]:
    freed = hear(matter, entries)
    marked = [_marked(matter, entry) for entry in entries]
    if matter.event.revoked:  # nothing is left to find out
        matter.tasks.clear()
        matter.gaps.clear()
    for notice in matter.event.notices:
        _tasks(matter, notice)
    return [_ended(matter, entry, freed.get(entry.holder)) for entry in marked]


def _marked(matter: Matter, entry: Entry) -> Entry:
    """With its disputes, and whether the duty was performed."""
    done = matter.event.performed_on
    open_duty = matter.event.performance in ("unperformed", "partly") and done is None
    changes = {
        "contests": contests(matter, entry),
        "performed_on": iso(done) if done is not None else None,
        "unperformed": open_duty,
    }
    return entry.model_copy(update=changes)


def _tasks(matter: Matter, notice: Notice) -> None:
    event = matter.event
    facts = {"document": notice.document, "day": iso(notice.decided)}
    if notice.decided < event.determined and notice.status is not EventStatus.PERFORMED:
        matter.task("check_notice_date", determined=iso(event.determined), **facts)
    if notice.status is EventStatus.WITHDRAWN and not event.revoked:
        matter.task("settle_withdrawal", **facts)


def _ended(matter: Matter, entry: Entry, freed: tuple[Decision, Effect] | None) -> Entry:
    endings = sorted(_endings(matter, entry, freed), key=lambda e: (not e.void, e.on))
    if not endings:
        return entry
    ending = endings[0]
    changes: dict[str, object] = {
        "status": ending.status,
        "status_before": entry.status,
        "ended_on": iso(ending.on),
        "ended_by": ending.by,
        "repair_from": None,
    }
    if ending.status in (EntryStatus.REVOKED, EntryStatus.WITHDRAWN):
        changes["withdraw_by"] = _withdraw_by(matter, ending.on)
    if ending.void or ending.status is EntryStatus.EXEMPTED:
        never = {"publication": Publication.INTERNAL, "publish_from": None, "publish_to": None}
        return entry.model_copy(update=changes | never)
    return entry.model_copy(update=changes | _published_until(entry, ending.on))


def _endings(
    matter: Matter, entry: Entry, freed: tuple[Decision, Effect] | None
) -> Iterator[Ending]:
    event = matter.event.node.key
    for notice in matter.event.notices:
        if notice.status in _STATUS and notice.concerns(entry.holder):
            void = notice.status is EventStatus.REVOKED
            status = _STATUS[notice.status]
            yield Ending(notice.decided, status, notice.ended_by(event), void)
        elif notice.status is EventStatus.PERFORMED and matter.severity is Severity.MINOR:
            yield Ending(notice.decided, EntryStatus.CLOSED, notice.ended_by(event))
    if freed is not None:
        decision, effect = freed
        by = decision.ended_by(event)
        yield Ending(decision.day, _EFFECT[effect], by, effect is Effect.VOID)
    for contest in entry.contests:
        if contest.effect in _EFFECT and contest.decided:
            by = EndedBy(doc_no=contest.document, evidence=contest.evidence)
            void = contest.effect is Effect.VOID
            yield Ending(day(contest.decided), _EFFECT[contest.effect], by, void)


def _withdraw_by(matter: Matter, decided: Day) -> str | None:
    """行政处罚法 §48: within three working days; without a table of the year nobody can say."""
    count = matter.policy.withdrawal.working_days
    last = add_working_days(matter.policy, decided, count)
    if last is None:
        year = missing_year(matter.policy, decided, count)
        matter.gap("no_holiday_table", year=str(year), document=iso(decided))
    return iso(last) if last is not None else None


def _published_until(entry: Entry, end: Day) -> dict[str, str | None]:
    if entry.publish_from is None or entry.publish_to is None:
        return {}
    if end <= day(entry.publish_from):
        return {"publish_from": None, "publish_to": None}
    return {"publish_to": iso(min(end, day(entry.publish_to)))}
