"""How a release states something: in its version, under a record of its process."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.identifiers import KeyRing, thing_key
from graph.intervals import ALWAYS, FOREVER, Day, Interval
from graph.records import Party, Source, Statement
from graph.vocabulary import Flag, Kind, NodeKind
from loaders.ocds.context import Merged
from loaders.ocds.parties import Parties
from loaders.ocds.reading import At
from loaders.ocds.release import Release

Reader = Callable[[At, str], Any]
Fields = Mapping[str, tuple[str, Reader]]


@dataclass(frozen=True)
class Teller:
    """A release with all that is needed to state it."""

    release: Release
    context: Merged
    parties: Parties
    keys: KeyRing
    source: Source
    row: int

    @property
    def project(self) -> Party:
        return self.thing(NodeKind.PROJECT, name=self._process_title)

    @property
    def lot(self) -> Party:
        """The procedure as a whole, for all that names no lot."""
        return self.thing(NodeKind.LOT, name=self._process_title)

    @cached_property
    def _process_title(self) -> str:
        """What the file calls the process; a release that repeats no title takes none away."""
        at, merged = self.release.at, self.context
        own = at.child("tender").text("title") or at.child("planning").child("project").text(
            "title"
        )
        return own or str(merged.get("tender", {}).get("title") or merged.get("title") or "")

    def title(self, section: str, own: str) -> str:
        return str(self._other(section, own).get("title") or "")

    def thing(self, kind: NodeKind, *parts: str, name: str = "") -> Party:
        return Party(thing_key(kind, self.release.ocid, *parts), kind, name)

    @cached_property
    def awards(self) -> list[tuple[str, At]]:
        return list(self.release.at.named("awards"))

    def lots(self, section: str, own: str, at: At) -> list[Party]:
        """The lots that an object is about: those that it names, or that another release names
        for it; else the procedure as a whole."""
        one = at.text("relatedLot")
        ids = at.texts("relatedLots") or ([one] if one else [])
        if not ids and not at.has("relatedLots"):
            ids = list(self._other(section, own).get("relatedLots", ()))
        return [self.thing(NodeKind.LOT, lot) for lot in ids] or [self.lot]

    def elsewhere(self, section: str, own: str, who: str) -> list[Party]:
        """Whom other releases of the file name in an object."""
        refs = self._other(section, own).get(who, ())
        return self._parties(refs)

    def all_elsewhere(self, section: str, who: str) -> list[Party]:
        return self._parties(ref for one in self._others(section) for ref in one.get(who, ()))

    def ref(self, ref: Mapping[str, Any] | None) -> Party | None:
        """Whom another release of the file names."""
        return next(iter(self._parties([ref] if ref else ())), None)

    def _parties(self, refs: Iterable[Mapping[str, Any]]) -> list[Party]:
        at = self.release.at
        found = [p for ref in refs if (p := self.parties.of(At(ref, at.where, at.notes)))]
        return list({party.key: party for party in found}.values())

    def _other(self, section: str, own: str) -> Mapping[str, Any]:
        return next((one for one in self._others(section) if one.get("id") == own), {})

    def _others(self, section: str) -> list[Mapping[str, Any]]:
        found = self.context.get(section.partition("/")[0], ())
        inside = {"bids": "details", "tender/lots": "lots"}.get(section)
        return list(found.get(inside, ()) if inside and found else found)

    def say(
        self,
        kind: Kind,
        src: Party,
        dst: Party | None,
        record: str,
        props: Mapping[str, Any] | None = None,
        span: Interval = ALWAYS,
        flags: Flag = Flag.NONE,
    ) -> Statement:
        told = props or {}
        if self.release.complete:
            told = {k: v for k, v in told.items() if v is not None}
        version = {"instant": self.release.instant, "partial": not self.release.complete}
        said = {**version, **told}
        return Statement(
            kind=kind,
            src=src,
            dst=dst,
            asserted_at=self.release.asserted_at,
            source=self.source,
            span=span,
            flags=flags,
            props=said,
            record_id=f"{self.release.ocid}|{record}",
            row=self.row,
        )

    def profile(self, thing: Party, props: Mapping[str, Any]) -> Statement:
        return self.say(Kind.PROFILE, thing, None, f"profile|{thing.key}", props)


def since(day: Day | None) -> Interval:
    return ALWAYS if day is None else Interval(day, FOREVER)


def told(at: At, fields: Fields) -> dict[str, Any]:
    """The fields that the object has: a null takes an earlier value away, one that cannot be
    read says nothing."""
    found: dict[str, Any] = {}
    for prop, (key, read) in fields.items():
        if not at.has(key):
            continue
        value = read(at, key)
        if at.value[key] is None:
            found[prop] = None
        elif value not in (None, "", []):
            found[prop] = value
    return found


def money(at: At, key: str, prefix: str = "") -> dict[str, Any]:
    """An amount and its currency, the first never without what is said of the second."""
    if not at.has(key):
        return {}
    names = {f"{prefix}amount": ("amount", At.number), f"{prefix}currency": ("currency", At.text)}
    if at.value[key] is None:
        return dict.fromkeys(names)
    return told(at.child(key), names)


def period(at: At, key: str, start: str, end: str) -> dict[str, Any]:
    if not at.has(key):
        return {}
    if at.value[key] is None:
        return {start: None, end: None}
    days = {start: ("startDate", At.iso_day), end: ("endDate", At.iso_day)}
    return told(at.child(key), days)


def code(*codes: str) -> Reader:
    """Reads a value of a closed codelist."""
    return lambda at, key: at.choice(key, codes)
