"""Versions that tell a part only: what a later one leaves out stays as the earlier one said it.

A publication in releases (OCDS) repeats an object with what changed in it. Such a statement says
`partial`; `instant` orders versions of one day. A blank (None) takes a value away. A version that
says of itself that it is no part (`partial` false) is the whole: what its provider told before at
the same node, and tells there no more, is gone.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from graph.intervals import ALWAYS, FOREVER, Day, Interval
from graph.resolution.said import OF_VERSION, Said, Wanted, strength, winners
from graph.vocabulary import Flag

PARTIAL, INSTANT = "partial", "instant"
_Version = tuple[Day, str]
_NEVER: _Version = (0, "")
Parts = dict[int, tuple[int, ...]]


def laid_over(statements: Iterable[Said]) -> tuple[list[Said], Parts]:
    """The newest statement of each slot with what the earlier ones add, and the statements from
    which each was put together."""
    said = list(statements)
    parted = {s.slot for s in said if PARTIAL in s.props}
    found = winners(s for s in said if s.slot not in parted)
    parts: Parts = {}
    told = sorted((s for s in said if s.slot in parted), key=lambda s: (s.slot, strength(s)))
    wholes = _wholes(told)
    for _, versions in groupby(told, key=lambda s: s.slot):
        merged, used = _merged(list(versions))
        if _version(merged) >= wholes.get(merged.provider, _NEVER):
            found.append(_bare(merged))
            parts[merged.id] = used
    return found, parts


def _wholes(told: Iterable[Said]) -> dict[str, _Version]:
    """The newest whole version of each provider."""
    found: dict[str, _Version] = {}
    for said in told:
        if said.props.get(PARTIAL) is False:
            found[said.provider] = max(found.get(said.provider, _NEVER), _version(said))
    return found


def _version(said: Said) -> _Version:
    return said.asserted_at, str(said.props.get(INSTANT, ""))


def _bare(said: Said) -> Said:
    return said._replace(props={k: v for k, v in said.props.items() if k not in OF_VERSION})


def with_parts(wanted: Wanted, parts: Parts) -> Wanted:
    """The fact with every statement that it rests on."""
    evidence = dict.fromkeys(i for id_ in wanted.evidence for i in parts.get(id_, (id_,)))
    return wanted._replace(evidence=tuple(evidence))


def _merged(versions: list[Said]) -> tuple[Said, tuple[int, ...]]:
    props: dict[str, Any] = {}
    held, used = versions[0], list[int]()
    for said in versions:
        if said.props.get(PARTIAL):
            props, held = overlaid(props, said.props), _dated(said, held)
        else:
            props, held, used = overlaid({}, said.props), said, []
        used.append(said.id)
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
