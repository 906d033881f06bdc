"""What is wrong with a request, place by place, without what was sent."""

from collections.abc import Iterable
from typing import Any

from api.audit import holds_number
from graph.text import Lang, Text

_LONGEST = 60  # of a member's name that is told back

_SAID: dict[str, Text] = {
    "missing": Text("缺少此项", "this member is missing"),
    "extra_forbidden": Text("没有此项，请删去", "there is no such member; leave it out"),
    "enum": Text("应为 {expected} 之一", "this is one of {expected}"),
    "literal_error": Text("应为 {expected} 之一", "this is one of {expected}"),
    "string_too_long": Text(
        "过长，最多 {max_length} 字", "too long: at most {max_length} characters"
    ),
    "string_too_short": Text("不能为空", "this must not be empty"),
    "too_long": Text("过多，最多 {max_length} 项", "too many: at most {max_length}"),
    "too_short": Text("过少，至少 {min_length} 项", "too few: at least {min_length}"),
    "greater_than_equal": Text("不得小于 {ge}", "no less than {ge}"),
    "less_than_equal": Text("不得大于 {le}", "no more than {le}"),
    "date_from_datetime_parsing": Text("日期应写成 2026-05-10", "a day is written 2026-05-10"),
    "date_parsing": Text("日期应写成 2026-05-10", "a day is written 2026-05-10"),
    "known_at": Text(
        "应为提交号、2026-05-10 或带时区的时刻 2026-05-10T09:00:00+08:00",
        "this is the number of a commit, 2026-05-10 or an instant 2026-05-10T09:00:00+08:00",
    ),
    "number": Text("应为数字", "this is a number"),
    "bool_type": Text("应为 true 或 false", "this is true or false"),
    "control": Text("含有控制字符或不完整的字符", "this holds control or broken characters"),
    "idempotency_key": Text(
        '应为一个以双引号括起的字符串，如 "8e03978e-40d5-43e8"，1 至 255 个 ASCII 字符，只写一次',
        'this is one string in quotes, as "8e03978e-40d5-43e8", of 1 to 255 ASCII characters, sent '
        "once",
    ),
    "one_of": Text(
        "target 与 number 须且只须写一项（lot 与 codes 亦然）",
        "give exactly one of target and number (of lot and codes)",
    ),
}
_OTHER = Text("取值的类型或格式不对（{code}）", "of a wrong type or form ({code})")


def told_faults(faults: Iterable[Any], lang: Lang) -> list[dict[str, str]]:
    return [_told(fault, lang) for fault in faults][:20]


def _told(fault: Any, lang: Lang) -> dict[str, str]:
    code = str(fault["type"])
    template = _SAID.get(code, _OTHER)
    said = template.fill(**{"code": code, **(fault.get("ctx") or {})}).say(lang)
    return {"pointer": _pointer(fault["loc"]), "code": code, "detail": said}


def _pointer(place: tuple[int | str, ...]) -> str:
    """Where it stands; a name that the client made up is told only if nothing can be in it."""
    parts = [str(part) for part in place if part != "body"]
    return "/" + "/".join(part if _is_harmless(part) else "?" for part in parts)


def _is_harmless(part: str) -> bool:
    return len(part) <= _LONGEST and part.isprintable() and not holds_number(part)
