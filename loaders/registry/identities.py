"""Who is meant by a code, a number or a name in a delivery."""

import re
from typing import NamedTuple

from graph.identifiers import (
    KeyRing,
    OrgCode,
    PersonNumber,
    candidate_key,
    classify,
    org_key,
    person_number,
)
from graph.records import Party
from graph.vocabulary import Assurance, NodeKind
from loaders.registry.names import scrub, tidy

_GAPS = re.compile(r"[\s:]+")


class Identity(NamedTuple):
    """A party, how sure it is who that is, and the number or code it was known by."""

    party: Party
    assurance: Assurance
    number: PersonNumber | None = None
    code: OrgCode | None = None

    @property
    def own_id(self) -> str:
        """What tells this party from a namesake in the id of a record."""
        return self.party.key if self.assurance is Assurance.VERIFIED_ID else self.party.name


def source_id(provider: str) -> str:
    """The provider as a part of a key."""
    return _GAPS.sub("_", provider.strip())


def first_code(*cells: str) -> OrgCode:
    """The first cell that holds a code, right or wrong; an empty one when none does."""
    codes = [classify(cell) for cell in cells]
    return next((code for code in codes if code.value), codes[0])


def natural_person(keys: KeyRing, org: Party, name: str, number: PersonNumber) -> Identity:
    """By a whole, valid number; else a candidate, known by name at this organisation only."""
    name = scrub(tidy(name))
    if number.valid:
        party = Party(keys.person_key(number), NodeKind.PERSON, name)
        return Identity(party, Assurance.VERIFIED_ID, number)
    party = Party(candidate_key("org", org.key, name), NodeKind.PERSON, name)
    sure = Assurance.MASKED if number.masked else Assurance.NAME_ONLY
    return Identity(party, sure, number)


def by_name(org: Party, name: str) -> Identity:
    party = Party(candidate_key("org", org.key, tidy(name)), NodeKind.PERSON, tidy(name))
    return Identity(party, Assurance.NAME_ONLY)


def organisation(provider: str, org: Party, name: str, *cells: str) -> Identity:
    """By its code; a name alone is known at this organisation only."""
    code = first_code(*cells, "")
    name = scrub(name)
    key = org_key(code, source_id(provider), f"{org.key}|{name}")
    sure = Assurance.VERIFIED_ID if code.valid else Assurance.NAME_ONLY
    return Identity(Party(key, NodeKind.ORGANIZATION, name), sure, code=code)


def is_person_number(text: str) -> bool:
    """Whether an id of a record is the number of a person, which must not be kept."""
    return person_number(text).scheme == "id_card"
