"""Where an entry stands on a day: ends take effect by themselves, no job has to run."""

from graph.accountability import Entry, EntryStatus
from graph.accountability.outcome import first_day
from graph.intervals import Day, day, iso
from graph.vocabulary import Word


class Standing(Word):
    NOT_YET = "not_yet", "尚未认定", "not determined yet"
    STANDS = "stands", "有效", "stands"
    PENDING = "pending_review", "待核实，不计入", "pending review, counted nowhere"
    CONTESTED = "contested", "有争议，只标注、不采取措施", "contested: flagged, no measure"
    SUSPENDED = "suspended", "暂停，仅治理员和审计可见", "suspended: for steward and auditor only"
    EXPIRED = "expired", "已到期", "expired"
    UNPERFORMED = "expired_unperformed", "已到期，义务未履行", "expired, the duty not performed"
    REVOKED = "revoked", "已撤销，视为自始没有", "revoked, as if never made"
    WITHDRAWN = "withdrawn", "被确认违法，已撤回，不计入", "withdrawn, counted nowhere"
    REPAIRED = "repaired", "已修复", "repaired"
    EXEMPTED = "exempted", "已认定免除，不纳入", "exempted: not recorded"
    CLOSED = "closed", "已终止", "closed"


_STANDING = {
    EntryStatus.ACTIVE: Standing.STANDS,
    EntryStatus.PENDING_REVIEW: Standing.PENDING,
    EntryStatus.CONTESTED: Standing.CONTESTED,
    EntryStatus.REVOKED: Standing.REVOKED,
    EntryStatus.WITHDRAWN: Standing.WITHDRAWN,
    EntryStatus.REPAIRED: Standing.REPAIRED,
    EntryStatus.EXEMPTED: Standing.EXEMPTED,
    EntryStatus.CLOSED: Standing.CLOSED,
}

# What is over: seen by the auditor, and by the person whose entry it is.
OVER = frozenset(
    {
        Standing.REVOKED,
        Standing.WITHDRAWN,
        Standing.REPAIRED,
        Standing.CLOSED,
        Standing.EXPIRED,
        Standing.UNPERFORMED,
    }
)


def standing_on(entry: Entry, as_of: Day) -> Standing:
    """A repaired or withdrawn entry stands until its day; a revoked one never stood, on whatever
    day (what was known then is asked for by commit)."""
    begins = max(entry.determined, first_day(entry.capacities))
    if as_of < day(begins):
        return Standing.NOT_YET
    if _never(entry) or _ended(entry, as_of):
        return _STANDING[entry.status]
    if as_of >= day(entry.expire_at):
        return Standing.UNPERFORMED if entry.unperformed else Standing.EXPIRED
    return _marked(entry, as_of) or _STANDING[entry.status_before or entry.status]


def _never(entry: Entry) -> bool:
    """Whether it counts as never made: revoked, or void as of another person."""
    void = entry.ended_on is not None and any(
        c.effect == "void" and c.decided == entry.ended_on for c in entry.contests
    )
    return entry.status is EntryStatus.REVOKED or void


def _ended(entry: Entry, as_of: Day) -> bool:
    """Whether it was ended by then, and not after it had expired."""
    if entry.ended_on is None:
        return False
    return day(entry.ended_on) <= as_of and entry.ended_on < entry.expire_at


def _marked(entry: Entry, as_of: Day) -> Standing | None:
    """By a dispute that is open on the day; only an active entry has something to lose."""
    open_then = [c for c in entry.contests if c.open_on(iso(as_of))]
    if any(c.suspends for c in open_then):
        return Standing.SUSPENDED
    before = entry.status_before or entry.status
    contested = any(c.blocks_measures for c in open_then) and before is EntryStatus.ACTIVE
    return Standing.CONTESTED if contested else None


def published_on(entry: Entry, as_of: Day) -> bool:
    """Whether the entry is within its days of publication, to whom its range is open; an end has
    cut them."""
    if entry.publish_from is None or entry.publish_to is None:
        return False
    return day(entry.publish_from) <= as_of < day(entry.publish_to)
