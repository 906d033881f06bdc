"""The same question once more: in the other language, or as a file."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

_NOT_AGAIN = frozenset({"token", "lang", "evidence", "number"})


def again(fields: Mapping[str, str], told: BaseModel) -> dict[str, str]:
    """The fields that ask for this very answer: at its day and its commit, and by the key of whom
    it is about where it was asked for by number, which is written nowhere."""
    answer: Any = told
    clocks = {"as_of": answer.as_of, "known_at": str(answer.known_at)}
    by_key = {"target": key_of(told)} if fields.get("number") else {}
    return {k: v for k, v in fields.items() if k not in _NOT_AGAIN} | by_key | clocks


def key_of(told: BaseModel) -> str:
    """Whom an answer about one subject is about."""
    for name in ("person", "holder", "subject", "organization"):
        if subject := getattr(told, name, None):
            return str(subject.key)
    return ""
