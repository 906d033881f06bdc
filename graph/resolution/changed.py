"""A changed decision (变更): the same event goes on with the new content (domain.md §0.1(9)).

A change is an EVENT statement of the event's own key whose `changes` hold the new content. It
lies over the decision as published, whichever of the two arrives first and however often the
old row is published again. Without the decision itself it says nothing yet.
"""

from collections.abc import Sequence
from typing import Any

from graph.records import canonical
from graph.resolution.said import Said, Wanted, strength
from graph.vocabulary import Flag, Kind

_OF_DOCUMENT = ("doc_no", "doc_name", "authority_name", "authority_code", "decided")


def is_change(said: Said) -> bool:
    return said.kind is Kind.EVENT and "changes" in said.props


def changed(event: Wanted, changes: Sequence[Said]) -> Wanted:
    """The event with each change laid over it, the last decided on top."""
    ordered = sorted(changes, key=lambda c: (_decided(c), strength(c)))
    props = dict(event.props)
    for change in ordered:
        props |= change.props["changes"]
    if ordered:
        props["changed_by"] = [_document(change) for change in ordered]
    return event._replace(
        props=props,
        flags=event.flags | (Flag.CONFLICT if _clash(ordered) else Flag.NONE),
        evidence=(*event.evidence, *(change.id for change in ordered)),
    )


def in_force(severities: Sequence[Said], changes: Sequence[Said]) -> list[Said]:
    """Severities that were found since the decision's own was changed: an older one spoke of
    content that is no more."""
    graded = [_decided(c) for c in changes if "severity" in c.props["changes"]]
    last = max(graded, default="")
    return [s for s in severities if not graded or str(s.props.get("determined") or "") > last]


def _clash(ordered: Sequence[Said]) -> bool:
    """Whether documents of one day and of the highest rank on it set the same thing differently."""
    set_on: dict[tuple[str, str], list[Said]] = {}
    for change in ordered:
        for field in change.props["changes"]:
            set_on.setdefault((_decided(change), field), []).append(change)
    return any(_differ(field, changes) for (_, field), changes in set_on.items())


def _differ(field: str, changes: Sequence[Said]) -> bool:
    highest = max(c.weight for c in changes)
    values = {canonical(c.props["changes"][field]) for c in changes if c.weight == highest}
    return len(values) > 1


def _decided(change: Said) -> str:
    return str(change.props["decided"])


def _document(change: Said) -> dict[str, Any]:
    said = {key: change.props[key] for key in _OF_DOCUMENT if key in change.props}
    return said | {"fields": sorted(change.props["changes"])}
