"""What the asker may see: a question leaves out what is not granted, and never masks it."""

from dataclasses import dataclass

from graph.accountability import Entry
from graph.policy import Publication, Tier

BOTH_TIERS = frozenset({Tier.A_STATUS, Tier.B_DETERMINED})


@dataclass(frozen=True, kw_only=True)
class Sight:
    """The fields of one answer (domain.md §5, C42). Without a word it grants nothing of persons."""

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

    def delivers(self, publication: Publication) -> bool:
        """Whether an entry of this range may stand in the answer."""
        return publication.includes(self.reach)

    def shows(self, person: str) -> bool:
        """Whether the person under this key may stand in the answer."""
        return self.persons and (self.only is None or person in self.only)

    def shows_entry(self, entry: Entry) -> bool:
        """Whether an entry may stand in the answer; whether it is closed is asked apart."""
        if not self.delivers(entry.publication_range):
            return False
        if entry.tier is None:
            return True
        return (
            self.shows(entry.holder)
            and Tier(entry.tier) in self.tiers
            and (self.restricted or not entry.restricted)
        )


# The operator of a local store and the tests, who may be told everything.
EVERYTHING = Sight(
    reach=Publication.INTERNAL,
    tiers=BOTH_TIERS,
    persons=True,
    person_names=True,
    masks=True,
    candidates=True,
    rejected=True,
    closed_entries=True,
    exempted=True,
    suspended=True,
    restricted=True,
    beneficial_owners=True,
    complaints=True,
)
