"""What one object states, under its provider, version day and place in the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.intervals import ALWAYS, Day, Interval
from graph.records import Party, Source, Statement
from graph.vocabulary import Flag, Kind
from loaders.codes import pairs
from loaders.items.parties import Known, reference
from loaders.masks import has_mask


@dataclass(frozen=True)
class Saying:
    """`record` is the id under which the source publishes the object, again and again."""

    source: Source
    row: int
    seen: Day
    record: str

    @property
    def own(self) -> Party:
        """The reference under which other records mean this one."""
        return self.refer(self.record)

    def refer(self, record: str) -> Party:
        return reference(self.source.provider, record)

    def say(
        self,
        kind: Kind,
        src: Party,
        dst: Party | None,
        props: dict[str, Any],
        what: str = "",
        dated: tuple[Interval, Flag] = (ALWAYS, Flag.NONE),
    ) -> Statement:
        """`what` tells apart the statements of one kind in one record."""
        return Statement(
            kind=kind,
            src=src,
            dst=dst,
            asserted_at=self.seen,
            source=self.source,
            span=dated[0],
            flags=dated[1],
            props=props,
            record_id=f"{self.record}|{kind}|{what}",
            row=self.row,
        )

    def identity(self, known: Known, replaced: Iterable[str] = ()) -> Iterator[Statement]:
        """That this record, and those that it replaces, are of a subject under the keys given."""
        yield self.say(Kind.SAME_AS, known.party, self.own, {}, known.party.key)
        codes = {str(code.scheme): code for code in known.codes}
        for one, other in pairs(codes, known.party.name, lambda field, reason: None):
            yield self.say(Kind.SAME_AS, one, other, {}, other.key)
        for old in replaced:
            yield self.say(Kind.SAME_AS, self.own, self.refer(old), {}, old)
        if known.masks:
            yield has_mask(self._state, known.party, known.masks)

    def _state(self, **said: Any) -> Statement:
        return Statement(asserted_at=self.seen, source=self.source, row=self.row, **said)
