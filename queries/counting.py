"""Whether an entry counts on a day, and to whom it may be told: said here and nowhere else."""

from graph.accountability import Entry
from graph.intervals import Day
from graph.vocabulary import Severity, Word
from queries.seen import sees
from queries.sight import Sight
from queries.standing import Standing, standing_on

# A record of past years stays one of those years. Whatever else becomes of it, it is left out.
COUNTED = frozenset({Standing.STANDS, Standing.EXPIRED, Standing.UNPERFORMED})


class NotCounted(Word):
    """Why an entry that stands does not count (domain.md §0.1(4), (15))."""

    MINOR = "minor", "轻微，不计入", "minor: not counted"
    UNCLASSIFIED = "unclassified", "未分级，不计入", "not classified: not counted"
    BY_STATUS = (
        "by_status",
        "因任职作关联记载，不计入",
        "recorded by status (presumed): not counted",
    )
    LEAD = "lead", "线索或尚未认定，不计入", "a lead, or not determined: not counted"
    BEFORE_WINDOW = "before_window", "认定早于所查期间", "determined before the window"


def why_not(entry: Entry, as_of: Day) -> Word | None:
    """What keeps an entry from counting on a day; None for one that counts."""
    standing = standing_on(entry, as_of)
    if standing not in COUNTED:
        return standing
    if entry.severity == Severity.MINOR:
        return NotCounted.MINOR
    return NotCounted.UNCLASSIFIED if entry.severity == Severity.UNCLASSIFIED else None


def is_active(entry: Entry, as_of: Day) -> bool:
    """Whether an entry counts and has not come to its term."""
    return standing_on(entry, as_of) is Standing.STANDS and why_not(entry, as_of) is None


def may_be_told(entry: Entry, as_of: Day, sight: Sight, past: bool = False) -> bool:
    """Whether an entry may stand in the answer, as `queries.seen` says.

    `past`: the question is about past years, so that a term that is over hides nothing.
    """
    standing = standing_on(entry, as_of)
    over_by_term = standing in COUNTED and past
    return sees(sight, entry, Standing.STANDS if over_by_term else standing, as_of)
