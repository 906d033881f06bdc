"""From events to responsible persons, and the register that keeps it."""

from graph.accountability.adoption import adopt, changed_rules, is_adopted, mark_all
from graph.accountability.attribution import attribute
from graph.accountability.outcome import Entry, EntryStatus, Outcome
from graph.accountability.register import drain, replay, row, settle, substance, work_off

__all__ = [
    "Entry",
    "EntryStatus",
    "Outcome",
    "adopt",
    "attribute",
    "changed_rules",
    "drain",
    "is_adopted",
    "mark_all",
    "replay",
    "row",
    "settle",
    "substance",
    "work_off",
]
