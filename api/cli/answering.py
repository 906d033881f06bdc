"""How a command asks about one subject: through the gate, in a view of its own."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from api.cli.asked import LOOKED_UP, find_asked, need_target
from api.cli.session import Session
from api.gate import Question, Role
from graph.intervals import Scope
from graph.records import Node
from graph.store import View
from graph.vocabulary import NodeKind
from queries.holders import keys_in
from queries.sight import Sight

Told = TypeVar("Told", bound=BaseModel)


@dataclass(frozen=True)
class Ask:
    """What the options of a command say of its question."""

    name: str
    target: str
    number: bool
    case: str
    purpose: str
    as_of: str = ""
    known_at: str = ""
    role: Role = Role.INVESTIGATOR
    authorization: str = ""


def tell(
    current: Session,
    ask: Ask,
    question: Callable[[Node, View, Scope, Sight], Told],
    show: Callable[[Session, Told], None],
    as_json: bool,
    then: Callable[[Told], None] | None = None,
    kinds: Collection[NodeKind] = LOOKED_UP,
) -> None:
    """Asks and prints the answer, as tables or as JSON, and hands it on to `then`, such as to be
    written to a file. The gate decides before the subject is looked up, and writes down what is
    told before it is."""
    need_target(ask.target, ask.number)
    scope = Scope(current.as_of(ask.as_of), current.known_at(ask.known_at))
    with current.store.view(scope.known_at) as view:
        asked = find_asked(current, ask.name, ask.target, ask.number, scope, view, kinds)
        answer = current.gate.ask(
            current.asker(ask.case, ask.purpose, ask.role, ask.authorization),
            asked.question,
            lambda grant: question(asked.find(), view, scope, grant),
            keys_in,
            today=current.today,
        )
    hand_over(current, answer, show, as_json, then)


def hand_over(
    current: Session,
    answer: Told,
    show: Callable[[Session, Told], None],
    as_json: bool,
    then: Callable[[Told], None] | None = None,
) -> None:
    """Only what the gate has let pass."""
    if then is not None:
        then(answer)
    if as_json:
        current.out.print_json(answer.model_dump_json())
    else:
        show(current, answer)


def tell_many(
    current: Session,
    ask: Ask,
    keys: tuple[str, ...],
    question: Callable[[View, Scope, Sight], Told],
) -> Told:
    """Asks one question about many organisations; what is done with the answer is the command's.

    A view is opened first, so that the commit of the answer stands in the log.
    """
    scope = Scope(current.as_of(ask.as_of), current.known_at(ask.known_at))
    with current.store.view(scope.known_at) as view:
        asked = Question(
            name=ask.name,
            scope=scope,
            subjects=keys,
            policy=f"{current.policy.id}@{current.policy.version}",
            commit=view.known_at,
        )
        return current.gate.ask(
            current.asker(ask.case, ask.purpose, ask.role, ask.authorization),
            asked,
            lambda grant: question(view, scope, grant),
            keys_in,
            today=current.today,
        )
