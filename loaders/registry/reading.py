"""One delivery while it is read, and one row of it on its way to statements."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.identifiers import PersonNumber
from graph.intervals import ALWAYS, FOREVER, Day, Interval, iso
from graph.records import Party, Statement
from graph.vocabulary import Family, Flag, Kind
from loaders.base import Context, Issue, Yield
from loaders.registry.columns import TableKind
from loaders.registry.ledger import Ledger, Place, Subject
from loaders.registry.parts import Part, Parts
from loaders.registry.remedies import issue, warn
from loaders.tables import Cells, outcome

Dated = tuple[Interval, Flag]
# Kinds of which the tables can hold one for each subject only.
_ONE_EACH = frozenset({Kind.PROFILE, Kind.LISTING})
Say = Callable[["Line"], Iterator[Statement]]


@dataclass(frozen=True)
class Reading:
    """`published` is the version day of all that the delivery says."""

    ctx: Context
    published: Day
    parts: Parts
    ledger: Ledger

    def read(self, kind: TableKind, say: Say, family: Family | None = None) -> Iterator[Yield]:
        """All rows of a kind of table. A row of nobody known spoils the lists of its family."""
        for index, part in enumerate(self.parts.known):
            for cells in part.rows() if part.kind is kind else ():
                if isinstance(cells, Issue):
                    self.ledger.broken |= {family} if family else set()
                    yield cells
                else:
                    said = list(say(Line(self, index, cells, family)))
                    yield from outcome(cells)
                    yield from said

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
        if kind not in _ONE_EACH:
            record = self._apart(kind, src, dst, record, props, dated)
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

    def _apart(
        self,
        kind: Kind,
        src: Party,
        dst: Party | None,
        record: str,
        props: dict[str, Any],
        dated: Dated,
    ) -> str:
        """The id of a record, told from another of this delivery that differs and has the same."""
        content = f"{src.key}|{dst and dst.key}|{dated[0]}|{props}"
        suffix = "?" if dated[1] & Flag.START_UNKNOWN else iso(dated[0].start)
        mark = f"{kind.value}|"
        return self.ledger.distinct(mark + record, content, suffix).removeprefix(mark)

    def since(self, start: Day | None) -> Dated:
        """From a known day on, or from the day first seen; a day to come is a term to pay by."""
        if start is None or start > self.published:
            return Interval(self.published, FOREVER), Flag.START_UNKNOWN
        return Interval(start, FOREVER), Flag.NONE

    def doubt(self, place: Place, field: str, written: str, reason: str, **values: object) -> Issue:
        """A warning about a row that was read before."""
        under = self.parts.known[place.part].under
        return issue(under, place.row, field, written, reason, **values)


@dataclass(frozen=True)
class Line:
    """A row of a table of the delivery."""

    reading: Reading
    index: int
    cells: Cells
    family: Family | None

    @property
    def part(self) -> Part:
        return self.reading.parts.known[self.index]

    @property
    def place(self) -> Place:
        return Place(self.index, self.cells.row)

    def subject(self) -> Subject | None:
        """The enterprise that the row is about; None rejects the row."""
        pripid = self.cells.secret("subject")
        if not pripid:
            self.reading.ledger.broken |= {self.family} if self.family else set()
            return None
        found = self.reading.ledger.subject(pripid)
        if found is None:
            self.reject("subject", "unknown_subject")
        return found

    def warn(self, field: str, reason: str, **values: object) -> None:
        warn(self.part.under, self.cells, field, reason, **values)

    def reject(self, field: str, reason: str, **values: object) -> None:
        written = self.cells.secret(field)
        found = self.reading.doubt(self.place, field, written, reason, **values)
        self.cells.issues.append(found._replace(level="reject"))

    def warn_number(self, field: str, number: PersonNumber) -> None:
        if number.value and not number.valid and not number.masked:
            self.warn(field, "number_invalid", why=number.warnings[0])
