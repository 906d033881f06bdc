"""What each code of a finding says, in both languages. No sentence holds the name of a person."""

from collections.abc import Mapping

from graph.text import Text
from queries.bidders.words.of_bids import OF_BIDS
from queries.bidders.words.of_record import OF_RECORD
from queries.bidders.words.of_units import OF_UNITS

REASONS: dict[str, Text] = OF_UNITS | OF_BIDS | OF_RECORD


def reason(code: str, facts: Mapping[str, str]) -> Text:
    return REASONS[code].fill(**facts)
