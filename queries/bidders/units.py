"""An ad-hoc list of units, each once, by code or key; what is not on file stays in the answer."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.errors import InputError
from graph.identifiers import classify, org_key
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.bidders.limits import Limits
from queries.said import Subject


class Units(NamedTuple):
    known: tuple[Node, ...]
    unknown: tuple[Subject, ...]


def keys_of(codes: Sequence[str]) -> list[str]:
    """The key that each code or key stands for, before anything is looked up.

    Raises InputError for a list that is empty, and for what is neither a code nor a key.
    """
    asked = [code.strip() for code in codes if code.strip()]
    if not asked:
        raise InputError(_NOTHING)
    return [_key(code) for code in asked]


def _key(code: str) -> str:
    if ":" in code:
        return code
    read = classify(code)
    if not read.valid:
        raise InputError(_NO_CODE.fill(code=code))
    return org_key(read, "asked", "")


def find_units(keys: Sequence[str], view: View, limits: Limits) -> Units:
    """Raises InputError for a unit that stands twice (also under two codes), and for too many."""
    if len(keys) > limits.bidders:
        raise InputError(_TOO_MANY.fill(limit=limits.bidders, count=len(keys)))
    found = view.find(keys)
    seen: dict[str, str] = {}
    for key in keys:
        own = found[key].key if key in found else key
        if own in seen:
            raise InputError(_TWICE.fill(one=seen[own], other=key))
        seen[own] = key
    wrong = [node for node in found.values() if node.kind not in _PARTIES]
    if wrong:
        raise InputError(_NO_PARTY.fill(key=wrong[0].key, kind=wrong[0].kind.label))
    known = {node.ref: node for node in found.values()}
    missing = [key for key in keys if key not in found]
    unknown = (Subject(key=k, name="", kind=NodeKind.ORGANIZATION) for k in sorted(missing))
    return Units(tuple(sorted(known.values(), key=lambda n: n.key)), tuple(unknown))


_PARTIES = frozenset({NodeKind.ORGANIZATION, NodeKind.PERSON})
_NOTHING = Text(
    "没有写明任何单位；请在 --codes 后列出代码，用逗号分开",
    "no unit is given; list the codes after --codes, with commas between them",
)
_NO_CODE = Text(
    "“{code}”不是有效的单位代码（校验位不符或长度不对）；请核对后改正，或写单位的键",
    "“{code}” is no valid code of a unit (check digit or length); correct it, or give the key",
)
_TWICE = Text(
    "“{one}”与“{other}”是同一单位；每个单位只写一次",
    "“{one}” and “{other}” are one unit; give each unit once",
)
_TOO_MANY = Text(
    "一次最多核对 {limit} 个单位，这里有 {count} 个；请分批",
    "at most {limit} units are compared at once, and {count} are given; ask in parts",
)
_NO_PARTY = Text(
    "“{key}”是{kind}，不是单位或自然人；标段请直接写在命令后，不要写在 --codes 中",
    "“{key}” is of the kind {kind} and no unit; give a lot as the argument, not in --codes",
)
