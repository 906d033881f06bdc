"""Decisions entered one by one: each is a row of a source format, and goes the way of one."""

from api.decisions.desk import Decided, Decisions, Entered
from api.decisions.kinds import KINDS, Decision
from api.decisions.shapes import shape_of

__all__ = ["KINDS", "Decided", "Decision", "Decisions", "Entered", "shape_of"]
