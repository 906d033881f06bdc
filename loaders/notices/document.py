"""What a notice says of itself: its type, number, maker and day."""

from typing import Any, NamedTuple

from graph.intervals import Day, iso
from loaders.notices.layout import CHANGED, LEFT, OWN_COLUMNS, TYPES
from loaders.penalties.events import document_number
from loaders.tables import Cells, not_after
from loaders.values import iso_or_none


class Document(NamedTuple):
    """`type` is an EventStatus, CHANGED or LEFT; `props` go with every statement of the notice."""

    type: str | None
    decided: Day | None
    props: dict[str, Any]
    provider: str

    @property
    def is_change(self) -> bool:
        return self.type == CHANGED

    @property
    def is_departure(self) -> bool:
        return self.type == LEFT


def document(cells: Cells, version: Day | None) -> Document:
    """Of a rejected row the values are as far as they could be read."""
    type_, decided = cells.choice("type", TYPES), cells.known_day("decided")
    not_after(cells, "decided", decided, version)
    name, code = cells.text("authority"), cells.text("authority_code")
    props = {
        "doc_no": document_number(cells.text("doc_no")),
        "doc_name": cells.text("doc_name"),
        "authority_name": name,
        "authority_code": code,
        "decided": iso_or_none(decided),
    }
    _check_columns(cells, type_)
    if type_ != LEFT:
        _check_penalty(cells, decided)
    return Document(type_, decided, props, f"{code} {name}".strip())


def _check_columns(cells: Cells, type_: str | None) -> None:
    """A cell that another type of notice would fill makes it doubtful which type is meant."""
    for owner, fields in OWN_COLUMNS.items():
        stray = next((f for f in fields if cells.secret(f)), None)
        if type_ and owner != type_ and stray:
            cells.reject(stray, "column_of_other_type")


def _check_penalty(cells: Cells, decided: Day | None) -> None:
    """A notice cites a decision, and one that was made by then."""
    if not cells.secret("penalty_no"):
        cells.reject("penalty_no", "missing_value")
    penalised = cells.known_day("penalty_date")
    if penalised is not None and decided is not None and decided < penalised:
        cells.reject("decided", "before_decision", determined=iso(penalised))
