"""What one interest of a relationship says, as a kind of fact and its properties."""

from typing import Any, NamedTuple

from graph.intervals import FOREVER, Interval
from graph.vocabulary import Flag, Kind
from loaders.bods.codes import DIRECTNESS, INTERESTS, plain
from loaders.bods.shape import Record
from loaders.items import Entry, Holder, bounds, span_of

UNKNOWN = (Kind.LINKED_TO, "unknownInterest")

Dated = tuple[Interval, Flag]


class Interest(NamedTuple):
    """`name` tells it from the other interests of its relationship, version after version."""

    kind: Kind
    code: str
    name: str
    owner: bool
    dated: Dated
    props: dict[str, Any]


def interests_of(entry: Entry, record: Record) -> list[Interest]:
    found: list[Interest] = []
    components = _components(entry, record)
    for stated in entry.children(record.details, "interests"):
        dated = _dated(entry, record, stated)
        if dated is not None:
            found.append(_interest(entry, record, stated, components, dated, found))
    return found


def _interest(
    entry: Entry,
    record: Record,
    stated: Holder,
    components: list[str],
    dated: Dated,
    before: list[Interest],
) -> Interest:
    kind, code = _type(entry, stated)
    level = _directness(entry, stated)
    name = f"{code}:{level}"
    name += (
        f":{n}" if (n := sum(i.code == code and i.name.startswith(name) for i in before)) else ""
    )
    props: dict[str, Any] = {"type": code, "details": entry.text(stated, "details")}
    props |= {"direct": level, **_share(entry, stated)}
    if level == "indirect":
        props["indirect"] = True
    if components and level != "direct":
        props |= {"derived": True, "components": components}
    owner = entry.flag(stated, "beneficialOwnershipOrControl") is True
    return Interest(kind, code, name, owner, dated, props)


def _type(entry: Entry, stated: Holder) -> tuple[Kind, str]:
    written = entry.text(stated, "type")
    if not written:
        return UNKNOWN
    found = INTERESTS.get(plain(written))
    if found is None:
        entry.warn(
            "type", written, "unknown_value", choices=", ".join(c for _, c in INTERESTS.values())
        )
        return UNKNOWN[0], written
    return found


def _directness(entry: Entry, stated: Holder) -> str:
    key = "interestLevel" if "interestLevel" in stated else "directOrIndirect"
    written = entry.text(stated, key)
    found = DIRECTNESS.get(plain(written))
    if written and found is None:
        entry.warn(key, written, "unknown_value", choices=", ".join(DIRECTNESS.values()))
    return found or "unknown"


def _share(entry: Entry, stated: Holder) -> dict[str, Any]:
    share = entry.child(stated, "share")
    found = bounds(share)
    if found is None:
        entry.warn("share", dict(share), "share_unclear")
    return dict(found or {})


def _components(entry: Entry, record: Record) -> list[str]:
    """The records of the chain that the relationship sums up."""
    keys = ("componentRecords", "componentStatementIDs")
    return [found for key in keys for found in entry.ids(record.details, key)]


def _dated(entry: Entry, record: Record, stated: Holder) -> Dated | None:
    """From the start to the end as stated; a closed record ends on its day at the latest."""
    seen = record.saying.seen
    start, last = entry.when(stated, "startDate"), entry.when(stated, "endDate")
    found = span_of(start, last, seen)
    if found is None:
        entry.reject(
            "endDate", stated.get("endDate"), "end_before_start", start=stated["startDate"]
        )
        return None
    span, flags = found
    if not record.closed or span.stop <= seen:
        return found
    if span.start < seen:
        return Interval(span.start, seen), flags & ~Flag.STOP_UNKNOWN
    # It was never seen to hold: known only as having ended by the day of the record.
    return Interval(seen - 1, seen), flags | Flag.START_UNKNOWN


def hull(dated: list[Dated]) -> Dated:
    """From the first start to the last end."""
    start = min(span.start for span, _ in dated)
    stop = max(span.stop for span, _ in dated)
    firsts = [flags for span, flags in dated if span.start == start]
    lasts = [flags for span, flags in dated if span.stop == stop]
    flags = Flag.START_UNKNOWN if all(f & Flag.START_UNKNOWN for f in firsts) else Flag.NONE
    if stop != FOREVER and all(f & Flag.STOP_UNKNOWN for f in lasts):
        flags |= Flag.STOP_UNKNOWN
    return Interval(start, stop), flags
