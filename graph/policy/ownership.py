"""What the law makes of shares and votes: control, complete records, beneficial owners."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool, StrictInt
from pydantic_core import PydanticCustomError

from graph.policy.fields import Bilingual, Office, Subject
from graph.policy.shapes import Cited, Dated, Shape


def _read_per_cent(value: object) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and 0 <= float(str(value)) <= 200:
        return float(str(value))
    raise PydanticCustomError("wrong_per_cent", "no per cent", {"value": str(value)})


PerCent = Annotated[float, BeforeValidator(_read_per_cent)]


class Half(Shape):
    """Control by number: more than this, the number itself left out."""

    over: PerCent
    citation: Cited
    verified: StrictBool


class Complete(Shape):
    """Between which sums the holders on record are taken to be all: a rule of data, not of law."""

    min: PerCent
    max: PerCent
    why: Bilingual


class Part(Shape):
    """A test by number: this or more, the number itself taken in."""

    at_least: PerCent
    citation: Cited
    verified: StrictBool


class Cite(Shape):
    citation: Cited
    verified: StrictBool


class Filing(Cite):
    """Who files beneficial owners, who does not for the time being, and who never does."""

    filers: tuple[Subject, ...]
    not_yet: tuple[Subject, ...]
    never: tuple[Subject, ...]


class Commitment(Cite):
    """Up to which capital a commitment stands in for the filing."""

    capital_yuan: Annotated[StrictInt, Field(gt=0)]


class InCharge(Cite):
    """The offices of daily management, by type of subject."""

    offices: dict[Subject, tuple[Office, ...]]


class StateOwned(Cite):
    """The offices whose holder is taken for the beneficial owner of what the state controls."""

    offices: tuple[Office, ...]


class BeneficialOwners(Dated):
    ownership: Part
    rights: Part
    control: Cite
    in_charge: InCharge
    state_owned: StateOwned
    foreign_branch: StateOwned
    filing: Filing
    commitment: Commitment


class Ownership(Shape):
    """`state` are the types of subjects through which the state holds; `no_owners` the types
    of which nobody holds a share."""

    control: Half
    complete: Complete
    state: tuple[Subject, ...]
    no_owners: tuple[Subject, ...]
    beneficial_owners: tuple[BeneficialOwners, ...]
