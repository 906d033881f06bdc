"""Bidders of a lot, or an ad-hoc list of units: rulings and clues, each with rule and path."""

from queries.bidders.ask import check_codes, check_lot
from queries.bidders.found import Reader
from queries.bidders.limits import USUAL, Limits
from queries.bidders.lots import deadline_of, organizations_of, place_of
from queries.bidders.shapes import (
    BidderAnswer,
    BiddersAnswer,
    Clue,
    Finding,
    LeftOut,
    PairAnswer,
    RuleRead,
    Ruling,
)
from queries.bidders.units import keys_of

__all__ = [
    "USUAL",
    "BidderAnswer",
    "BiddersAnswer",
    "Clue",
    "Finding",
    "LeftOut",
    "Limits",
    "PairAnswer",
    "Reader",
    "RuleRead",
    "Ruling",
    "check_codes",
    "check_lot",
    "deadline_of",
    "keys_of",
    "organizations_of",
    "place_of",
]
