"""How an endpoint asks: through the gate, in a view of its own, with the limits of its client."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, TypeVar

from fastapi import Depends
from pydantic import BaseModel

from api.audit import is_key, is_person
from api.cli.asked import person_key
from api.clients import Client
from api.gate import Grant, Question
from api.gate.covering import covers
from api.http import problems
from api.http.bodies import AboutOne, Asked
from api.http.identity import Identified, Serving, asker_of
from api.http.problems import ProblemError
from api.http.service import Service
from graph.errors import AmbiguousError, InputError, NotFoundError, RefusedError
from graph.identifiers import KeyRing, person_number
from graph.intervals import CHINA, Scope, day
from graph.records import Node, Tx
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.holders import keys_in
from queries.lookup import lookup
from queries.sight import Sight

Told = TypeVar("Told", bound=BaseModel)

# What may be asked about by name or key; persons are asked about by their key or number only.
KINDS = (
    NodeKind.ORGANIZATION,
    NodeKind.EVENT,
    NodeKind.LOT,
    NodeKind.PROJECT,
    NodeKind.CONTRACT,
    NodeKind.INCIDENT,
)
_NO_NUMBER = Text(
    "number 不是完整有效的证件号码；请核对",
    "`number` is no whole and valid number of a document; check it",
)
_NOTHING = Text("没有可提供的内容", "nothing is available")


Applied = Callable[[Grant], Sight]


def everybodys(grant: Grant) -> Sight:
    """A provider may see its own statements only, and no question leaves those of others out but
    the one for them: so of all others it sees nothing."""
    if grant.provider:
        raise RefusedError(_NOTHING)
    return grant


def providers(grant: Grant) -> Sight:
    if not grant.provider:
        raise RefusedError(_NOTHING)
    return grant


@dataclass(frozen=True)
class Named:
    """A subject as it is asked about: its key, even if nothing is on file under it."""

    key: str = ""
    covers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asking:
    service: Service
    client: Client

    def one(
        self,
        name: str,
        body: AboutOne,
        question: Callable[[Node, View, Scope, Sight], Told],
        kinds: Collection[NodeKind] = KINDS,
        applied: Applied = everybodys,
    ) -> Told:
        """A question about one subject."""
        with self.view(body) as view:
            asked = self._named(body, view, kinds)
            return self.ask(
                name,
                body,
                [asked],
                view,
                lambda scope, sight: question(
                    found([asked.key], view, kinds)[0], view, scope, sight
                ),
                applied,
            )

    def ask(
        self,
        name: str,
        body: Asked,
        subjects: Sequence[Named],
        view: View,
        question: Callable[[Scope, Sight], Told],
        applied: Applied = everybodys,
    ) -> Told:
        """A question about any number of subjects: one decision of the gate for all of them."""
        service, scope = self.service, self.scope(body, view)
        keys = tuple(dict.fromkeys(s.key for s in subjects if s.key))
        service.rates.subjects(self.client.id, keys)
        asked = Question(
            name=name,
            scope=scope,
            subjects=keys,
            covers=tuple(dict.fromkeys(key for s in subjects for key in s.covers)),
            policy=service.law,
            commit=view.known_at,
        )
        return service.gate.ask(
            asker_of(self.client, body.role, body.purpose, body.case, body.authorization),
            asked,
            lambda grant: question(scope, applied(grant)),
            keys_in,
            today=service.today,
        )

    def view(self, body: Asked) -> View:
        return self.service.store.view(_commit(body.known_at, self.service))

    def scope(self, body: Asked, view: View) -> Scope:
        return Scope(day(body.as_of) if body.as_of else self.service.today, view.known_at)

    def named(self, typed: str, view: View, kinds: Collection[NodeKind] = KINDS) -> Named:
        """The subject that is meant. A person is not looked up before the gate has decided, and
        of what is not on file only what may be its key is kept."""
        if key := person_key(typed):
            return Named(key)
        node = on_file(typed, view, kinds)
        if node is None:
            return Named(typed.strip() if is_key(typed.strip()) else "")
        return Named(node.key, covers(node, view))

    def _named(self, body: AboutOne, view: View, kinds: Collection[NodeKind]) -> Named:
        if body.number is None:
            return self.named(body.target, view, kinds)
        return Named(key_of_number(body.number.get_secret_value(), self.service.keys))


def key_of_number(number: str, keys: KeyRing) -> str:
    try:
        return keys.person_key(person_number(number))
    except InputError:  # which may say the number
        raise ProblemError(problems.INVALID, _NO_NUMBER) from None


def on_file(typed: str, view: View, kinds: Collection[NodeKind]) -> Node | None:
    """The one node of these kinds that is meant; several are none, for a list would tell."""
    try:
        node = lookup(typed, view, [kind for kind in kinds if kind in KINDS])
    except (NotFoundError, AmbiguousError):
        return None
    return node if node.kind in kinds else None


def found(keys: Sequence[str], view: View, kinds: Collection[NodeKind] = KINDS) -> list[Node]:
    """The nodes under these keys, in their order. Raises NotFoundError if one is not there."""
    nodes = view.find([key for key in keys if key])
    allowed = {key for key, n in nodes.items() if n.kind in kinds or is_person(key)}
    if not allowed.issuperset(keys):
        raise NotFoundError(_NOTHING)
    return [nodes[key] for key in keys]


async def asking(service: Serving, client: Identified) -> Asking:
    return Asking(service, client)


Ask = Annotated[Asking, Depends(asking)]


def _commit(asked: int | date | datetime | None, service: Service) -> Tx | None:
    """Of a day its end in China counts."""
    if asked is None or isinstance(asked, int):
        return asked
    if not isinstance(asked, datetime):
        asked = datetime.combine(asked, time.max, CHINA)
    return service.store.tx_at(asked.astimezone(UTC))
