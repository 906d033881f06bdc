"""One release that can be stated: its process, its version, what it may leave out."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from graph.intervals import Day
from loaders.ocds.days import instant, written_day
from loaders.ocds.reading import At, Notes
from loaders.ocds.unpack import Unpacked
from loaders.tables import scrub

_PREFIX = re.compile(r"ocds-[0-9a-z]{6}(?=-)", re.IGNORECASE)
_SPACES = re.compile(r"[\s:]+")


class Release(NamedTuple):
    at: At
    ocid: str
    asserted_at: Day
    instant: str
    publisher: str
    complete: bool

    @property
    def prefix(self) -> str:
        """The publisher as the standard's register knows it: the start of every ocid."""
        found = _PREFIX.match(self.ocid)
        return found[0].lower() if found else _SPACES.sub("_", scrub(self.publisher)) or "OCDS"

    @property
    def scope(self) -> str:
        """The process as it may stand in a key."""
        return _SPACES.sub("_", self.ocid)


def read_release(found: Unpacked, notes: Notes) -> Release | None:
    """None, with the reason noted, for what cannot be placed: no process or no version."""
    at = At(found.value, found.where, notes)
    ocid, date = at.text("ocid"), found.value.get("date")
    if not ocid:
        at.reject("ocid", "missing_ocid")
    if date is None or date == "":
        at.reject("date", "missing_date")
    day, moment = _version(date)
    if date and (day is None or moment is None):
        at.reject("date", "not_a_date")
    if not ocid or day is None or moment is None:
        return None
    return Release(at, ocid, day, moment, found.publisher, found.complete)


def _version(date: Any) -> tuple[Day | None, str | None]:
    if not isinstance(date, str):
        return None, None
    return written_day(date), instant(date)


def looks_like_ocds(value: Mapping[str, Any]) -> bool:
    return isinstance(value.get("ocid"), str)
