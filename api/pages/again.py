"""The same question once more: in the other language, or as a file."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from api.audit.privacy import key_holds_number

HIDDEN = "（未显示）"  # no code and no key: as unknown as what stood there
_WORD = re.compile(r"\S+")
_NOT_AGAIN = frozenset({"token", "lang", "evidence", "number"})


def again(fields: Mapping[str, str], told: BaseModel) -> dict[str, str]:
    """The fields that ask for this very answer: at its day and its commit, and by the key of whom
    it is about where it was asked for by number, which is written nowhere."""
    answer: Any = told
    clocks = {"as_of": answer.as_of, "known_at": str(answer.known_at)}
    by_key = {"target": key_of(told)} if fields.get("number") else {}
    same = {k: v for k, v in unnumbered(fields).items() if k not in _NOT_AGAIN}
    return same | by_key | clocks


def unnumbered(fields: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, to be shown once more; what may be the number of a person is not."""
    return {name: _WORD.sub(_harmless, value) for name, value in fields.items()}


def _harmless(word: re.Match[str]) -> str:
    return HIDDEN if key_holds_number(word[0]) else word[0]


def key_of(told: BaseModel) -> str:
    """Whom an answer about one subject is about."""
    for name in ("person", "holder", "subject", "organization"):
        if subject := getattr(told, name, None):
            return str(subject.key)
    return ""
