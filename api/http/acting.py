"""How an endpoint writes: decided and written down by the gate like a question, then done."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Query
from pydantic import Field

from api.clients import Client
from api.gate import Act, Asker, Grant, Purpose, Question, Role
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


class As(Body):
    """As what, and for what; an administrator, who has no role, says neither."""

    purpose: Purpose | None = None
    role: Role | None = None


@dataclass(frozen=True)
class Acting:
    service: Service
    client: Client

    def act(
        self,
        act: Act,
        what: str,
        said: Said | As,
        subjects: Sequence[str],
        do: Callable[[Grant], Done],
        touched: Callable[[Done], Collection[str]],
    ) -> Done:
        """Does it if the role may; `touched` gives the keys that what was done concerns.

        Raises RefusedError, and AuditError before anything is written.
        """
        self.service.rates.subjects(self.client.id, tuple(subjects))
        asked = self._question(act, what, subjects)
        today = self.service.today
        return self.service.gate.ask(self._asker(said), asked, do, touched, today=today)

    def check(self, act: Act, what: str, said: Said) -> None:
        """Raises RefusedError for what the role may not do, before anything is made ready."""
        asked = self._question(act, what, ())
        self.service.gate.check(self._asker(said), asked, today=self.service.today)

    def _asker(self, said: Said | As) -> Asker:
        return asker_of(self.client, said.role, said.purpose or "", "", "")

    def _question(self, act: Act, what: str, subjects: Sequence[str]) -> Question:
        service = self.service
        head = service.store.head()
        return Question(
            name=f"{act}:{what}",
            scope=Scope(service.today, head),
            subjects=tuple(dict.fromkeys(subjects)),
            policy=service.law,
            commit=head,
            act=act,
            what=what,
        )


async def acting(service: Serving, client: Identified) -> Acting:
    return Acting(service, client)


Do = Annotated[Acting, Depends(acting)]


async def saying(
    purpose: Annotated[Purpose, Query(description="目的 · purpose")],
    role: Annotated[Role | None, Query(description="角色 · role")] = None,
) -> Said:
    return Said(purpose=purpose, role=role)


Saying = Annotated[Said, Depends(saying)]
