"""Where an entry stands on a day: ends take effect by themselves, no job has to run."""

from graph.accountability import Entry, EntryStatus
from graph.accountability.outcome import first_day
from graph.intervals import Day, day
from graph.vocabulary import Word


class Standing(Word):
    NOT_YET = "not_yet", "尚未认定", "not determined yet"
    STANDS = "stands", "有效", "stands"
    PENDING = "pending_review", "待核实，不计入", "pending review, counted nowhere"
    CONTESTED = "contested", "有争议，以登记为准，不采取措施", "contested: flagged, no measure"
    EXPIRED = "expired", "已到期", "expired"
    REVOKED = "revoked", "已撤销，视为自始没有", "revoked, as if never made"
    WITHDRAWN = "withdrawn", "被确认违法，已撤回，不计入", "withdrawn, counted nowhere"
    REPAIRED = "repaired", "已修复", "repaired"


_STANDING = {
    EntryStatus.ACTIVE: Standing.STANDS,
    EntryStatus.PENDING_REVIEW: Standing.PENDING,
    EntryStatus.CONTESTED: Standing.CONTESTED,
    EntryStatus.REVOKED: Standing.REVOKED,
    EntryStatus.WITHDRAWN: Standing.WITHDRAWN,
    EntryStatus.REPAIRED: Standing.REPAIRED,
}


def standing_on(entry: Entry, as_of: Day) -> Standing:
    """A repaired or withdrawn entry stands until its day; a revoked one never stood, on whatever
    day (what was known then is asked for by commit)."""
    begins = max(entry.determined, first_day(entry.capacities))
    if as_of < day(begins):
        return Standing.NOT_YET
    if entry.status is EntryStatus.REVOKED or _ended(entry, as_of):
        return _STANDING[entry.status]
    if as_of >= day(entry.expire_at):
        return Standing.EXPIRED
    return _STANDING[entry.status_before or entry.status]


def _ended(entry: Entry, as_of: Day) -> bool:
    """Whether it was ended by then, and not after it had expired."""
    if entry.ended_on is None:
        return False
    return day(entry.ended_on) <= as_of and entry.ended_on < entry.expire_at


def published_on(entry: Entry, as_of: Day) -> bool:
    """Whether the entry is within its days of publication, to whom its range is open; an end has
    cut them."""
    if entry.publish_from is None or entry.publish_to is None:
        return False
    return day(entry.publish_from) <= as_of < day(entry.publish_to)
