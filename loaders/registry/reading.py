"""One delivery while it is read, and one row of it on its way to statements."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from graph.identifiers import PersonNumber
from graph.intervals import ALWAYS, FOREVER, Day, Interval, iso
from graph.records import Party, Statement, canonical
from graph.vocabulary import Flag, Kind
from loaders.base import Context, Issue
from loaders.registry.columns import TableKind
from loaders.registry.ledger import Ledger, Place, Subject
from loaders.registry.names import scrub
from loaders.registry.parts import Part, Parts
from loaders.registry.remedies import told
from loaders.tables import Cells

Dated = tuple[Interval, Flag]
Level = Literal["reject", "warning"]


@dataclass(frozen=True)
class Reading:
    """`published` is the version day of all that the delivery says."""

    ctx: Context
    published: Day
    parts: Parts
    ledger: Ledger

    def lines(self, kind: TableKind) -> Iterator["Line | Issue"]:
        for index, part in enumerate(self.parts.known):
            if part.kind is kind:
                for cells in part.rows():
                    yield cells if isinstance(cells, Issue) else Line(self, index, cells)

    def said(
        self,
        about: Subject,
        place: Place,
        kind: Kind,
        src: Party,
        dst: Party | None,
        record: str,
        props: dict[str, Any],
        dated: Dated = (ALWAYS, Flag.NONE),
    ) -> Statement:
        """What a row says of an enterprise, in the name of the authority that registered it."""
        return Statement(
            kind,
            src,
            dst,
            asserted_at=self.published,
            source=self.parts.known[place.part].source(about.provider),
            span=dated[0],
            flags=dated[1],
            props=props,
            record_id=record,
            row=place.row,
        )

    def apart(self, said: Statement) -> Statement:
        """The same, under an id that no other statement of this delivery has."""
        content = canonical([said.src.key, said.span, said.props.get("after", "")])
        suffix = "?" if said.flags & Flag.START_UNKNOWN else iso(said.span.start)
        record = f"{said.kind}\x1f{said.record_id}"
        own = self.ledger.distinct(record, content, suffix).removeprefix(f"{said.kind}\x1f")
        return replace(said, record_id=own)

    def since(self, start: Day | None) -> Dated:
        """From a known day on, or from the day first seen; a day to come is a term to pay by."""
        if start is None or start > self.published:
            return Interval(self.published, FOREVER), Flag.START_UNKNOWN
        return Interval(start, FOREVER), Flag.NONE

    def doubt(self, place: Place, field: str, written: str, reason: str, **values: object) -> Issue:
        """A warning about a row that was read before."""
        part = self.parts.known[place.part]
        column, text = _heading(part, field), told(reason, **values)
        return Issue("warning", part.document, place.row, column, scrub(written), reason, text)


@dataclass(frozen=True)
class Line:
    """A row of a table of the delivery."""

    reading: Reading
    index: int
    cells: Cells

    @property
    def part(self) -> Part:
        return self.reading.parts.known[self.index]

    @property
    def place(self) -> Place:
        return Place(self.index, self.cells.row)

    def subject(self) -> Subject | None:
        """The enterprise that the row is about; None rejects the row."""
        pripid = self.cells.secret("subject")
        found = self.reading.ledger.subject(pripid) if pripid else None
        if pripid and found is None:
            self.note("reject", "subject", "unknown_subject")
        return found

    def note(self, level: Level, field: str, reason: str, **values: object) -> None:
        written = self.cells.secret(field)
        issue = self.reading.doubt(self.place, field, written, reason, **values)
        self.cells.issues.append(issue._replace(level=level))

    def note_number(self, field: str, number: PersonNumber) -> None:
        if number.value and not number.valid and not number.masked:
            self.note("warning", field, "number_invalid", why=number.warnings[0])


def _heading(part: Part, field: str) -> str:
    return part.under.headings.get(field) or part.under.layout[field].names[0]
