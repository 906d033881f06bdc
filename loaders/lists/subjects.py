"""Who is listed: a unit by its code, a natural person by a whole number only."""

from graph.identifiers import (
    KeyRing,
    candidate_key,
    canonical_mask,
    classify,
    normalise,
    org_key,
    person_number,
)
from graph.identifiers.normal import fold
from graph.records import Party
from graph.vocabulary import NodeKind
from loaders.penalties.subjects import NO_CODE, Someone, organization, person
from loaders.tables import Cells

_PERSON_PLACES = 15  # the fewest places of a citizen number; a code of a unit in a list has nine


def reads_as_person(written: str) -> bool:
    """Whether a number, whole or masked, is a citizen's and no code of an organisation."""
    if not written or classify(written).valid:
        return False
    read = person_number(written)
    return read.scheme == "id_card" and len(read.value) >= _PERSON_PLACES


def natural_person(
    cells: Cells,
    keys: KeyRing,
    number: str,
    name: str,
    authority: str,
    decision: str,
    document: str = "document",
) -> Someone:
    """Two debtors of one name in one case differ by their masks: both stand in the mention."""
    mask = canonical_mask(cells.secret(number))
    covered = keys.mask_key(mask) if mask else ""
    mention = candidate_key("list", authority, decision, name, covered)
    return person(cells, keys, number, document, name, mention)


def unit(cells: Cells, code: str, name: str, authority: str) -> Someone:
    """A code with covered places would make one of all units that share its open ones."""
    if "*" in normalise(cells.secret(code)) and not reads_as_person(cells.secret(code)):
        cells.warn(code, "masked_code")
        key = org_key(NO_CODE, authority, fold(name))
        return Someone(Party(key, NodeKind.ORGANIZATION, name))
    return Someone(organization(cells, (code,), name, authority))
