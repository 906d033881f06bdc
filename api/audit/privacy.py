"""What may stand in the audit log: keys, never the number of a person."""

import re
import unicodedata

from graph.identifiers import classify

# Keyed hashes, whose digits mean nothing: p1:<64>, c:<source>:<24>.
_HASH = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-f]{64}|[0-9a-f]{24})(?![0-9A-Za-z])")
_NUMBER = re.compile(r"(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])")
_KEY = re.compile(r"[0-9A-Za-z]+:\S.*")
_PERSON = re.compile(r"(?:p[0-9a-z]+|c):.+")


def holds_number(value: str) -> bool:
    """Whether a word holds 18 places that may be the number of a person."""
    return bool(_NUMBER.search(unicodedata.normalize("NFKC", value)))


def key_holds_number(key: str) -> bool:
    """As `holds_number`; the code of an organisation, which a key may hold, is none."""
    rest = _HASH.sub("", unicodedata.normalize("NFKC", key))
    return any(not classify(found).value for found in _NUMBER.findall(rest))


def is_key(value: str) -> bool:
    return bool(_KEY.fullmatch(value)) and not key_holds_number(value)


def is_person(key: str) -> bool:
    """Whether a key is of a natural person, identified (`p1:`) or only mentioned (`c:`)."""
    return bool(_PERSON.fullmatch(key))
