"""What was decided of a subject or an event: measures, disputes, repairs, exemptions."""

from graph.accountability.outcome import Contest
from graph.intervals import Day, iso
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.vocabulary import EventStatus, NodeKind
from queries.explain import PleaTold
from queries.measures import MeasureTold, measures_of, measures_on
from queries.notices import NoticeGiven
from queries.resources.around import concerns, explanations
from queries.resources.entries import entries_of
from queries.said import Shape, Subject
from queries.seen import sees_measure
from queries.sight import Sight


class DisputeTold(Shape):
    """A dispute over an entry; `open` is of the day asked about."""

    event: Subject
    holder: Subject
    dispute: Contest
    open: bool


class RepairTold(Shape):
    event: Subject
    repair: NoticeGiven


class ExemptionTold(Shape):
    event: Subject
    plea: PleaTold


def measures_told(node: Node, view: View, as_of: Day, sight: Sight) -> tuple[MeasureTold, ...]:
    found = measures_of if node.kind is NodeKind.EVENT else measures_on
    return tuple(m for m in found(node, view, as_of) if sees_measure(m, sight))


def disputes_of(node: Node, view: View, as_of: Day, sight: Sight) -> tuple[DisputeTold, ...]:
    """Those over the entries that the asker sees."""
    return tuple(
        DisputeTold(
            event=item.event,
            holder=item.recorded_for,
            dispute=dispute,
            open=dispute.open_on(iso(as_of)),
        )
        for item in entries_of(node, view, as_of, sight)
        for dispute in item.entry.contests
    )


def repairs_of(
    node: Node, view: View, policy: Policy, as_of: Day, sight: Sight
) -> tuple[RepairTold, ...]:
    """Of the event, or of one person alone; one that another person obtained is left out."""
    return tuple(
        RepairTold(
            event=Subject(key=told.case.key, name=told.case.doc_no, kind=NodeKind.EVENT),
            repair=notice,
        )
        for told in explanations(node, view, policy, as_of, sight)
        for notice in told.case.notices
        if notice.what == EventStatus.REPAIRED
        and (not notice.holder or concerns(node, notice.holder))
    )


def exemptions_of(
    node: Node, view: View, policy: Policy, as_of: Day, sight: Sight
) -> tuple[ExemptionTold, ...]:
    """What was pleaded or decided, and what became of it."""
    return tuple(
        ExemptionTold(
            event=Subject(key=told.case.key, name=told.case.doc_no, kind=NodeKind.EVENT),
            plea=plea,
        )
        for told in explanations(node, view, policy, as_of, sight)
        for plea in told.pleas
        if concerns(node, plea.holder)
    )
