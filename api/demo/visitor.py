"""Who looks at the demonstration in a browser: a client with every role, and a case to ask in."""

from typing import NamedTuple

from api.audit import is_key, is_person
from api.cli.session import Session
from api.clients import Clients, Enrolment, open_clients
from api.demo.district import HEADLINE, STORIES
from api.demo.stories import Case
from api.desk import Purpose
from api.gate import PURPOSES, Role
from graph.vocabulary import NodeKind
from queries.explain import Explanation, explain_event
from queries.holders import keys_in
from queries.lookup import lookup

_NAME = "演示客户端"
_TITLE, _GROUND = "网页演示案件", "演示：虚构数据 · demonstration on invented data"
_ROLES = (
    Role.INVESTIGATOR,
    Role.PROCUREMENT,
    Role.API_CONSUMER,
    Role.SUBJECT_SELF,
    Role.STEWARD,
    Role.AUDITOR,
)


class Visitor(NamedTuple):
    key: str
    case: str


def enrol_visitor(current: Session) -> Visitor:
    """A new key each time, for none is kept; the keys of earlier times are revoked."""
    clients = open_clients(current.home)
    number = _revoke_earlier(clients, current.operator)
    wanted = Enrolment(
        name=f"{_NAME} {number}",
        ground=_GROUND,
        roles=frozenset(_ROLES),
        purposes=frozenset(p for role in _ROLES for p in PURPOSES[role]),
        own=frozenset({_somebody_recorded(current)}),
    )
    return Visitor(clients.add(wanted, current.operator).key, _case(current))


def _revoke_earlier(clients: Clients, by: str) -> int:
    """Gives the number of the next one."""
    earlier = [client for client in clients.all() if client.name.startswith(_NAME)]
    for client in earlier:
        if not client.revoked_at:
            clients.revoke(client.id, by)
    return len(earlier) + 1


def _somebody_recorded(current: Session) -> str:
    """Whose own file can be looked at."""
    holders = {item.entry.holder for item in _told(current, HEADLINE).recorded}
    return min(filter(is_person, holders))


def _case(current: Session) -> str:
    """Covers whatever the stories show, so that every way on leads somewhere."""
    answers = [_told(current, story.case) for story in STORIES]
    wanted = frozenset(key for told in answers for key in keys_in(told) if is_key(key))
    for case in current.desk.cases():
        if case.subjects == wanted and case.span.holds(current.today):
            return case.id
    opened = current.desk.open_case(
        title=_TITLE,
        ground=_GROUND,
        purpose=Purpose.INVESTIGATION,
        subjects=wanted,
        opened=current.today,
        opened_by=current.operator,
    )
    return opened.id


def _told(current: Session, case: Case) -> Explanation:
    with current.store.view() as view:
        event = lookup(case.number, view, (NodeKind.EVENT,))
        return explain_event(event.key, view, current.policy, current.today)
