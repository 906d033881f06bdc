"""What an answer may hold. A field that is not granted is absent from it, not masked out."""

from dataclasses import dataclass, fields

from graph.policy import Publication, Tier
from graph.vocabulary import Word


class About(Word):
    """About whom a role may ask."""

    ANYONE = "anyone", "任何主体", "anyone"
    ORGANIZATIONS = "organizations", "仅组织和事件", "organizations and events only"
    OWN = "own", "仅本人", "oneself only"
    NOTHING = "nothing", "不得查询图谱", "nothing in the graph"


@dataclass(frozen=True)
class Grant:
    """The fields of one answer (domain.md §5, C42)."""

    about: About
    reach: Publication = Publication.PUBLIC  # the narrowest range of entries delivered
    tiers: frozenset[Tier] = frozenset()  # entries of persons
    persons: bool = False  # natural persons at all, be it as a count
    person_names: bool = False
    masks: bool = False  # masked numbers, from the vault
    candidates: bool = False  # persons known by name only
    rejected: bool = False  # who was looked at and gets no entry, and why
    closed_entries: bool = False  # repaired, revoked, withdrawn, expired
    exempted: bool = False  # 容错纠错
    suspended: bool = False  # 冒名登记 pending
    restricted: bool = False  # the file of public officials
    beneficial_owners: bool = False
    complaints: bool = False  # the id of a complaint; the informant never
    only: frozenset[str] | None = None  # persons other than these are absent
    provider: str = ""  # statements of other providers are absent

    def delivers(self, publication: Publication) -> bool:
        """Whether an entry of this range may stand in the answer."""
        return publication.includes(self.reach)

    def shows(self, person: str) -> bool:
        """Whether the person under this key may stand in the answer."""
        return self.persons and (self.only is None or person in self.only)

    def withheld(self) -> tuple[str, ...]:
        """What is not granted, in words that a log can hold."""
        flags = [f.name for f in fields(self) if getattr(self, f.name) is False]
        tiers = [f"tier:{tier}" for tier in Tier if tier not in self.tiers]
        beyond = [f"range:{p}" for p in Publication if not self.delivers(p)]
        others = ["other_persons"] if self.only is not None else []
        return (*flags, *tiers, *beyond, *others, *(["other_providers"] if self.provider else []))
