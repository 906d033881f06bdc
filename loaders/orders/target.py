"""Against whom a measure is ordered: a unit by code, a person by number or key."""

from graph.identifiers import KeyRing
from loaders.penalties.subjects import Someone
from loaders.rows import by_key, numbered_only, party, who
from loaders.tables import Cells


def target(cells: Cells, keys: KeyRing, prefix: str, provider: str) -> Someone | None:
    """None where the row names nobody."""
    if key := cells.text(f"{prefix}_key"):
        return by_key(cells, f"{prefix}_key", key)
    found = party(cells, keys, who(prefix), provider, prefix)
    if found and found.party.key.startswith("t:"):
        cells.reject(f"{prefix}_code", "target_unknown")
    return numbered_only(cells, f"{prefix}_number", found) if found else None
