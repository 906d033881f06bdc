"""What is on file of one thing, kind by kind: cards, entries, tasks, disputes, and so on.

Each is cut out of what the larger questions tell, so that nothing is visible here that is not
visible there.
"""

from queries.resources.cards import PersonCard, person_card
from queries.resources.decided import (
    DisputeTold,
    ExemptionTold,
    RepairTold,
    disputes_of,
    exemptions_of,
    measures_told,
    repairs_of,
)
from queries.resources.entries import entries_of
from queries.resources.listed import Member, members_page
from queries.resources.one_entry import Explained, explain_entry
from queries.resources.tasks import TaskTold, tasks_of, tasks_page

__all__ = [
    "DisputeTold",
    "ExemptionTold",
    "Explained",
    "Member",
    "PersonCard",
    "RepairTold",
    "TaskTold",
    "disputes_of",
    "entries_of",
    "exemptions_of",
    "explain_entry",
    "measures_told",
    "members_page",
    "person_card",
    "repairs_of",
    "tasks_of",
    "tasks_page",
]
