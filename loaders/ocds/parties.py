"""The parties of a release: who is meant where a release names somebody."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.identifiers import KeyRing
from graph.records import Party
from graph.vocabulary import NodeKind
from loaders.ocds.context import Merged
from loaders.ocds.identity import Who, identify, refer
from loaders.ocds.reading import At
from loaders.ocds.release import Release
from loaders.tables import scrub

_NATURAL = re.compile(r"natural ?person|individual|自然人|个人", re.IGNORECASE)
_KIND_KEYS = ("entityType", "legalEntityType", "legalPersonality", "type", "classification")


class Parties:
    """Looks up what a release says under an id.

    What other releases say under it is found by the store, which knows them all, whatever the
    file: a party that is only referred to stands under its reference.
    """

    def __init__(self, release: Release, context: Merged, keys: KeyRing) -> None:
        self.release, self._keys = release, keys
        self._own = {own: at for at in release.at.objects("parties") if (own := at.raw("id"))}
        self._merged = _by_id(context.get("parties"))
        self._told: dict[str, Party] = {}
        self._labels: dict[str, str] = {}

    def of(self, ref: At, natural: bool = False) -> Party | None:
        """Who is meant; None, with a reject, where the reference says nothing at all."""
        own = ref.raw("id")
        if own in self._told:
            return self._told[own]
        who = self._who(ref, own, natural)
        if not who.known:
            ref.reject("", "nameless_party")
            return None
        found = identify(who, self.release.scope, self.release.prefix, self._keys)
        if found.doubted:
            ref.warn("id", "check_digit")
        if own:
            self._told[own] = found.party
            if scrub(own) == own:
                self._labels.setdefault(found.party.key, own)
        return found.party

    def all_of(self, at: At, key: str) -> list[Party]:
        """Each once, in order."""
        found = [party for ref in at.objects(key) if (party := self.of(ref))]
        return list({party.key: party for party in found}.values())

    def one(self, at: At, key: str) -> Party | None:
        return self.of(at.child(key)) if at.value.get(key) else None

    def described(self) -> Iterator[tuple[At, Party]]:
        """The parties that the release describes."""
        for at in self.release.at.objects("parties"):
            if who := self.of(at):
                yield at, who

    def label(self, party: Party) -> str:
        """What the releases of the process call a party: its id there, known or not."""
        return self._labels.get(party.key, party.key)

    def reference(self, party: Party) -> Party | None:
        """The reference to a party that is known by more than its id."""
        own = self._labels.get(party.key)
        key = refer(self.release.scope, own) if own else party.key
        return None if key == party.key else Party(key, NodeKind.ORGANIZATION)

    def roles(self, party: Party) -> list[str]:
        own = self.label(party)
        said = self._own.get(own)
        return sorted(said.texts("roles") if said else self._merged.get(own, {}).get("roles", []))

    def _who(self, ref: At, own: str, natural: bool) -> Who:
        tellers = [at for at in (self._own.get(own), ref) if at]
        identifiers = next((found for at in tellers if (found := _identifiers(at))), [])
        name = next((n for at in (ref, *tellers) if (n := _name(at))), "")
        return Who(own, name, identifiers, natural or any(map(_is_natural, tellers)))


def _by_id(parties: Any) -> dict[str, Mapping[str, Any]]:
    return {p["id"]: p for p in parties or () if isinstance(p.get("id"), str)}


def _name(at: At) -> str:
    return at.text("name") or (at.child("identifier").text("legalName"))


def _identifiers(at: At) -> list[tuple[str, str]]:
    found = [at.child("identifier"), *at.objects("additionalIdentifiers")]
    return [(i.text("scheme"), own) for i in found if (own := i.raw("id"))]


def _is_natural(at: At) -> bool:
    said = at.value.get("details")
    details = said if isinstance(said, dict) else {}
    return any(_NATURAL.search(str(details.get(key, ""))) for key in _KIND_KEYS)
