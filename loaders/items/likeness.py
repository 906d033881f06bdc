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


def is_sound(value: Any) -> bool:
    """Whether every text can be written down: half of a surrogate pair, which a parser may let
    pass, cannot."""
    match value:
        case str():
            return value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value)
        case Mapping():
            return all(is_sound(k) and is_sound(v) for k, v in value.items())
        case list():
            return all(map(is_sound, value))
        case _:
            return True
