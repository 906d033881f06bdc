"""Identifiers of organisations and persons: read, check, mask, and turn into keys."""

from graph.identifiers.checks import citizen_check, gs15_check, org_check, uscc_check
from graph.identifiers.departments import (
    CATEGORIES,
    DEPARTMENTS,
    UsccParts,
    subject_type_of,
    uscc_parts,
)
from graph.identifiers.keyring import KeyRing
from graph.identifiers.keys import candidate_key, org_key, reference_key, thing_key
from graph.identifiers.masks import (
    canonical_mask,
    coarse_mask,
    mask_account,
    mask_court,
    mask_id,
    mask_matches,
    mask_name,
    mask_phone,
)
from graph.identifiers.normal import is_blank, normalise
from graph.identifiers.organisations import OrgCode, classify, org_code_of
from graph.identifiers.persons import PersonNumber, person_number

__all__ = [
    "CATEGORIES",
    "DEPARTMENTS",
    "KeyRing",
    "OrgCode",
    "PersonNumber",
    "UsccParts",
    "candidate_key",
    "canonical_mask",
    "citizen_check",
    "classify",
    "coarse_mask",
    "gs15_check",
    "is_blank",
    "mask_account",
    "mask_court",
    "mask_id",
    "mask_matches",
    "mask_name",
    "mask_phone",
    "normalise",
    "org_check",
    "org_code_of",
    "org_key",
    "person_number",
    "reference_key",
    "subject_type_of",
    "thing_key",
    "uscc_check",
    "uscc_parts",
]
