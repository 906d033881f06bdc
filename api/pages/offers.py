"""What the pages offer whom: a help to the reader, for the gate decides."""

from collections.abc import Collection

from api.audit import is_key, is_person
from api.clients import Client
from api.gate import Purpose, Role
from api.pages.questions import NAMES_PERSONS, QUESTIONS
from graph.policy import Policy, Procedure
from graph.text import Text
from graph.vocabulary import Word
from queries.relations import Group

_BY_SLUG = {q.slug: q for q in QUESTIONS}
Option = tuple[str, Text]


def may_ask(role: Role | None, slug: str, target: str) -> bool:
    """Whether a way on to this question about this subject is offered."""
    persons = not is_person(target) or role in NAMES_PERSONS
    return role in _BY_SLUG[slug].roles and persons and is_key(target)


def may_object(client: Client) -> bool:
    """An objection is a purpose of its own, which a client is registered for or not."""
    return Role.SUBJECT_SELF in client.roles and Purpose.OBJECTION in client.purposes


def names_persons(role: Role | None) -> bool:
    return role in NAMES_PERSONS


def uses(policy: Policy) -> list[Option]:
    """The uses that the policy has a table of lists for."""
    return [(code, purpose.label) for code, purpose in policy.screening.purposes.items()]


def groups() -> list[Option]:
    return _options(Group)


def procedures() -> list[Option]:
    return _options(Procedure)


def _options(words: type[Word]) -> list[Option]:
    return [(str(word), word.label) for word in words]


def pairs(words: Collection[str]) -> list[tuple[str, str]]:
    """Options that are shown as they are."""
    return [(word, word) for word in words]
