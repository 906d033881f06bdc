"""What differs between two policies, part by part."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from graph.policy.model import Policy
from graph.records import canonical
from graph.vocabulary import Word

_LAST = "effective_to"
# By what an item of a list is known as the same one in another policy.
_KNOWN_BY = ("office", "counts_as", "subject_types", "effective_from")


class Change(Word):
    ADDED = "added", "新增", "added"
    REMOVED = "removed", "删去", "removed"
    ENDED = "ended", "终止", "ended"
    CHANGED = "changed", "变更", "changed"
    REWRITTEN = "rewritten", "改写同一版本（不允许）", "same version rewritten (forbidden)"


class Field(BaseModel):
    """One value; None where there is none."""

    model_config = ConfigDict(frozen=True)

    name: str
    before: Any
    after: Any


class Difference(BaseModel):
    """One part of a section. A rule is known by id and version, and only its end may change."""

    model_config = ConfigDict(frozen=True)

    section: str
    key: str
    what: Change
    fields: tuple[Field, ...] = ()


def differences(before: Policy, after: Policy) -> list[Difference]:
    """In the order of sections; none for policies that say the same."""
    old, new = dict(_parts(before)), dict(_parts(after))
    found = []
    for section, key in dict.fromkeys((*old, *new)):
        was, now = old.get((section, key)), new.get((section, key))
        if was != now:
            found.append(_difference(section, key, was, now))
    return found


def _parts(policy: Policy) -> Iterator[tuple[tuple[str, str], object]]:
    said = policy.model_dump(mode="json", by_alias=True, exclude={"content"})
    for name, field in type(policy).model_fields.items():
        section = field.alias or name
        value = said.get(section)
        if isinstance(value, list):
            yield from (((section, _known_as(item)), item) for item in value)
        elif isinstance(value, Mapping) and _by_key(getattr(policy, name), section):
            yield from (((section, str(key)), item) for key, item in value.items())
        elif value is not None:
            yield (section, ""), value


def _by_key(part: object, section: str) -> bool:
    """Whether the keys of a section name parts of their own, or fields of one."""
    return isinstance(part, dict) or section == "switches"


def _known_as(item: object) -> str:
    if isinstance(item, Mapping):
        if "id" in item and "version" in item:
            return f"{item['id']}@{item['version']}"
        if known := [_said(item[name]) for name in _KNOWN_BY if name in item]:
            return " ".join(known)
    return canonical(item)


def _said(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)


def _difference(section: str, key: str, was: object, now: object) -> Difference:
    if was is None or now is None:
        what = Change.ADDED if was is None else Change.REMOVED
        return Difference(section=section, key=key, what=what)
    fields = tuple(_fields("", was, now))
    return Difference(section=section, key=key, what=_change(section, fields), fields=fields)


def _change(section: str, fields: tuple[Field, ...]) -> Change:
    if [field.name for field in fields] == [_LAST]:
        return Change.ENDED if fields[0].after < fields[0].before else Change.CHANGED
    return Change.REWRITTEN if section == "rules" else Change.CHANGED


def _fields(name: str, was: object, now: object) -> Iterator[Field]:
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys((*was, *now)):
            yield from _fields(f"{name}.{key}" if name else str(key), was.get(key), now.get(key))
    elif was != now:
        yield Field(name=name, before=was, after=now)
