"""What each code of a finding says, in both languages. No sentence holds the name of a person."""

from collections.abc import Mapping

from graph.intervals import ALWAYS
from graph.text import Text
from graph.vocabulary import ListCode
from queries.bidders.words.of_bids import OF_BIDS
from queries.bidders.words.of_record import OF_RECORD
from queries.bidders.words.of_units import OF_UNITS

REASONS: dict[str, Text] = OF_UNITS | OF_BIDS | OF_RECORD


_OPEN_ENDS = dict.fromkeys(ALWAYS.iso(), "…")
_UNKNOWN = Text("不明", "unknown")


def reason(code: str, facts: Mapping[str, str]) -> Text:
    return REASONS[code].fill(**{name: _said(name, value) for name, value in facts.items()})


def _said(name: str, value: str) -> str | Text:
    """Facts are codes and ISO days; a sentence has labels, and … for an end that is open."""
    if name == "list":
        return ListCode(value).label
    if name == "share" and not value:
        return _UNKNOWN
    return _OPEN_ENDS.get(value, value)
