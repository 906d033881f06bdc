"""Relationship statements: one fact for each interest, and what a newer version leaves out."""

from collections.abc import Iterator
from typing import Any

from graph.intervals import FOREVER, Interval
from graph.records import Party, Statement
from graph.vocabulary import OFFICES, Family, Flag, Kind
from loaders.base import Context
from loaders.bods.codes import NOMINATOR, REASONS, plain
from loaders.bods.interests import UNKNOWN, Interest, hull, interests_of
from loaders.bods.shape import Record
from loaders.items import Entry, Holder, span_of

_FAMILIES = (Family.HOLDERS, Family.CONTROL, Family.OFFICES)
_SHARED = ("pct", "pct_min", "pct_max", "pct_min_open", "pct_max_open", "indirect")


def relationship(entry: Entry, record: Record, ctx: Context) -> Iterator[Statement]:
    saying = record.saying
    subject = _end(entry, record.details, "subject")
    party = _end(entry, record.details, "interestedParty")
    interests = interests_of(entry, record)
    if isinstance(subject, dict):
        entry.reject("subject", "", "subject_unspecified")
    if subject and subject == party:
        entry.reject("interestedParty", party, "bound_to_itself")
    if entry.rejected or not isinstance(subject, str):
        return
    target = saying.refer(subject)
    if isinstance(party, dict):
        yield from _unstated(entry, record, target, party, interests)
    else:
        yield from _stated(record, target, saying.refer(party), interests)
    yield from _versions(record, target)


def _end(entry: Entry, details: Holder, key: str) -> str | dict[str, Any]:
    """The record at one end, or an object that says why there is none."""
    stated = details.get(key)
    if not isinstance(stated, dict):
        return entry.id(details, key, needed=True)
    for inside in ("describedByEntityStatement", "describedByPersonStatement"):
        if found := entry.id(stated, inside):
            return found
    unspecified = stated.get("unspecified", stated)
    if isinstance(unspecified, dict) and unspecified.get("reason"):
        return unspecified
    entry.reject(key, "", "missing_value")
    return ""


def _stated(
    record: Record, target: Party, party: Party, interests: list[Interest]
) -> Iterator[Statement]:
    for interest in interests or [_untold(record)]:
        ends = (target, party) if interest.code == NOMINATOR else (party, target)
        yield _fact(record, interest, *ends)
    owned = [interest for interest in interests if interest.owner]
    if owned:
        yield _owner(record, party, target, owned)


def _untold(record: Record) -> Interest:
    """A relationship without any interest: that there is one is all that is known."""
    kind, code = UNKNOWN
    dated = span_of(None, None, record.saying.seen) or (Interval(0, FOREVER), Flag.NONE)
    return Interest(
        kind, code, f"{code}:unknown", False, dated, {"type": code, "direct": "unknown"}
    )


def _fact(record: Record, interest: Interest, src: Party, dst: Party) -> Statement:
    props = interest.props | _own(record, interest.name)
    if interest.kind in OFFICES:
        props |= {"name": "", "position": interest.code, "basis": "declared"}
    return record.saying.say(interest.kind, src, dst, props, interest.name, interest.dated)


def _owner(record: Record, party: Party, target: Party, owned: list[Interest]) -> Statement:
    """That the party is declared as beneficial owner, beside the interests that make it one. The
    declaration sums up nothing, whatever its interests do."""
    shares = next((i for i in owned if i.kind is Kind.HOLDS_SHARE), owned[0])
    props = {key: shares.props[key] for key in _SHARED if key in shares.props}
    props |= {"interests": sorted({i.code for i in owned})} | _own(record, "owner")
    dated = hull([i.dated for i in owned])
    return record.saying.say(Kind.BENEFICIAL_OWNER_OF, party, target, props, "owner", dated)


def _unstated(
    entry: Entry, record: Record, target: Party, why: dict[str, Any], interests: list[Interest]
) -> Iterator[Statement]:
    """Nobody is named: a fact of the subject with the reason, and no person."""
    written = entry.text(why, "reason", needed=True)
    found = REASONS.get(plain(written))
    if found is None:
        choices = ", ".join(code for _, code in REASONS.values())
        entry.reject("interestedParty", written, "unknown_value", choices=choices)
        return
    answer, reason = found
    told = [{"type": i.code} | {k: i.props[k] for k in _SHARED if k in i.props} for i in interests]
    props = {
        "answer": answer.value,
        "reason": reason,
        "description": entry.text(why, "description"),
        "interests": told,
    } | _own(record, "unstated")
    dated = hull([i.dated for i in interests]) if interests else _since(record)
    yield record.saying.say(Kind.UNSTATED_OWNER, target, None, props, "unstated", dated)


def _since(record: Record) -> tuple[Interval, Flag]:
    seen = record.saying.seen
    if record.closed:
        return Interval(seen - 1, seen), Flag.START_UNKNOWN
    return Interval(seen, FOREVER), Flag.START_UNKNOWN


def _own(record: Record, interest: str) -> dict[str, Any]:
    props: dict[str, Any] = {"record": record.saying.record, "interest": interest}
    if record.details.get("isComponent") is True:
        props["component"] = True
    return props | ({"replaces": list(record.replaces)} if record.replaces else {})


def _versions(record: Record, target: Party) -> Iterator[Statement]:
    """That this version says all: what an older one said besides has ended."""
    if not (record.updated or record.closed or record.replaces):
        return
    for family in _FAMILIES:
        props = {"listing": family.value} | _own(record, "")
        yield record.saying.say(Kind.LISTING, target, None, props, family)
