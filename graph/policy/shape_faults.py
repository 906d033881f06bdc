"""Faults of shape: a key or a value that a policy file may not hold."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from graph.policy.faults import WORDS, Fault, Path
from graph.policy.fields import IMPLEMENTERS
from graph.text import Text

_EXPECTED: dict[str, Text] = {
    "string_type": Text("文字（数字请加引号）", "text (put a number in quotes)"),
    "bool_type": Text(" true 或 false", "true or false"),
    "greater_than": Text("大于零的整数", "a whole number above zero"),
    "dict_type": Text("“键: 值”各项", "a mapping, `key: value`"),
    "model_type": Text("“键: 值”各项", "a mapping, `key: value`"),
    "float_type": Text("数字", "a number"),
    "int_type": Text("整数（不加引号）", "a whole number (without quotes)"),
    "tuple_type": Text("列表 [ … ]", "a list, [ … ]"),
}
_OTHER = Text("其他写法", "written otherwise")


def shape_faults(error: ValidationError) -> list[Fault]:
    return [_fault(detail) for detail in error.errors()]


def _fault(detail: ErrorDetails) -> Fault:
    path: Path = tuple(step for step in detail["loc"] if step != "[key]")
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    kind, facts = detail["type"], dict(detail.get("ctx", {}))
    if key == "citation" and kind in ("missing", "too_short", "tuple_type"):
        return Fault(path, "no_citation")
    if kind == "unknown_key":
        return Fault((*path, facts["key"]), kind, _with_hint(facts["key"], facts["allowed"]))
    if kind == "unknown_word":
        found = _with_hint(facts["value"], facts["allowed"])
        return Fault(path, kind, found | {"what": WORDS[facts["what"]]})
    return _plain_fault(path, key, detail, facts)


def _plain_fault(path: Path, key: str, detail: ErrorDetails, facts: dict[str, Any]) -> Fault:
    kind = detail["type"]
    if kind == "missing":
        return Fault(path, "missing_key", {"key": key})
    if kind in ("too_short", "string_too_short"):
        return Fault(path, "empty_value", {"key": key})
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'|\b(\d+)\b", str(facts["expected"]))
        found = _with_hint(str(detail["input"]), [word or number for word, number in allowed])
        return Fault(path, "unknown_word", found | {"what": WORDS["value"]})
    if kind in ("wrong_date", "wrong_period", "wrong_text", "wrong_per_cent", "period_kind"):
        return Fault(path, kind, facts | {"key": key})
    if kind == "wrong_implementer":
        return Fault(path, kind, facts | {"kinds": ", ".join(f"{k}:" for k in IMPLEMENTERS)})
    return Fault(path, "wrong_type", {"key": key, "expected": _EXPECTED.get(kind, _OTHER)})


def _with_hint(value: str, allowed: Sequence[str]) -> dict[str, object]:
    return {"key": value, "value": value, "hint": hint(value, allowed)}


def hint(value: str, allowed: Sequence[str]) -> Text:
    """The word that was probably meant, else all that may stand there."""
    close = get_close_matches(value, allowed, 1)
    if close:
        return Text(f"是否应为“{close[0]}”？", f"did you mean “{close[0]}”?")
    return Text(f"可用：{'、'.join(allowed)}", f"use one of: {', '.join(allowed)}")
