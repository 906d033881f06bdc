"""What was found of one subject against the rows of a purpose: each find once, at its strongest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.accountability import Entry
from graph.accountability.law import Citation
from graph.intervals import Day
from graph.policy import ScreenEffect, ScreenRow
from graph.text import Text
from queries.counting import is_active, may_be_told
from queries.lists import Listed
from queries.measures import MeasureTold
from queries.said import Said, Shape
from queries.sight import Sight
from queries.standing import Standing, standing_on


class Hit(Shape):
    """One find and its effect. Exactly one of `listed`, `ordered` and `record` is there."""

    effect: ScreenEffect
    measure: str
    why: Said
    doubt: Said | None
    listed: Listed | None = None
    ordered: MeasureTold | None = None
    record: Entry | None = None
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Found:
    """All that may be held against one subject on a day."""

    listed: Sequence[Listed]
    ordered: Sequence[MeasureTold]
    entries: Sequence[Entry]
    as_of: Day
    sight: Sight
    cited: Mapping[str, Citation]

    @property
    def active(self) -> list[Entry]:
        as_of, sight = self.as_of, self.sight
        return [e for e in self.entries if is_active(e, as_of) and may_be_told(e, as_of, sight)]

    @property
    def undone(self) -> set[str]:
        """Events whose record has ended although a list may still hold them."""
        ended = (Standing.REVOKED, Standing.WITHDRAWN, Standing.REPAIRED)
        return {e.event for e in self.entries if standing_on(e, self.as_of) in ended}


_STRONGEST_FIRST = list(ScreenEffect)


def hits_of(found: Found, rows: Iterable[ScreenRow]) -> tuple[Hit, ...]:
    best: dict[str, Hit] = {}
    for row in rows:
        for key, hit in _against(found, row):
            if key not in best or _rank(hit) < _rank(best[key]):
                best[key] = hit
    return tuple(best[key] for key in sorted(best, key=lambda k: (_rank(best[k]), k)))


def _rank(hit: Hit) -> int:
    return _STRONGEST_FIRST.index(hit.effect)


def _against(found: Found, row: ScreenRow) -> Iterator[tuple[str, Hit]]:
    for listed in found.listed:
        if listed.stands and listed.list_code in row.lists:
            key = f"1 {listed.valid_from} {listed.list_code} {listed.doc_no} {listed.event}"
            yield key, _hit(found, row, _doubt(found, listed)).model_copy(update={"listed": listed})
    for ordered in found.ordered:
        if ordered.stands and ordered.code in row.measures:
            key = f"2 {ordered.valid_from} {ordered.code} {ordered.doc_no}"
            yield key, _hit(found, row, None).model_copy(update={"ordered": ordered})
    for entry in found.active if row.records else ():
        if entry.severity in row.records:
            key = f"3 {entry.determined} {entry.event} {entry.holder}"
            yield key, _hit(found, row, None).model_copy(update={"record": entry})


def _doubt(found: Found, listed: Listed) -> Text | None:
    if listed.conflict:
        return _CONFLICT
    return _UNDONE if listed.event in found.undone else None


def _hit(found: Found, row: ScreenRow, doubt: Text | None) -> Hit:
    """What is in doubt keeps nobody out: it is a flag at the most."""
    blocks = row.effect is ScreenEffect.BLOCK
    return Hit(
        effect=ScreenEffect.FLAG if doubt and blocks else row.effect,
        measure=row.as_measure or "",
        why=Said.of(row.why),
        doubt=Said.of(doubt) if doubt else None,
        citations=tuple(found.cited[b] for b in row.citation if b in found.cited),
    )


_CONFLICT = Text(
    "同级来源对列入日期说法不一，裁定前只作提示",
    "sources of equal rank differ on the entry: a flag until that is settled",
)
_UNDONE = Text(
    "名单仍在列，其所据的决定已不再有效，须人工核对",
    "the list still holds an entry whose determination no longer stands: a person must look",
)
