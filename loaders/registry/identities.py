"""Who is meant by a code, a number or a name in a delivery."""

import re
from functools import lru_cache
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
from graph.identifiers.citizens import has_eighteen_places
from graph.identifiers.lookalikes import as_digits
from graph.records import Party
from graph.vocabulary import Assurance, NodeKind
from loaders.registry.names import scrub, tidy
from loaders.tables import scrub as take_out

_PRIORITY = ("uscc", "org_code", "reg_no")  # domain.md §4.1
_NO_CODE = OrgCode("other", "", False)
_SHORTEST_NUMBER = 15
_GAPS = re.compile(r"[\s:]+")


class Identity(NamedTuple):
    """A party, and how sure it is who that is."""

    party: Party
    assurance: Assurance

    @property
    def own_id(self) -> str:
        """What tells this party from a namesake in the id of a record."""
        return self.party.key if self.assurance is Assurance.VERIFIED_ID else self.party.name


def source_id(provider: str) -> str:
    """The provider as a part of a key."""
    return _GAPS.sub("_", provider.strip())


@lru_cache(maxsize=64)
def code_in(cell: str) -> OrgCode:
    """The code in a cell; without a value for what is, or was before a slip, a person's number."""
    code = classify(cell)
    return _NO_CODE if not code.valid and _like_a_person(code) else code


def _like_a_person(code: OrgCode) -> bool:
    many = sum(c.isdigit() for c in code.value) >= 14
    spoilt = code.scheme == "other" and (many or take_out(code.value) != code.value)
    return spoilt or has_eighteen_places(as_digits(code.value))


def best_code(*cells: str) -> OrgCode:
    """A valid code before any other, then in the order of the cells."""
    codes = [code for cell in cells if (code := code_in(cell)).value]
    valid = sorted((c for c in codes if c.valid), key=lambda c: _PRIORITY.index(c.scheme))
    return next(iter(valid or codes), _NO_CODE)


def organisation(provider: str, org: Party, name: str, *cells: str) -> Identity:
    """By its code; a name alone is known at this organisation only."""
    code, name = best_code(*cells), scrub(name)
    key = org_key(code, source_id(provider), f"{org.key}|{name}")
    sure = Assurance.VERIFIED_ID if code.valid else Assurance.NAME_ONLY
    return Identity(Party(key, NodeKind.ORGANIZATION, name), sure)


def natural_person(keys: KeyRing, org: Party, name: str, number: PersonNumber) -> Identity:
    """By a whole, valid number; else a candidate."""
    if number.valid:
        party = Party(keys.person_key(number), NodeKind.PERSON, scrub(tidy(name)))
        return Identity(party, Assurance.VERIFIED_ID)
    candidate = by_name(org, name)
    return candidate._replace(assurance=Assurance.MASKED) if number.masked else candidate


def by_name(org: Party, name: str) -> Identity:
    """A candidate, known by name at this organisation only."""
    name = scrub(tidy(name))
    party = Party(candidate_key("org", org.key, name), NodeKind.PERSON, name)
    return Identity(party, Assurance.NAME_ONLY)


def record_part(written: str, identity: Identity) -> str:
    """The provider's own id of a row, unless it is the number of a person; else who it is of."""
    secret = len(written) >= _SHORTEST_NUMBER and person_number(written).scheme == "id_card"
    return identity.own_id if secret or not written else written
