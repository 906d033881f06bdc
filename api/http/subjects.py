"""Whom a registration is about: by key, code or document number, persons by key or number."""

from api.audit import is_key
from api.cli.asked import LOOKED_UP, person_key
from api.http import problems
from api.http.asking import on_file
from api.http.problems import ProblemError
from api.http.service import Service
from graph.errors import InputError
from graph.text import Text


def key_registered(typed: str, place: int, service: Service) -> str:
    """A person is not looked up: here nobody asks who is on file. Raises ProblemError for what is
    no key and not on file, without saying what it was."""
    try:
        if key := person_key(typed):
            return key
    except InputError:
        raise ProblemError(problems.INVALID, _NO_SUBJECT.fill(place=place)) from None
    with service.store.view() as view:
        node = on_file(typed, view, LOOKED_UP)
    if node is not None:
        return node.key
    if is_key(typed.strip()):
        return typed.strip()
    raise ProblemError(problems.INVALID, _NO_SUBJECT.fill(place=place))


_NO_SUBJECT = Text(
    "第 {place} 个对象（从 0 起）不是键，也不在库；单位写代码，文书写文号，人员写键",
    "subject {place} (from 0) is no key and not on file; give an organization by its code, an "
    "event by its document number, a person by key",
)
