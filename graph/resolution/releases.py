"""Versions that tell a part only: what a later one leaves out stays as the earlier one said it.

A publication in releases (OCDS) repeats an object with what changed in it. Such a statement says
`partial`; `instant` orders versions of one day. A blank (None) takes a value away.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from graph.intervals import ALWAYS, FOREVER, Interval
from graph.resolution.said import OF_VERSION, Said, Wanted, strength, winners
from graph.vocabulary import Flag

PARTIAL = "partial"
Parts = dict[int, tuple[int, ...]]


def laid_over(statements: Iterable[Said]) -> tuple[list[Said], Parts]:
    """The newest statement of each slot with what the earlier ones add, and the statements from
    which each was put together."""
    said = list(statements)
    parted = {s.slot for s in said if PARTIAL in s.props}
    whole = winners(s for s in said if s.slot not in parted)
    parts: Parts = {}
    told = sorted((s for s in said if s.slot in parted), key=lambda s: (s.slot, strength(s)))
    for _, versions in groupby(told, key=lambda s: s.slot):
        merged, used = _merged(list(versions))
        whole.append(merged)
        parts[merged.id] = used
    return whole, parts


def with_parts(wanted: Wanted, parts: Parts) -> Wanted:
    """The fact with every statement that it rests on."""
    evidence = dict.fromkeys(i for id_ in wanted.evidence for i in parts.get(id_, (id_,)))
    return wanted._replace(evidence=tuple(evidence))


def _merged(versions: list[Said]) -> tuple[Said, tuple[int, ...]]:
    props: dict[str, Any] = {}
    held, used = versions[0], list[int]()
    for said in versions:
        own = {k: v for k, v in said.props.items() if k not in OF_VERSION}
        if said.props.get(PARTIAL):
            props = overlaid(props, own)
            said = _dated(said, held)
        else:
            props, used = overlaid({}, own), []
        used.append(said.id)
        held = said
    return held._replace(props=props), tuple(sorted(used))


def _dated(said: Said, held: Said) -> Said:
    """A part that gives no start, or no end, keeps the one known."""
    if said.span != ALWAYS and not said.flags & Flag.START_UNKNOWN:
        return said
    stop = held.span.stop if said.span.stop == FOREVER else said.span.stop
    span = Interval(held.span.start, max(stop, held.span.start + 1))
    return said._replace(span=span, flags=held.flags)


def overlaid(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """`over` laid on `under`, member by member; None takes a member away (RFC 7396)."""
    found = dict(under)
    for key, value in over.items():
        if value is None:
            found.pop(key, None)
        elif isinstance(value, Mapping):
            below = found.get(key)
            found[key] = overlaid(below if isinstance(below, Mapping) else {}, value)
        else:
            found[key] = value
    return found
