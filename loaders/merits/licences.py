"""双公示 行政许可, and the qualifications of agencies: which licence a subject holds until when."""

from typing import Any

from graph.identifiers import candidate_key
from graph.intervals import Day, Interval
from graph.records import Statement
from graph.text import Text
from graph.vocabulary import Flag, Kind, NodeKind, Rank
from loaders.base import Context, Loader
from loaders.codes import same_as
from loaders.merits.licences_layout import CODES, LAYOUT, VALID
from loaders.penalties.events import authority_id, document_number
from loaders.penalties.layout import CATEGORIES
from loaders.penalties.subjects import Someone, has_masks, organization, person
from loaders.rows import filled, in_order, line_of, stop_of
from loaders.tables import ByRow, Cells, Sheet, not_after
from loaders.values import iso_or_none


def _statements(cells: Cells, sheet: Sheet, ctx: Context) -> list[Statement]:
    version, decided = sheet.version(cells), cells.known_day("decided")
    not_after(cells, "decided", decided, version)
    span, flags = _term(cells, decided, version)
    props, provider = _props(cells, decided), _provider(cells)
    name = cells.text("name")
    natural = cells.choice("category", CATEGORIES) == "person"
    if cells.rejected or version is None:
        return []
    authority = authority_id(str(props.get("authority_code", "")), str(props["authority_name"]))
    subject = _subject(cells, ctx, natural, name, (authority, str(props["doc_no"])))
    line = line_of(cells, sheet, ctx, version, provider, Rank.AUTHORITY)
    own = props.get("number") or props["doc_no"]
    record = f"{subject.party.key}|{authority}|{own}"
    said = [line.say(Kind.LICENCE, subject.party, None, record, props, span, flags)]
    if subject.party.kind is NodeKind.ORGANIZATION:
        said += same_as(cells, CODES, name, line.state)
    return [*said, *has_masks(line.state, subject)]


def _subject(
    cells: Cells, ctx: Context, natural: bool, name: str, decision: tuple[str, str]
) -> Someone:
    if not natural:
        return Someone(organization(cells, CODES, name, decision[0]))
    mention = candidate_key("licence", *decision, name)
    return person(cells, ctx.keys, "number", "document", name, mention)


def _props(cells: Cells, decided: Day | None) -> dict[str, Any]:
    title, licence = cells.text("title"), cells.text("licence")
    return filled(
        {
            "name": licence or title,
            "title": title,
            "doc_no": document_number(cells.text("doc_no")),
            "number": cells.text("licence_no"),
            "kind": cells.text("kind"),
            "content": cells.text("content"),
            "decided": iso_or_none(decided),
            "authority_name": cells.text("authority"),
            "authority_code": cells.text("authority_code"),
        }
    )


def _provider(cells: Cells) -> str:
    own = f"{cells.text('source_code')} {cells.text('source')}".strip()
    return own or f"{cells.text('authority_code')} {cells.text('authority')}".strip()


def _term(cells: Cells, decided: Day | None, version: Day | None) -> tuple[Interval, Flag]:
    """From its first day, else from the decision. One that is said to stand no longer, without a
    day, ended at some day before the version that says so."""
    first, last = cells.known_day("valid_from"), cells.day("valid_to")
    begin, stop = (first if first is not None else decided or 0), stop_of(last)
    in_order(cells, "valid_to", begin, last)
    if cells.choice("status", VALID) is False and version is not None and version < stop:
        return Interval(begin, max(version, begin + 1)), Flag.STOP_UNKNOWN
    return Interval(begin, max(stop, begin + 1)), Flag.NONE


_ROWS = ByRow(LAYOUT, _statements)

LICENCES = Loader(
    kind="licences",
    label=Text("双公示行政许可", "published administrative licences"),
    rank=Rank.AUTHORITY,
    read=_ROWS.read,
    check=_ROWS.check,
)
