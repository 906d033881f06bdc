"""What a masked list would show of a person's number, as keys by which a mention is compared."""

from collections.abc import Callable
from typing import NamedTuple

from graph.identifiers import KeyRing, PersonNumber, canonical_mask
from graph.records import Party, Statement
from graph.vocabulary import Kind, NodeKind


class Masks(NamedTuple):
    """The keys of the mask of first six and last four, which all that know the number share,
    and of the court list's first ten and last four, "" where a mask does not show so much."""

    coarse: str
    court: str

    @property
    def node(self) -> Party:
        return Party(self.coarse, NodeKind.MASK)

    @property
    def props(self) -> dict[str, str]:
        return {"mask": self.court}


def masks_of(keys: KeyRing, number: PersonNumber) -> Masks | None:
    """Of a citizen number that is whole and valid, or masked in a shape that can be compared."""
    if number.scheme != "id_card":
        return None
    if number.valid:
        return Masks(*keys.mask_keys(number))
    return Masks(*keys.keys_of_mask(number.value)) if canonical_mask(number.value) else None


def mask_record(person: Party) -> str:
    """The id of the record that ties a person or a mention to a mask."""
    return f"{person.key}|mask"


def has_mask(state: Callable[..., Statement], person: Party, masks: Masks) -> Statement:
    record = mask_record(person)
    return state(
        kind=Kind.HAS_MASK, src=person, dst=masks.node, props=masks.props, record_id=record
    )
