"""信用承诺、守信表彰、红名单: what a subject promised in public, and what it was honoured for.

A commitment is no basis of any measure, and a broken one is no default until it is determined.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from graph.intervals import FOREVER, Day, Interval, iso
from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Kind, ListCode, Rank
from loaders.base import Context, Loader
from loaders.lists.entries import End, Entry, entry_statements
from loaders.merits.commitments_layout import LAYOUT, RED, TYPES
from loaders.penalties.events import authority_id, document_number
from loaders.penalties.subjects import Someone, has_masks
from loaders.rows import (
    Line,
    filled,
    in_order,
    known_days,
    line_of,
    needed,
    party,
    stop_of,
    who,
)
from loaders.tables import ByRow, Cells, Sheet


class _Maker(NamedTuple):
    name: str
    code: str

    @property
    def provider(self) -> str:
        return f"{self.code} {self.name}".strip()


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version, type_ = sheet.version(cells), cells.choice("type", TYPES)
    maker = _Maker(cells.text("authority"), cells.text("authority_code"))
    days = known_days(cells, version, "date", "entered", "left")
    props, until = _props(cells, maker), cells.day("until")
    in_order(cells, "until", days["date"], until)
    in_order(cells, "left", days["entered"], days["left"])
    _check(cells, type_, days)
    subject = party(cells, ctx.keys, who("subject"), maker.provider, str(props.get("doc_no", "")))
    if cells.rejected or version is None or subject is None:
        return []
    line = line_of(cells, sheet, ctx, version, maker.provider, Rank.AUTHORITY)
    masks = has_masks(line.state, subject)
    if type_ == RED:
        return [*entry_statements(line.state, _entry(props, days), subject, None), *masks]
    return [*_merit(line, Kind(str(type_)), subject, props, days["date"], until), *masks]


def _props(cells: Cells, maker: _Maker) -> dict[str, Any]:
    said = {
        "kind": cells.text("kind"),
        "items": cells.split("items"),
        "doc_no": document_number(cells.text("doc_no")),
        "authority_code": maker.code,
        "url": cells.text("url"),
        "out_reason": cells.text("out_reason"),
    }
    return filled(said) | {"authority_name": maker.name}


def _check(cells: Cells, type_: str | None, days: dict[str, Day | None]) -> None:
    if type_ == RED:
        if days["left"] is None:
            needed(cells, "entered")
    elif type_:
        needed(cells, "kind", "date")


def _entry(props: dict[str, Any], days: dict[str, Day | None]) -> Entry:
    leaving = {k: v for k, v in props.items() if k == "out_reason"}
    name = str(props["authority_name"])
    return Entry(
        code=ListCode.HONGMD,
        number=str(props.get("doc_no", "")),
        authority=authority_id("", name),
        authority_name=name,
        entered=days["entered"],
        determined=days["entered"],
        reason=str(props.get("kind", "")),
        left=End(days["left"] or FOREVER),
        leaving=leaving,
        said={},
    )


def _merit(
    line: Line,
    kind: Kind,
    subject: Someone,
    said: dict[str, Any],
    day: Day | None,
    until: Day | None,
) -> Iterator[Statement]:
    assert day is not None  # a row without its day was rejected
    span = Interval(day, stop_of(until))
    own = said.get("doc_no") or iso(day)
    record = f"{subject.party.key}|{said['kind']}|{own}"
    props = {k: v for k, v in said.items() if k != "out_reason"} | {"date": iso(day)}
    if span.stop != FOREVER:
        props["until"] = iso(span.stop - 1)
    yield line.say(kind, subject.party, None, record, props, span)


_ROWS = ByRow(LAYOUT, _statements)

COMMITMENTS = Loader(
    kind="commitments",
    label=Text("信用承诺、表彰和红名单", "commitments, honours and the red list"),
    rank=Rank.AUTHORITY,
    read=_ROWS.read,
    check=_ROWS.check,
)
