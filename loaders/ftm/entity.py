"""An entity with its multi-valued properties; those that stand inside another one come apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.intervals import Day
from graph.records import Party, Source
from graph.vocabulary import Rank
from loaders.base import Context
from loaders.ftm.schemata import LINKS, TAKEN
from loaders.items import Described, Entry, Holder, Saying, When
from loaders.items.reading import version_day

PROVIDER = "FollowTheMoney"
_DAYS = ("updated_at", "modified_at", "last_change", "last_seen")


@dataclass(frozen=True)
class Entity:
    entry: Entry
    schema: str
    properties: Holder
    saying: Saying
    ctx: Context

    @property
    def own(self) -> Party:
        return self.saying.own

    def all(self, *keys: str) -> list[str]:
        """All values of these properties without numbers of persons, each once, in order."""
        found = (self.entry.text({"": v}, "") for key in keys for v in self.raw(key))
        return list(dict.fromkeys(value for value in found if value))

    def first(self, *keys: str) -> str:
        return next(iter(self.all(*keys)), "")

    def raw(self, *keys: str) -> list[str]:
        return [v for key in keys for v in self.entry.texts(self.properties, key)]

    def refs(self, key: str) -> list[Party]:
        return [self.saying.refer(value) for value in self.entry.ids(self.properties, key)]

    def when(self, *keys: str) -> When | None:
        """The earliest day of a start, of whichever of these properties comes first."""
        for key in keys:
            found = [w for text in self.raw(key) if (w := self.entry.day_in(key, text))]
            if len(found) > 1:
                self.entry.warn(key, ", ".join(self.raw(key)), "several_values")
            if found:
                return min(found) if len(found) == 1 else When(min(found).first, max(found).last)
        return None


def dated(value: Holder) -> bool:
    """Whether an entity gives a day of its own."""
    properties = value.get("properties")
    inside = isinstance(properties, dict) and properties.get("modifiedAt")
    return bool(inside) or any(value.get(key) for key in _DAYS)


def entities(entry: Entry, value: Holder, file: Described, ctx: Context) -> Iterator[Entity]:
    """The entity, then those inside it, which inherit its version day."""
    provider = ctx.provider or PROVIDER
    source = Source(provider, Rank.AGGREGATOR, file.document, file.sha256)
    waiting: list[tuple[Holder, Day | None]] = [(value, None)]
    while waiting:
        found, inherited = waiting.pop()
        record, schema = entry.id(found, "id", needed=True), _schema(entry, found)
        properties, inside = _apart(entry.child(found, "properties", needed=True))
        seen = _seen(entry, found, properties, ctx, inherited)
        if entry.rejected or seen is None:
            return
        yield Entity(entry, schema, properties, Saying(source, entry.row, seen, record), ctx)
        waiting += [(child, seen) for child in reversed(inside)]


def _schema(entry: Entry, found: Holder) -> str:
    schema = entry.text(found, "schema", needed=True)
    if schema and schema not in TAKEN:
        entry.reject("schema", schema, "not_taken")
    return schema


def _apart(properties: Holder) -> tuple[dict[str, Any], list[Holder]]:
    """The properties with the ids of entities in their place, and the entities."""
    plain: dict[str, Any] = {}
    inside: list[Holder] = []
    for key, values in properties.items():
        if not isinstance(values, list):
            plain[key] = values
            continue
        nested = [v for v in values if isinstance(v, dict) and v.get("id")]
        inside += [v for v in nested if v.get("schema") in TAKEN]
        plain[key] = [v["id"] if isinstance(v, dict) and v.get("id") else v for v in values]
    # Whatever points back to its holder (`ownershipOwner`) is an entity that says so itself.
    return {k: v for k, v in plain.items() if k not in LINKS}, inside


def _seen(
    entry: Entry, found: Holder, properties: Holder, ctx: Context, inherited: Day | None
) -> Day | None:
    own = entry.texts(properties, "modifiedAt")
    days = [w.last for text in own if (w := entry.needed_day("modifiedAt", text))]
    if own:
        return max(days, default=None)
    key = next((key for key in _DAYS if found.get(key)), "")
    if inherited is not None and not key:
        return inherited
    return version_day(entry, key or "modifiedAt", entry.raw(found, key) if key else "", ctx)
