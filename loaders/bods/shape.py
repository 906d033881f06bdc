"""One shape for the statements of all versions: a record, its kind, its details, its day.

Up to 0.3 a statement is flat, is its own record, and names the statements that it replaces.
"""

from dataclasses import dataclass

from graph.intervals import Day
from graph.records import Source
from graph.vocabulary import Rank
from loaders.base import Context
from loaders.bods.codes import RECORD_TYPES, STATUSES, plain
from loaders.items import Described, Entry, Holder, Saying
from loaders.items.reading import version_day

NAMELESS = "BODS"  # the provider of statements whose publisher is not named


@dataclass(frozen=True)
class Record:
    """A statement of a record; `replaces` are the records of which it is a newer version."""

    kind: str
    details: Holder
    closed: bool
    updated: bool
    replaces: tuple[str, ...]
    saying: Saying


def dated(value: Holder) -> bool:
    """Whether a statement gives its own day. One whose day is of the wrong type is rejected."""
    published = value.get("publicationDetails")
    inside = isinstance(published, dict) and published.get("publicationDate")
    return bool(value.get("statementDate") or inside)


def record_of(entry: Entry, value: Holder, file: Described, ctx: Context) -> Record | None:
    """None where the statement is rejected."""
    flat = "statementType" in value or "recordDetails" not in value
    type_key = "statementType" if "statementType" in value else "recordType"
    kind = _one_of(entry, value, type_key)
    record = _record_id(entry, value, flat)
    status = _status(entry, value)
    details = value if flat else entry.child(value, "recordDetails", needed=True)
    replaces = tuple(entry.ids(value, "replacesStatements")) if flat else ()
    published = entry.child(value, "publicationDetails")
    seen = _seen(entry, value, published, ctx)
    if entry.rejected or seen is None:
        return None
    source = Source(_provider(entry, published, ctx), Rank.AGGREGATOR, file.document, file.sha256)
    saying = Saying(source, entry.row, seen, record)
    return Record(kind, details, status == "closed", status == "updated", replaces, saying)


def _record_id(entry: Entry, value: Holder, flat: bool) -> str:
    statement_key = "statementID" if "statementID" in value else "statementId"
    statement = entry.id(value, statement_key, needed=True)
    return statement if flat else entry.id(value, "recordId", needed=True)


def _one_of(entry: Entry, value: Holder, key: str) -> str:
    written = entry.text(value, key, needed=True)
    found = RECORD_TYPES.get(plain(written), "")
    if written and not found:
        entry.reject(key, written, "unknown_value", choices=", ".join(set(RECORD_TYPES.values())))
    return found


def _status(entry: Entry, value: Holder) -> str:
    written = entry.text(value, "recordStatus").lower()
    if written and written not in STATUSES:
        entry.reject("recordStatus", written, "unknown_value", choices=", ".join(sorted(STATUSES)))
    return written


def _seen(entry: Entry, value: Holder, published: Holder, ctx: Context) -> Day | None:
    beside = entry.raw(published, "publicationDate")
    return version_day(entry, "statementDate", entry.raw(value, "statementDate") or beside, ctx)


def _provider(entry: Entry, published: Holder, ctx: Context) -> str:
    publisher = entry.child(published, "publisher")
    return ctx.provider or entry.text(publisher, "name") or entry.text(publisher, "url") or NAMELESS
