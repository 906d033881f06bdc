"""Public lists: judgment debtors in default, serious violations, abnormal operations."""

from loaders.lists.court import COURT_LIST
from loaders.lists.violations import VIOLATION_LIST

__all__ = ["COURT_LIST", "VIOLATION_LIST"]
