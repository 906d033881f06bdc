"""Until when an entry that is over is kept for the auditor (domain.md §5)."""

from graph.accountability import Entry
from graph.intervals import Day, day, iso, shift
from graph.policy import Policy
from queries.standing import OVER, standing_on


def kept_until(entry: Entry, policy: Policy, as_of: Day) -> str | None:
    """The first day after the term of retention; None for an entry that is not over."""
    if standing_on(entry, as_of) not in OVER:
        return None
    closed = min(entry.ended_on or entry.expire_at, entry.expire_at)
    return iso(shift(day(closed), policy.retention.after_closing))
