"""Who owns and directs whom in the end: shares, votes, control, beneficial owners, groups."""

from queries.owners.ask import owned_by, owners_by
from queries.owners.group import group_of
from queries.owners.limits import LIMITS, Limits
from queries.owners.shapes import Groups, Owners, Stake

__all__ = ["LIMITS", "Groups", "Limits", "Owners", "Stake", "group_of", "owned_by", "owners_by"]
