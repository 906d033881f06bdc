"""How a command asks about several subjects at once: one question, one decision of the gate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from api.cli.answering import hand_over
from api.cli.asked import LOOKED_UP, person_key
from api.cli.session import Session
from api.gate import Question, Role
from graph.errors import InputError, NotFoundError
from graph.intervals import Scope
from graph.records import Node
from graph.store import View
from graph.text import Text
from queries.holders import keys_in
from queries.lookup import lookup
from queries.sight import Sight

Told = TypeVar("Told", bound=BaseModel)
Sides = list[list[Node]]

_NOBODY = Text(
    "库中没有键为“{key}”的人；请核对，或先载入有关文件",
    "nobody with the key “{key}” is on file; check it or load the file that has it",
)


@dataclass(frozen=True)
class AskSeveral:
    """`sides` are the subjects as typed, such as those from which and to which paths lead."""

    name: str
    sides: Sequence[Sequence[str]]
    case: str
    purpose: str
    as_of: str = ""
    known_at: str = ""
    role: Role = Role.INVESTIGATOR
    authorization: str = ""


def tell_several(
    current: Session,
    ask: AskSeveral,
    question: Callable[[Sides, View, Scope, Sight], Told],
    show: Callable[[Session, Told], None],
    as_json: bool,
    then: Callable[[Told], None] | None = None,
) -> None:
    """As `api.cli.answering.tell`. A person is not looked up before the gate has decided."""
    scope = Scope(current.as_of(ask.as_of), current.known_at(ask.known_at))
    with current.store.view(scope.known_at) as view:
        keys = [[_key(typed, view) for typed in _need(side)] for side in ask.sides]
        answer = current.gate.ask(
            current.asker(ask.case, ask.purpose, ask.role, ask.authorization),
            _question(current, ask.name, scope, view, keys),
            lambda grant: question([_nodes(side, view) for side in keys], view, scope, grant),
            keys_in,
            today=current.today,
        )
    hand_over(current, answer, show, as_json, then)


def _need(side: Sequence[str]) -> Sequence[str]:
    if not side or not all(typed.strip() for typed in side):
        raise InputError(
            Text(
                "请写明两边的查询对象：zelian paths 起点… --to 终点…（代码、全称或键；人员用键）",
                "name the subjects on both sides: zelian paths FROM… --to TO… (codes, full names "
                "or keys; for a person the key)",
            )
        )
    return side


def _key(typed: str, view: View) -> str:
    """The key of a person stays as it is until the gate has decided."""
    return person_key(typed) or lookup(typed, view, LOOKED_UP).key


def _question(
    current: Session, name: str, scope: Scope, view: View, keys: Sequence[Sequence[str]]
) -> Question:
    return Question(
        name=name,
        scope=scope,
        subjects=tuple(dict.fromkeys(key for side in keys for key in side)),
        detail={str(number): " ".join(side) for number, side in enumerate(keys)},
        policy=f"{current.policy.id}@{current.policy.version}",
        commit=view.known_at,
    )


def _nodes(keys: Sequence[str], view: View) -> list[Node]:
    found = view.find(keys)
    missing = next((key for key in keys if key not in found), None)
    if missing is not None:
        raise NotFoundError(_NOBODY.fill(key=missing))
    return list({found[key].ref: found[key] for key in keys}.values())
