"""Several persons in one cell, their numbers in another, one for each."""

from graph.identifiers import KeyRing, candidate_key, person_number
from graph.records import Party
from graph.vocabulary import NodeKind
from loaders.masks import masks_of
from loaders.penalties.subjects import Someone
from loaders.tables import Cells
from loaders.values import split


def people(cells: Cells, keys: KeyRing, names: str, numbers: str, near: str) -> list[Someone]:
    """By whole numbers; whoever has none is a mention, told apart by `near`."""
    said, secret = cells.split(names), split(cells.secret(numbers))
    if secret and len(secret) != len(said):
        cells.reject(numbers, "names_uneven")
        return []
    pairs = zip(said, secret or [""] * len(said), strict=True)
    found = [_person(keys, name, number, near) for name, number in pairs]
    if any(someone.doubted for someone in found):
        cells.warn(numbers, "numbers_unclear")
    return found


def _person(keys: KeyRing, name: str, written: str, near: str) -> Someone:
    number = person_number(written)
    if number.valid:
        party = Party(keys.person_key(number), NodeKind.PERSON, name)
        return Someone(party, masks=masks_of(keys, number))
    party = Party(candidate_key("row", near, name), NodeKind.PERSON, name)
    return Someone(party, masks=masks_of(keys, number), doubted=bool(written))
