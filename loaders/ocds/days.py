"""Days and instants as releases give them.

A deadline is the calendar day that the publisher wrote, in the offset that stands beside it: an
evening deadline is not the next day because the reader sits further east.
"""

import re
from datetime import UTC, datetime

from graph.intervals import Day

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def instant(written: str) -> str | None:
    """The instant in UTC, in one spelling that sorts; a day alone is its first moment."""
    found = _read(written)
    if found is None:
        return None
    try:
        return (
            (found if found.tzinfo else found.replace(tzinfo=UTC))
            .astimezone(UTC)
            .isoformat(timespec="microseconds")
        )
    except OverflowError:
        return None


def written_day(written: str) -> Day | None:
    found = _read(written)
    return None if found is None else found.date().toordinal()


def _read(written: str) -> datetime | None:
    text = written.strip()
    if not _DAY.match(text):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
