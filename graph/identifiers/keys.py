"""Keys that need no secret: of organisations, of things, and of mentions of a name."""

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from graph.errors import IdentifierError
from graph.identifiers.organisations import OrgCode
from graph.text import Text
from graph.vocabulary import NodeKind

_SOURCE = re.compile(r"[^\s:]+")
_PREFIXES = {"uscc": "u", "org_code": "o", "reg_no": "r"}
_THINGS = {
    NodeKind.PROJECT: "j",
    NodeKind.STAGE: "g",
    NodeKind.LOT: "l",
    NodeKind.BID: "b",
    NodeKind.CONTRACT: "k",
    NodeKind.INCIDENT: "i",
    NodeKind.COMPLAINT: "w",
}
# What may be the number of a person must not stand in a key.
_LONG_NUMBER = re.compile(r"[0-9]{15}")

_NOTHING = Text(
    "来源“{source}”中的这一主体既无代码也无名称，无法区分；请补填其中一项",
    "a subject of source “{source}” has neither code nor name to tell it apart; give one of them",
)
_SOURCE_WRONG = Text(
    "来源标识“{source}”不能为空，也不能含冒号或空格；请改名",
    "a source id “{source}” must not be empty nor hold a colon or a space; rename it",
)


def org_key(code: OrgCode, source: str, fallback: str) -> str:
    """The key of an organisation: `u:`, `o:` or `r:` with a valid code, else `t:<source>:…`.

    Only the first three merge records of different sources. A code that is not valid is kept
    inside its own source; where there is no code, `fallback` (the name, or a row's id) stands in.
    """
    if code.valid:
        return f"{_PREFIXES[code.scheme]}:{code.value}"
    label = code.value or fallback.strip()
    if not label:
        raise IdentifierError(_NOTHING.fill(source=source))
    return f"t:{_checked(source)}:{label}"


def thing_key(kind: NodeKind, *parts: str) -> str:
    """The key of a project, lot, bid, contract, stage, incident or complaint, such as `j:…`.

    `parts` say which one: the number of a project and its purchaser; a project and its lot.
    Parts that are long, or hold digits that may be a person's number, stand as their hash.
    """
    said = [unicodedata.normalize("NFKC", part).strip() for part in parts]
    if not any(said):
        raise IdentifierError(_NOTHING.fill(source=kind.label))
    joined = "|".join(said)
    plain = len(joined) <= 120 and not any("|" in part for part in said)
    if not plain or _LONG_NUMBER.search(joined):
        joined = _hash(said)
    return f"{_THINGS[kind]}:{joined}"


def reference_key(source: str, record: str) -> str:
    """The key under which the records of a source refer to one of them: `x:<source>:<record>`.

    What the record is of may be told later, elsewhere, or never.
    """
    if not record.strip():
        raise IdentifierError(_NOTHING.fill(source=source))
    label = unicodedata.normalize("NFKC", record).strip()
    plain = len(label) <= 120 and not _LONG_NUMBER.search(label)
    return f"x:{_checked(source)}:{label if plain else _hash([label])}"


def candidate_key(source: str, *parts: str) -> str:
    """The key of a mention: who is named there and where, such as event key and name.

    It is the identity of the mention and not of a person: the same person named in two events
    has two, and two persons of one name in one event share one. Nothing is attributed to it.
    """
    if not any(part.strip() for part in parts):
        raise IdentifierError(_NOTHING.fill(source=source))
    return f"c:{_checked(source)}:{_hash(parts)}"


def _hash(parts: Sequence[str]) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:24]


def _checked(source: str) -> str:
    if not _SOURCE.fullmatch(source):
        raise IdentifierError(_SOURCE_WRONG.fill(source=source))
    return source
