"""Who holds and who benefits from a party, and by what it can be reached."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from graph.errors import IdentifierError
from graph.intervals import FOREVER, Interval
from graph.records import Party, Statement
from graph.vocabulary import Flag, Kind, NodeKind
from loaders.ocds.reading import At
from loaders.ocds.telling import Fields, Teller, told

_SHARE: Fields = {
    "voting": ("votingRights", At.text),
    "voting_details": ("votingRightsDetails", At.text),
    "notes": ("notes", At.text),
}
_ADDRESS = ("countryName", "region", "locality", "streetAddress")


def party_statements(teller: Teller) -> Iterator[Statement]:
    for at, who in teller.parties.described():
        label = teller.parties.label(who)
        if reference := teller.parties.reference(who):
            yield teller.say(Kind.SAME_AS, who, reference, f"party|{label}")
        if who.kind is not NodeKind.ORGANIZATION:
            continue
        yield from _shareholders(teller, at, who)
        yield from _owners(teller, at, who)
        yield from _contacts(teller, at, who)


def _seen(teller: Teller) -> tuple[Interval, Flag]:
    return Interval(teller.release.asserted_at, FOREVER), Flag.START_UNKNOWN


def _shareholders(teller: Teller, at: At, who: Party) -> Iterator[Statement]:
    span, flags = _seen(teller)
    for own, share in at.named("shareholders"):
        holder = teller.parties.one(share, "shareholder")
        if holder and holder.key != who.key:
            props = {"name": holder.name, "pct": _per_cent(share), **told(share, _SHARE)}
            record = f"share|{teller.parties.label(who)}|{own}"
            yield teller.say(Kind.HOLDS_SHARE, holder, who, record, props, span, flags)


def _per_cent(share: At) -> float | None:
    """Blank is unknown, neither nothing nor all; the standard writes one third as 0.3333."""
    written = share.number("shareholding")
    if written is None:
        return None
    if not 0 <= Decimal(written) <= 1:
        share.warn("shareholding", "share_unclear")
        return None
    return float(Decimal(written) * 100)


def _owners(teller: Teller, at: At, who: Party) -> Iterator[Statement]:
    """Beneficial owners are natural persons; with a name alone they are candidates."""
    span, flags = _seen(teller)
    for own, owner in at.named("beneficialOwners"):
        natural = At(
            {**owner.value, "id": f"{teller.parties.label(who)}|{own}"}, owner.where, owner.notes
        )
        person = teller.parties.of(natural, natural=True)
        if person:
            record = f"owner|{teller.parties.label(who)}|{own}"
            props: dict[str, Any] = {"name": person.name}
            yield teller.say(Kind.BENEFICIAL_OWNER_OF, person, who, record, props, span, flags)


def _contacts(teller: Teller, at: At, who: Party) -> Iterator[Statement]:
    """As keyed hashes: equal ones meet, and none can be read."""
    point, address = at.child("contactPoint"), at.child("address")
    street = address.text("streetAddress")
    written = {
        "phone": point.raw("telephone"),
        "email": point.raw("email"),
        "address": " ".join(address.text(k) for k in _ADDRESS) if street else "",
    }
    for kind, value in written.items():
        key = _contact_key(teller, kind, value)
        if key:
            contact = Party(key, NodeKind.CONTACT)
            record = f"contact|{teller.parties.label(who)}|{kind}"
            yield teller.say(Kind.HAS_CONTACT, who, contact, record, {"kind": kind})


def _contact_key(teller: Teller, kind: str, value: str) -> str:
    if not value:
        return ""
    try:
        return teller.keys.contact_key(kind, value)
    except IdentifierError:
        return ""
