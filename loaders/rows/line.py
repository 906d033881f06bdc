"""A row that was read without a fault, on its way to statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph.identifiers import KeyRing
from graph.intervals import ALWAYS, Day, Interval
from graph.records import Party, Source, Statement
from graph.vocabulary import Flag, Kind, Rank
from loaders.base import Context
from loaders.tables import Cells, Sheet


@dataclass(frozen=True)
class Line:
    """Who says the row, and of which version day."""

    cells: Cells
    keys: KeyRing
    version: Day
    source: Source

    @property
    def state(self) -> "partial[Statement]":
        return partial(Statement, asserted_at=self.version, source=self.source, row=self.cells.row)

    def say(
        self,
        kind: Kind,
        src: Party,
        dst: Party | None,
        record: str,
        props: Mapping[str, Any] | None = None,
        span: Interval = ALWAYS,
        flags: Flag = Flag.NONE,
    ) -> Statement:
        said = dict(props or {})
        return self.state(kind, src, dst, span=span, flags=flags, props=said, record_id=record)


def line_of(
    cells: Cells, sheet: Sheet, ctx: Context, version: Day, provider: str, rank: Rank
) -> Line:
    source = Source(ctx.provider or provider, rank, sheet.document, sheet.sha256)
    return Line(cells, ctx.keys, version, source)


def filled(props: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the row leaves blank."""
    return {k: v for k, v in props.items() if v not in ("", None, [])}
