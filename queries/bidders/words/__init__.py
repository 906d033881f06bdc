"""The sentences of answers, by code."""

from queries.bidders.words.of_gaps import LEFT_OUT, PROCEDURE, WHY_NOT
from queries.bidders.words.say import REASONS, reason

__all__ = ["LEFT_OUT", "PROCEDURE", "REASONS", "WHY_NOT", "reason"]
