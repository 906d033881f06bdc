"""Questions of a case beside its event: asked as a program asks them, compared as written.

Each question is one function here by its name; it gives the answer as plain data in which parties
stand by the short names of the case.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from api.casebook.asks_bidders import bidders
from api.casebook.asks_clearance import clearance
from api.casebook.asks_office import office
from api.casebook.asks_owners import group, owners
from api.casebook.asks_paths import paths
from api.casebook.asks_patterns import patterns
from api.casebook.asks_reach import reach
from api.casebook.asks_related import related
from api.casebook.asks_risk import risk
from api.casebook.asks_screen import screen
from api.casebook.asks_sharing import asked, travel
from api.casebook.asks_trace import trace
from api.casebook.desk import Desk as Desk
from api.casebook.model import Asked
from graph.errors import CaseFileError
from graph.text import Text

Ask = Callable[[Desk, Mapping[str, Any]], dict[str, Any]]

ASKS: dict[str, Ask] = {
    "asked": asked,
    "bidders": bidders,
    "clearance": clearance,
    "group": group,
    "office": office,
    "owners": owners,
    "risk": risk,
    "screen": screen,
    "trace": trace,
    "paths": paths,
    "patterns": patterns,
    "related": related,
    "reach": reach,
    "travel": travel,
}


def question_differences(question: Asked, desk: Desk) -> Iterator[str]:
    """Raises CaseFileError for a question that nobody answers."""
    ask = ASKS.get(question.ask)
    if ask is None:
        raise CaseFileError(_unknown(question.ask))
    found = ask(desk, question.with_)
    yield from _compare(question.answer, found, question.ask)


def _compare(wanted: Any, found: Any, where: str) -> Iterator[str]:
    """Of a mapping only what is written; of a list every item, in whatever order."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        for key, value in wanted.items():
            yield from _compare(value, found.get(key), f"{where}.{key}")
    elif isinstance(wanted, list) and isinstance(found, list):
        yield from _compare_lists(wanted, list(found), where)
    elif wanted != found and str(wanted) != str(found):
        yield f"{where} is {found}, expected {wanted}"


def _compare_lists(wanted: list[Any], found: list[Any], where: str) -> Iterator[str]:
    for item in wanted:
        fitting = next((f for f in found if not list(_compare(item, f, where))), None)
        if fitting is None:
            yield f"{where}: nothing is {item}; left: {found}"
        else:
            found.remove(fitting)
    yield from (f"{where}: unexpected {item}" for item in found)


def _unknown(name: str) -> Text:
    known = ", ".join(sorted(ASKS))
    return Text(
        f"没有名为“{name}”的问题；可用：{known}",
        f"there is no question “{name}”; there are: {known}",
    )
