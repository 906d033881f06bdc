"""Who may not hold an office, and who holds one from which they are barred."""

from queries.offices.conflicts import (
    Conflict,
    ConflictsAnswer,
    conflicts_at,
    conflicts_of,
    conflicts_page,
)
from queries.offices.office import OfficeAnswer, Seat, may_hold, seat_at

__all__ = [
    "Conflict",
    "ConflictsAnswer",
    "OfficeAnswer",
    "Seat",
    "conflicts_at",
    "conflicts_of",
    "conflicts_page",
    "may_hold",
    "seat_at",
]
