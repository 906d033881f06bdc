"""Phones, addresses and accounts, as keyed hashes: equal ones meet, and none can be read."""

from graph.errors import IdentifierError
from graph.identifiers import KeyRing
from graph.records import Party
from graph.vocabulary import NodeKind
from loaders.tables import Cells


def contact(cells: Cells, keys: KeyRing, field: str, kind: str) -> Party | None:
    """None for a blank cell, and with a warning for one that is masked."""
    written = cells.secret(field)
    if not written:
        return None
    try:
        return Party(keys.contact_key(kind, written), NodeKind.CONTACT)
    except IdentifierError:
        cells.warn(field, "account_unreadable")
        return None
