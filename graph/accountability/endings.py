"""How entries end: by revocation, as unlawful, or by repair (domain.md §2.7, §0.1(9)).

An entry ends once, on the first day of a repair or of a finding that the decision was unlawful.
A revocation undoes it whatever came before: the decision counts as never made, and its entries
stay in the register for the history alone. The statutory three working days for withdrawal
(行政处罚法 §48) need a table of holidays, which is not there: no date for it is computed.
"""

from graph.accountability.matter import Matter
from graph.accountability.notices import Notice
from graph.accountability.outcome import Entry, EntryStatus
from graph.intervals import Day, day, iso
from graph.policy import Publication
from graph.vocabulary import EventStatus

_STATUS = {
    EventStatus.REVOKED: EntryStatus.REVOKED,
    EventStatus.WITHDRAWN: EntryStatus.WITHDRAWN,
    EventStatus.REPAIRED: EntryStatus.REPAIRED,
}


def with_endings(matter: Matter, entries: list[Entry]) -> list[Entry]:
    if matter.event.revoked:  # nothing is left to find out
        matter.tasks.clear()
        matter.gaps.clear()
    for notice in matter.event.notices:
        _tasks(matter, notice)
    return [_ended(matter, entry) for entry in entries]


def _tasks(matter: Matter, notice: Notice) -> None:
    event = matter.event
    facts = {"document": notice.document, "day": iso(notice.decided)}
    if notice.decided < event.determined:
        matter.task("check_notice_date", determined=iso(event.determined), **facts)
    if notice.status is EventStatus.WITHDRAWN and not event.revoked:
        matter.task("settle_withdrawal", **facts)


def _ended(matter: Matter, entry: Entry) -> Entry:
    notice = _ending(matter.event.notices, entry.holder)
    if notice is None:
        return entry
    changes = {
        "status": _STATUS[notice.status],
        "status_before": entry.status,
        "ended_on": iso(notice.decided),
        "ended_by": notice.ended_by(matter.event.node.key),
        "repair_from": None,
    }
    if notice.status is EventStatus.REVOKED:
        never = {"publication": Publication.INTERNAL, "publish_from": None, "publish_to": None}
        return entry.model_copy(update=changes | never)
    return entry.model_copy(update=changes | _published_until(entry, notice.decided))


def _ending(notices: tuple[Notice, ...], holder: str) -> Notice | None:
    """The notices come in order of their days."""
    own = [n for n in notices if n.concerns(holder)]
    revoked = [n for n in own if n.status is EventStatus.REVOKED]
    return next(iter(revoked or own), None)


def _published_until(entry: Entry, end: Day) -> dict[str, str | None]:
    if entry.publish_from is None or entry.publish_to is None:
        return {}
    if end <= day(entry.publish_from):
        return {"publish_from": None, "publish_to": None}
    return {"publish_to": iso(min(end, day(entry.publish_to)))}
