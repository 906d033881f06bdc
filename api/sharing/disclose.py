"""Handing the entries of one subject to a consumer: decided at the gate, recorded, then given."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from api.audit import is_person
from api.desk import Consumer, ConsumerKind, Desk, Disclosure, Purpose, may_be_given
from api.gate import Asker, Gate, Grant, Question, Role
from api.sharing.scope import sight_of, within
from graph.errors import InputError, RefusedError
from graph.intervals import Day
from graph.policy import Policy
from graph.records import Node
from graph.store import View
from graph.text import Text
from graph.vocabulary import NodeKind
from queries.file import credit_file
from queries.holders import keys_in
from queries.said import Shape
from queries.shared import SharedFile, shared_file


@dataclass(frozen=True)
class Handing:
    """Who hands what over, to whom and for what; by a case, by an authorization, or by neither
    where only public entries of organisations are asked for."""

    consumer: Consumer
    purpose: Purpose
    given_by: str
    case: str = ""
    authorization: str = ""

    @property
    def asker(self) -> Asker:
        """The consumer stands as the client: an authorization must be granted to it."""
        role = Role.INVESTIGATOR if self.case else Role.API_CONSUMER
        return Asker(
            actor=self.given_by,
            role=role,
            purpose=self.purpose,
            case=self.case,
            authorization=self.authorization,
            client=self.consumer.id,
        )


class Disclosed(Shape):
    """What the consumer is given: the file, and under which number each entry is recorded."""

    consumer: str
    purpose: Purpose
    ground: str
    disclosures: tuple[str, ...]
    file: SharedFile


def disclose(
    handing: Handing,
    question: Question,
    find: Callable[[], Node],
    view: View,
    policy: Policy,
    gate: Gate,
    desk: Desk,
    today: Day,
) -> Disclosed:
    """The entries, recorded before they are given. Raises RefusedError where the consumer may not
    be given them, NotFoundError for a subject that is not on file."""
    _check(handing, question, desk, today)

    def run(grant: Grant) -> SharedFile:
        sight = within(grant, handing.consumer)
        reporting = handing.consumer.kind is ConsumerKind.CREDIT_REPORTING
        file = credit_file(_holder(find()), view, today)
        return shared_file(file, view, policy, today, sight, reporting)

    asked = replace(question, detail={"to": handing.consumer.id})
    file = gate.ask(handing.asker, asked, run, keys_in, today=today)
    recorded = _record(handing, file, view, desk, today)
    return Disclosed(
        consumer=handing.consumer.id,
        purpose=handing.purpose,
        ground=handing.case or handing.authorization,
        disclosures=tuple(one.id for one in recorded),
        file=file,
    )


def _holder(node: Node) -> Node:
    if node.kind not in (NodeKind.ORGANIZATION, NodeKind.PERSON):
        raise InputError(_NO_HOLDER.fill(key=node.key))
    return node


def _record(
    handing: Handing, file: SharedFile, view: View, desk: Desk, today: Day
) -> list[Disclosure]:
    return desk.disclosures.record(
        consumer=handing.consumer.id,
        entries=[(item.entry.event, item.entry.holder) for item in file.items],
        commit_no=view.known_at,
        as_of=today,
        purpose=handing.purpose,
        given_by=handing.given_by,
        ground=handing.case or handing.authorization,
    )


def _check(handing: Handing, question: Question, desk: Desk, today: Day) -> None:
    """What concerns the consumer alone, so that no authorization is used up for nothing."""
    consumer = handing.consumer
    may_be_given(consumer, today, handing.purpose)
    if handing.case and handing.authorization:
        raise RefusedError(_ONE_OF_BOTH)
    if handing.authorization:
        _check_grantee(handing, desk)
    if any(is_person(key) for key in question.touched):
        _check_persons(handing)


def _check_grantee(handing: Handing, desk: Desk) -> None:
    """Consent that the operator may ask is no consent that the consumer is told. One that is not
    registered is refused at the gate."""
    known = {a.id: a for a in desk.authorizations()}
    given = known.get(handing.authorization)
    if given is not None and given.grantee != handing.consumer.id:
        raise RefusedError(_GRANTEE.fill(id=given.id, consumer=handing.consumer.id))


def _check_persons(handing: Handing) -> None:
    consumer = handing.consumer
    if not sight_of(consumer).persons:
        raise RefusedError(_NO_PERSONS.fill(id=consumer.id))
    if consumer.kind is ConsumerKind.CREDIT_REPORTING and not handing.authorization:
        raise RefusedError(_REPORTING.fill(id=consumer.id))


_NO_HOLDER = Text(
    "“{key}”不是组织或人员，没有信用记录；请写单位代码、全称或键，人员用键或 --number",
    "“{key}” is no organization or person and has no record; give the code, full name or key of an "
    "organization, for a person the key or --number",
)
_ONE_OF_BOTH = Text(
    "--case 与 --authorization 只取其一", "give --case or --authorization: one of the two"
)
_GRANTEE = Text(
    "授权“{id}”不是给共享对象“{consumer}”的；请取得并登记以“{consumer}”为被授权人的授权",
    "authorization “{id}” is not granted to consumer “{consumer}”; obtain and register one whose "
    "grantee is “{consumer}”",
)
_NO_PERSONS = Text(
    "共享对象“{id}”只登记了社会公开范围，不得提供个人记录；请只提供组织的记录，或另行登记范围",
    "consumer “{id}” is registered for the public range, which holds no record of a person; give "
    "it records of organizations, or register it with another range",
)
_REPORTING = Text(
    "向征信机构“{id}”提供个人不良信息须有本人授权；请登记授权后加 --authorization 编号",
    "credit-reporting institution “{id}” is given adverse data of a person by that person's "
    "authorization only; register it and add --authorization <number>",
)
