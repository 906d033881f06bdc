"""What loaders of JSON objects share: values by key, days, shares, parties, roles."""

from loaders.items.days import When, span_of
from loaders.items.entry import Entry, Holder
from loaders.items.offices import office_of_role
from loaders.items.parties import (
    Known,
    known_organization,
    known_person,
    reference,
    source_of,
)
from loaders.items.reading import Described, Standard
from loaders.items.saying import Saying
from loaders.items.shares import bounds, percentage

__all__ = [
    "Described",
    "Entry",
    "Holder",
    "Known",
    "Saying",
    "Standard",
    "When",
    "bounds",
    "known_organization",
    "known_person",
    "office_of_role",
    "percentage",
    "reference",
    "source_of",
    "span_of",
]
