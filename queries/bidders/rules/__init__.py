"""One module for each group of rules; a rule is a function of what was read and of its law."""

from queries.bidders.rules.table import RULES, Rule

__all__ = ["RULES", "Rule"]
