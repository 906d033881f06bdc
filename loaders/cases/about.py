"""A row that says something of one event, or of one holder in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.intervals import FOREVER, Day, Interval
from graph.records import Party, Statement
from graph.vocabulary import Kind, Rank
from loaders.base import Context
from loaders.cases.act import Act
from loaders.codes import same_as
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import CODES, Cited, Line, cited, line_of
from loaders.tables import Cells, Sheet


@dataclass(frozen=True)
class About:
    """An accepted row; `someone` is None where it speaks of the subject of the event."""

    line: Line
    cited: Cited
    someone: Someone | None

    @property
    def event(self) -> Party:
        return self.cited.event

    def say(self, kind: Kind, act: Act, day: Day, props: dict[str, Any], own: str) -> Statement:
        dst = self.someone.party if self.someone else None
        record = "|".join((act.props["doc_no"], self.event.key, own, dst.key if dst else ""))
        span = Interval(day, FOREVER)
        return self.line.say(kind, self.event, dst, record, act.props | props, span)

    def around(self, act: Act) -> Iterator[Statement]:
        """Its subject, by which the event is known also where another source writes another
        code of the same organisation."""
        line, subject = self.line, self.cited.subject
        own = {"assurance": subject.assurance} if subject.assurance else {}
        record = "|".join((act.props["doc_no"], self.event.key, "subject"))
        yield line.say(Kind.SUBJECT_OF, subject.party, self.event, record, own)
        yield from has_masks(line.state, subject, self.someone)
        if not subject.assurance:
            yield from same_as(line.cells, CODES, subject.party.name, line.state)


def about(
    cells: Cells,
    sheet: Sheet,
    ctx: Context,
    version: Day | None,
    act: Act,
    someone: Someone | None = None,
) -> About | None:
    """None for a row that is rejected."""
    found = cited(cells, ctx.keys, act.name, act.code)
    if cells.rejected or found is None or version is None:
        return None
    line = line_of(cells, sheet, ctx, version, act.provider, Rank.AUTHORITY)
    return About(line, found, someone)
