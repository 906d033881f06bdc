"""Where an entry stands on a day: ends take effect by themselves, no job has to run."""

from graph.accountability import Entry, EntryStatus
from graph.accountability.outcome import first_day
from graph.intervals import Day, day
from graph.vocabulary import Word


class Standing(Word):
    NOT_YET = "not_yet", "尚未认定", "not determined yet"
    STANDS = "stands", "有效", "stands"
    PENDING = "pending_review", "待核实，不计入", "pending review, counted nowhere"
    EXPIRED = "expired", "已到期", "expired"


def standing_on(entry: Entry, as_of: Day) -> Standing:
    begins = max(entry.determined, first_day(entry.capacities))
    if as_of < day(begins):
        return Standing.NOT_YET
    if as_of >= day(entry.expire_at):
        return Standing.EXPIRED
    return Standing.PENDING if entry.status is EntryStatus.PENDING_REVIEW else Standing.STANDS


def published_on(entry: Entry, as_of: Day) -> bool:
    """Whether the entry is within its days of publication, to whom its range is open."""
    if entry.publish_from is None or entry.publish_to is None:
        return False
    return day(entry.publish_from) <= as_of < day(entry.publish_to)
