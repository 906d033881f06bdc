"""How an endpoint writes: decided and written down by the gate like a question, then done."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends
from pydantic import Field

from api.clients import Client
from api.gate import Act, Grant, Purpose, Question, Role
from api.http.bodies import Body
from api.http.identity import Identified, Serving, asker_of
from api.http.service import Service
from graph.intervals import Scope

Done = TypeVar("Done")


class Said(Body):
    """What everybody says who writes: as what, and for what."""

    purpose: Annotated[Purpose, Field(description="目的 · purpose")]
    role: Annotated[
        Role | None,
        Field(description="角色；只有一个角色的可不写 · role; not needed by who has one only"),
    ] = None


@dataclass(frozen=True)
class Acting:
    service: Service
    client: Client

    def act(
        self,
        act: Act,
        what: str,
        said: Said,
        subjects: Sequence[str],
        do: Callable[[Grant], Done],
        touched: Callable[[Done], Collection[str]],
    ) -> Done:
        """Does it if the role may; `touched` gives the keys that what was done concerns.

        Raises RefusedError, and AuditError before anything is written.
        """
        service = self.service
        service.rates.subjects(self.client.id, tuple(subjects))
        asked = Question(
            name=f"{act}:{what}",
            scope=Scope(service.today, service.store.head()),
            subjects=tuple(dict.fromkeys(subjects)),
            policy=service.law,
            commit=service.store.head(),
            act=act,
        )
        asker = asker_of(self.client, said.role, said.purpose, "", "")
        return service.gate.ask(asker, asked, do, touched, today=service.today)


async def acting(service: Serving, client: Identified) -> Acting:
    return Acting(service, client)


Do = Annotated[Acting, Depends(acting)]
