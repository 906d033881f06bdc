"""What is registered of a client: who it is, as what and for what it may ask."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from api.desk import Purpose
from api.gate import Role


def _split(joined: object) -> object:
    return joined.split() if isinstance(joined, str) else joined


Words = BeforeValidator(_split)


class Enrolment(BaseModel):
    """What is asked for a new client. `ground` is the legal ground of its questions.

    `own` are the keys under which the client was identified, `provider` the id under which its
    statements stand and `kinds` the source formats that it may submit, `external` the id under
    which another authorization server knows it; whoever enrols a client has checked them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    ground: str
    roles: Annotated[frozenset[Role], Words] = frozenset()
    purposes: Annotated[frozenset[Purpose], Words] = frozenset()
    own: Annotated[frozenset[str], Words] = frozenset()
    provider: str = ""
    kinds: Annotated[frozenset[str], Words] = frozenset()
    external: str = ""
    administrator: bool = False


class Client(Enrolment):
    id: str
    added_by: str
    added_at: str
    revoked_by: str = ""
    revoked_at: str = ""
