"""Why one entry is there: the event, the clause, the capacities with their days and rows."""

from graph.accountability.law import Citation, ClauseText
from graph.errors import NotFoundError
from graph.intervals import Day
from graph.policy import Policy
from graph.store import View
from graph.text import Text
from queries.explain import Case, Explanation, Recorded, explain_event
from queries.measures import MeasureTold
from queries.said import Bystander, Said, Shape
from queries.seen import seen_explanation
from queries.sight import Sight


class Explained(Shape):
    """`recorded` is the entry, if there is one that may be seen; else `not_recorded` says which
    condition failed. `measures` name this holder."""

    as_of: str
    known_at: int
    policy: str
    policy_note: Said
    rule: str | None
    clause: ClauseText | None
    citations: tuple[Citation, ...]
    case: Case
    recorded: Recorded | None
    not_recorded: tuple[Bystander, ...]
    measures: tuple[MeasureTold, ...]
    pending: bool


def explain_entry(
    event: str, holder: str, view: View, policy: Policy, as_of: Day, sight: Sight
) -> Explained:
    """Raises NotFoundError where nothing of the holder may be told at this event."""
    told = seen_explanation(explain_event(event, view, policy, as_of), sight, as_of)
    recorded = next((r for r in told.recorded if r.entry.holder == holder), None)
    others = tuple(b for b in told.not_recorded if b.holder == holder)
    if recorded is None and not others:
        raise NotFoundError(_NOTHING)
    return _explained(told, recorded, others, holder)


def _explained(
    told: Explanation, recorded: Recorded | None, others: tuple[Bystander, ...], holder: str
) -> Explained:
    # A repair that another person obtained alone is that person's own affair.
    notices = tuple(n for n in told.case.notices if n.holder in ("", holder))
    same = {name: getattr(told, name) for name in Explained.model_fields if name not in _OWN}
    return Explained(
        **same,
        case=told.case.model_copy(update={"notices": notices}),
        recorded=recorded,
        not_recorded=others,
        measures=tuple(m for m in told.measures if m.target.key == holder),
    )


_OWN = ("case", "recorded", "not_recorded", "measures")
_NOTHING = Text("没有可提供的内容", "nothing is available")
