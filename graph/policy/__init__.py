"""The law as dated data: rules, clauses and periods, and the questions that they answer."""

from graph.policy.loader import district_policy, load_policy
from graph.policy.model import Period, Policy
from graph.policy.ownership import BeneficialOwners, Ownership
from graph.policy.shapes import (
    Basis,
    Clause,
    DerivedOffice,
    Exemption,
    Grading,
    Issuer,
    LookBack,
    Measure,
    OwnGrade,
    Record,
    Regime,
    Restriction,
    Rule,
    Switch,
)
from graph.policy.words import (
    Condition,
    Ground,
    Level,
    MeasureStatus,
    Publication,
    RoleClass,
    Tier,
    Timing,
)

__all__ = [
    "Basis",
    "BeneficialOwners",
    "Clause",
    "Condition",
    "DerivedOffice",
    "Exemption",
    "Grading",
    "Ground",
    "Issuer",
    "Level",
    "LookBack",
    "Measure",
    "MeasureStatus",
    "OwnGrade",
    "Ownership",
    "Period",
    "Policy",
    "Publication",
    "Record",
    "Regime",
    "Restriction",
    "RoleClass",
    "Rule",
    "Switch",
    "Tier",
    "Timing",
    "district_policy",
    "load_policy",
]
