"""Reads default events: each row states an event, its subject, and one of whatever repeats."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.intervals import ALWAYS, FOREVER, Interval
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind, Rank
from loaders.base import Context
from loaders.codes import same_as
from loaders.events.concerns import Concern, stages, things
from loaders.events.determination import Found, conduct, found
from loaders.events.layout import LAYOUT
from loaders.events.listing import entry
from loaders.lists.entries import Entry, listed, taken_off
from loaders.naming import named_person, naming, said_of
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import CODES, Line, determined, known_days, line_of, subject_of
from loaders.tables import ByRow, Cells, Sheet

_OF_DOCUMENT = ("doc_no", "doc_name", "authority_name", "authority_code", "determined")


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    """All that the row says; nothing when the row is rejected."""
    version = sheet.version(cells)
    days = known_days(cells, version, "determined", "entered", "left")
    event = found(cells, days["determined"])
    span, concerns = conduct(cells, event.day), stages(cells, event)
    named, on_list = naming(cells), entry(cells, event, days)
    name = cells.text("subject")
    removal = on_list is not None and on_list.entered is None
    if event.day is None and not removal and not cells.rejected:
        cells.reject("determined", "missing_value")
    if cells.rejected or version is None:
        return []
    if on_list is None and not event.code:
        cells.warn("authority_code", "authority_by_name")
    by = determined(on_list.code if on_list else None, event.name, event.code, event.number)
    subject = subject_of(cells, ctx.keys, name, by)
    concerns += things(cells, subject.party)
    if cells.rejected:
        return []
    line = line_of(cells, sheet, ctx, version, event.provider, Rank.AUTHORITY)
    if removal and on_list:
        return [taken_off(line.state, on_list, subject.party)]
    node = by.event(subject.party)
    said = _Row(line, event, node, subject, span, concerns, named, on_list)
    return list(said.statements())


@dataclass(frozen=True)
class _Row:
    """An accepted row."""

    line: Line
    event: Found
    node: Party
    subject: Someone
    span: Interval | None
    concerns: list[Concern]
    named: dict[str, Any] | None
    entry: Entry | None

    def statements(self) -> Iterator[Statement]:
        yield from self._of_event()
        yield self._step()
        if self.span:
            own = "|".join(("conduct", *self.span.iso()))
            yield self._about(Kind.CONDUCT, None, own, {}, self.span)
        for thing, role, props in self.concerns:
            own = f"concerns|{role}|{thing.key}"
            yield self._about(Kind.CONCERNS, thing, own, {"role": role} | props)
        yield from self._of_person()
        if self.entry and self.entry.entered is not None:
            state, who = self.line.state, self.subject.party
            yield listed(state, self.entry, who, self.entry.entered, self.node)

    def _of_event(self) -> Iterator[Statement]:
        line, node, subject = self.line, self.node, self.subject
        props, own = dict(self.event.props), {}
        if subject.mask_key:
            props["subject_mask_key"] = subject.mask_key
        if subject.assurance:
            own["assurance"] = subject.assurance
        yield line.say(Kind.EVENT, node, None, node.key, props)
        yield line.say(Kind.SUBJECT_OF, subject.party, node, node.key, own)
        yield from has_masks(line.state, subject)
        if subject.party.kind is NodeKind.ORGANIZATION:
            yield from same_as(line.cells, CODES, subject.party.name, line.state)

    def _step(self) -> Statement:
        """The determination is a step itself: one that was taken before it does not undo it."""
        day, state = self.event.day or 0, self.event.props["state"]
        props = {"state": state, "decided": self.event.props["determined"]}
        return self._about(Kind.PROCEEDING, None, "step", props, Interval(day, FOREVER))

    def _of_person(self) -> Iterator[Statement]:
        someone = named_person(self.line.cells, self.line.keys, self.node, self.named)
        if self.named is not None and someone is not None:
            props = said_of(self.named, someone)
            yield self._about(Kind.NAMED, someone.party, f"named|{someone.party.key}", props)
            yield from has_masks(self.line.state, someone)

    def _about(
        self,
        kind: Kind,
        dst: Party | None,
        own: str,
        props: dict[str, Any],
        span: Interval = ALWAYS,
    ) -> Statement:
        """What the document says of the event; published again, it replaces all of it."""
        record = "|".join((self.event.props["doc_no"], self.node.key, own))
        said = {k: self.event.props[k] for k in _OF_DOCUMENT} | props
        return self.line.say(kind, self.node, dst, record, said, span)


_ROWS = ByRow(LAYOUT, _statements)
read, check = _ROWS.read, _ROWS.check
