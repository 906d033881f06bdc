"""The gate: every question passes here, is decided, written down, and only then asked."""

from api.desk import Purpose
from api.gate.acts import ACTS, Act
from api.gate.gate import Gate
from api.gate.grants import About, Grant
from api.gate.question import Asker, Permit, Question
from api.gate.refusals import Reason
from api.gate.roles import GRANTS, PURPOSES, USUAL, Role

__all__ = [
    "ACTS",
    "GRANTS",
    "PURPOSES",
    "USUAL",
    "About",
    "Act",
    "Asker",
    "Gate",
    "Grant",
    "Permit",
    "Purpose",
    "Question",
    "Reason",
    "Role",
]
