"""How an endpoint reads and writes the register of cases and authorizations.

An administrator, who has no role and asks nothing of the graph, registers and sees all; whoever
else reads the register does so in a role, by the gate, and sees what concerns it.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel

from api.gate import Act, Purpose, Role
from api.http import problems
from api.http.acting import Acting, As, Do
from api.http.problems import ProblemError
from graph.intervals import Day, Interval
from graph.vocabulary import Word

Done = TypeVar("Done")


class State(Word):
    """Of a case or an authorization, today."""

    NOT_BEGUN = "not_begun", "尚未开始", "not begun"
    STANDING = "standing", "有效", "standing"
    ENDED = "ended", "已到期", "ended"
    CLOSED = "closed", "已结案或已撤回", "closed or revoked"


def state_of(span: Interval, closed: Day | None, today: Day) -> State:
    if closed is not None and closed <= today:
        return State.CLOSED
    if today < span.start:
        return State.NOT_BEGUN
    return State.STANDING if today < span.stop else State.ENDED


@dataclass(frozen=True)
class Registering:
    do: Acting

    @property
    def administers(self) -> bool:
        return self.do.client.administrator

    def register(
        self,
        what: str,
        detail: BaseModel | str,
        run: Callable[[], Done],
        returned: Callable[[Done], Collection[str]],
    ) -> Done:
        """Raises ProblemError for everybody but administrators."""
        if not self.administers:
            raise ProblemError(problems.NOT_ADMINISTRATOR)
        spelled = detail if isinstance(detail, str) else detail.model_dump_json()
        client = self.do.client
        gate = self.do.service.gate
        return gate.administer(client.name, client.id, what, spelled, run, returned)

    def read(
        self,
        act: Act,
        what: str,
        given: As,
        run: Callable[[], Done],
        returned: Callable[[Done], Collection[str]],
    ) -> Done:
        """Raises RefusedError for a role that may not."""
        if self.administers:
            return self.register(what, what, run, returned)
        return self.do.act(act, what, given, self._subjects(), lambda _: run(), returned)

    def role(self, given: As) -> Role | None:
        """In which role it is read; None for an administrator."""
        if self.administers:
            return None
        return given.role or min(self.do.client.roles, default=None)

    def _subjects(self) -> Sequence[str]:
        """Who reads of oneself reads by the keys under which one was identified."""
        return sorted(self.do.client.own)


async def registering(do: Do) -> Registering:
    return Registering(do)


async def _as(
    purpose: Annotated[Purpose | None, Query(description="目的 · purpose")] = None,
    role: Annotated[Role | None, Query(description="角色 · role")] = None,
) -> As:
    return As(purpose=purpose, role=role)


Register = Annotated[Registering, Depends(registering)]
Given = Annotated[As, Depends(_as)]
