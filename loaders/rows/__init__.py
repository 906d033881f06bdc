"""What the loaders of single tables share: lines, days and parties of a row."""

from loaders.rows.contacts import contact
from loaders.rows.days import dated, in_order, known_days, needed, stop_of, term
from loaders.rows.line import Line, filled, line_of
from loaders.rows.parties import (
    CATEGORIES,
    HOLDER,
    Who,
    by_key,
    holder,
    natural,
    numbered_only,
    party,
    unit,
    who,
    who_layout,
)
from loaders.rows.people import people
from loaders.rows.provided import PROVIDED, provided, provider_of
from loaders.rows.shares import share_of
from loaders.rows.subject import CITED, CODES, SUBJECT, Cited, cited, determined, subject_of
from loaders.rows.things import STAGES, YES_NO, contract, incident, project, stage

__all__ = [
    "CATEGORIES",
    "CITED",
    "CODES",
    "HOLDER",
    "PROVIDED",
    "STAGES",
    "SUBJECT",
    "YES_NO",
    "Cited",
    "Line",
    "Who",
    "by_key",
    "cited",
    "contact",
    "contract",
    "dated",
    "determined",
    "filled",
    "holder",
    "in_order",
    "incident",
    "known_days",
    "line_of",
    "natural",
    "needed",
    "numbered_only",
    "party",
    "people",
    "project",
    "provided",
    "provider_of",
    "share_of",
    "stage",
    "stop_of",
    "subject_of",
    "term",
    "unit",
    "who",
    "who_layout",
]
