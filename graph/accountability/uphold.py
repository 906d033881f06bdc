"""A conflict is settled by upholding one of the statements that stand against each other."""

from dataclasses import replace

from graph.intervals import Day
from graph.records import Source, Statement
from graph.vocabulary import Rank

PROVIDER = "steward"


def upheld(statement: Statement, user: str, reason: str, on: Day) -> Statement:
    """The same words in the name of the steward, whose rank is above every source.

    A later decision on the same record replaces this one; nothing is removed.
    """
    decision = {"decided_by": user, "reason": reason, "upholds": statement.digest}
    return replace(
        statement,
        source=Source(PROVIDER, Rank.STEWARD, f"decision of {user}"),
        asserted_at=on,
        props=dict(statement.props) | decision,
        row=None,
    )
