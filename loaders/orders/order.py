"""What an order says of its measure, and whether its days are in order."""

from typing import Any, NamedTuple

from graph.intervals import Day, Interval
from loaders.cases.act import Act
from loaders.orders.law import bases, check
from loaders.orders.layout import DEGREES, EXECUTORS, OF_ORDER, SCOPES
from loaders.rows import filled, in_order, stop_of
from loaders.tables import Cells
from loaders.values import iso_or_none

_ORDER = "order_of_days"


class Order(NamedTuple):
    span: Interval
    props: dict[str, Any]


def order(cells: Cells, act: Act, code: str | None) -> Order | None:
    """None for a row that is rejected."""
    span, notice, served = _days(cells, act.day)
    scope = cells.text("scope")
    said = act.props | {
        "code": code or "",
        "basis": bases(cells),
        "notice_date": iso_or_none(notice),
        "served_date": iso_or_none(served),
        "scope": SCOPES.get(scope, scope),
        "proportionality": cells.choice("proportionality", DEGREES),
        "remedy": cells.text("remedy"),
        "executor": cells.text("executor"),
        "executor_kind": cells.choice("executor_kind", EXECUTORS),
        "carve_outs": cells.split("carve_outs"),
        "release_condition": cells.text("release_condition"),
        "list_edition": cells.text("edition"),
        "via_role": cells.text("via_role"),
    }
    if not cells.rejected:
        check(cells, said)
    return None if cells.rejected or span is None else Order(span, filled(said))


def _days(cells: Cells, decided: Day | None) -> tuple[Interval | None, Day | None, Day | None]:
    """Told before it is decided, served and in effect after."""
    notice, served = cells.known_day("notice_date"), cells.known_day("served_date")
    start, last = cells.known_day("from"), cells.day("until")
    in_order(cells, "decided", notice, decided, _ORDER)
    in_order(cells, "served_date", decided, served, _ORDER)
    in_order(cells, "from", decided, start, _ORDER)
    begin = decided if start is None else start
    in_order(cells, "until", begin, last)
    if begin is None:
        return None, notice, served
    return Interval(begin, max(stop_of(last), begin + 1)), notice, served


def stray(cells: Cells) -> None:
    """What an order alone says makes it doubtful that a document ends one."""
    found = next((field for field in OF_ORDER if cells.secret(field)), None)
    if found:
        cells.reject(found, "column_of_other_type")
