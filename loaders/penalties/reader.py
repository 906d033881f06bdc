"""Reads 双公示 行政处罚: each row states an event, its party, and the conduct if dated."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from graph.identifiers import KeyRing, candidate_key
from graph.intervals import Interval
from graph.records import Party, Source, Statement
from graph.vocabulary import Kind, NodeKind, Rank
from loaders.base import Context
from loaders.codes import same_as
from loaders.penalties.conduct import conduct
from loaders.penalties.decision import Decision, decision
from loaders.penalties.events import event_party
from loaders.penalties.layout import CODES, LAYOUT
from loaders.penalties.subjects import Someone, has_masks, organization, person
from loaders.tables import ByRow, Cells, Sheet


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    version = sheet.version(cells)
    found = decision(cells, version, ctx.keys)
    span = conduct(cells, found.determined)
    if cells.rejected or version is None:
        return []
    subject = _subject(cells, found, ctx.keys)
    event = event_party(found.authority, found.document, subject.party.key)
    provider = ctx.provider or found.provider
    of = Source(provider, Rank.AUTHORITY, sheet.document, sheet.sha256)
    state = partial(Statement, asserted_at=version, source=of, row=cells.row)
    said = list(_said(state, found, subject, event, span))
    if subject.party.kind is NodeKind.ORGANIZATION:
        said += same_as(cells, CODES, found.name, state)
    return [*said, *has_masks(state, subject, found.rep)]


def _said(
    state: "partial[Statement]",
    found: Decision,
    subject: Someone,
    event: Party,
    span: Interval | None,
) -> Iterator[Statement]:
    props, own = dict(found.props), _of_person(subject)
    if subject.mask_key:
        props["subject_mask_key"] = subject.mask_key
    yield state(Kind.EVENT, event, None, props=props, record_id=event.key)
    yield state(Kind.SUBJECT_OF, subject.party, event, props=own, record_id=event.key)
    if span:
        record = "|".join((found.document, event.key, "conduct", *span.iso()))
        dated = {k: props[k] for k in ("doc_no", "authority_name", "determined")}
        yield state(Kind.CONDUCT, event, None, span=span, props=dated, record_id=record)


def _of_person(subject: Someone) -> dict[str, Any]:
    return {"assurance": subject.assurance} if subject.assurance else {}


def _subject(cells: Cells, found: Decision, keys: KeyRing) -> Someone:
    if found.props["subject_category"] != "person":
        return Someone(organization(cells, CODES, found.name, found.authority))
    mention = candidate_key("penalty", found.authority, found.document, found.name)
    return person(cells, keys, "number", "document", found.name, mention)


_ROWS = ByRow(LAYOUT, _statements)
read, check = _ROWS.read, _ROWS.check
