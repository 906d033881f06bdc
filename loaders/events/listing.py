"""The list entry that an event of a list category rests on, and its end."""

from graph.intervals import FOREVER, Day
from graph.vocabulary import ListCode
from loaders.events.determination import Found
from loaders.events.layout import LISTS, MAY_BE_LISTED
from loaders.lists.entries import End, Entry
from loaders.lists.spelling import NUMBERED
from loaders.penalties.events import authority_id, document_number
from loaders.rows import in_order
from loaders.tables import Cells

Days = dict[str, Day | None]


def entry(cells: Cells, event: Found, days: Days) -> Entry | None:
    """None for an event that is in no list."""
    entered, left = days["entered"], days["left"]
    code = LISTS.get(event.category) if event.category else None
    in_order(cells, "left", entered, left)
    if code is None:
        if (entered or left) and event.category:
            cells.reject("entered" if entered else "left", "no_list_of_category")
        return None
    if entered is None and left is None:
        if event.category not in MAY_BE_LISTED and not cells.rejected:
            cells.reject("entered", "missing_value")
        return None
    return _entry(cells, event, code, days)


def _entry(cells: Cells, event: Found, code: ListCode, days: Days) -> Entry:
    leaving = {
        "out_doc_no": document_number(cells.text("number_out")),
        "out_reason": cells.text("out_reason"),
    }
    return Entry(
        code=code,
        number=NUMBERED[code](event.number),
        authority=authority_id("", event.name),
        authority_name=event.name,
        entered=days["entered"],
        determined=event.day,
        reason=cells.text("reason"),
        left=End(days["left"] or FOREVER),
        leaving={k: v for k, v in leaving.items() if v},
        said={},
    )
