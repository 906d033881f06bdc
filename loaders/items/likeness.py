"""What an object of a JSON file looks like, by the keys that each standard cannot do without."""

from collections.abc import Mapping
from typing import Any

from graph.text import Text

BODS, FTM = "BODS", "FollowTheMoney"
_UNKNOWN = Text("其他 JSON", "some other JSON")
_OTHERS = (
    ("OCDS", ("ocid",)),
    ("OCDS", ("releases",)),
    ("OCDS", ("records",)),
    ("GeoJSON", ("features",)),
    ("GeoJSON", ("geometry",)),
    ("JSON Schema", ("$schema",)),
    ("OC4IDS", ("projects",)),
)


def likeness(value: Any) -> str | Text:
    """The name of the standard that an object is of, or seems to be of."""
    if not isinstance(value, Mapping):
        return _UNKNOWN
    if any(key in value for key in ("statementId", "statementID", "recordType", "statementType")):
        return BODS
    if "schema" in value and ("properties" in value or "id" in value):
        return FTM
    for name, keys in _OTHERS:
        if all(key in value for key in keys):
            return name
    return _UNKNOWN
