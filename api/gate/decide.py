"""Whether a question may be asked, and what its answer may hold."""

from dataclasses import replace

from api.audit import holds_number, is_key, is_person
from api.desk import AUTHORIZATION_ID, CASE_ID, Authorization, Case, Desk, Purpose
from api.gate.acts import Act, may
from api.gate.grants import About, Grant
from api.gate.question import Asker, Question
from api.gate.refusals import Reason
from api.gate.roles import (
    AUTHORIZED_ORGANIZATION,
    AUTHORIZED_PERSON,
    GRANTS,
    PURPOSES,
    Role,
)
from graph.errors import NotFoundError
from graph.intervals import Day


def decide(asker: Asker, question: Question, desk: Desk, today: Day) -> Grant | Reason:
    wrong = _unfit_to_log(asker, question) or _wrong_purpose(asker) or _beyond_permit(asker)
    if wrong:
        return wrong
    if question.act:
        return _by_act(asker, question, question.act)
    match asker.role:
        case Role.INVESTIGATOR:
            return _by_case(asker, question, desk, today)
        case Role.API_CONSUMER if asker.authorization:
            return _by_authorization(asker, question, desk, today)
        case Role.API_CONSUMER if _persons(question):
            return Reason.AUTHORIZATION_MISSING
        case _:
            return _by_role(asker, question)


def _unfit_to_log(asker: Asker, question: Question) -> Reason | None:
    words = (asker.actor, asker.client, question.name, question.policy)
    fit = all(is_key(key) for key in question.touched) and not any(map(holds_number, words))
    return None if fit else Reason.NUMBER_IN_QUESTION


def _wrong_purpose(asker: Asker) -> Reason | None:
    if not asker.purpose.strip():
        return Reason.PURPOSE_MISSING
    if asker.purpose not in set(Purpose):
        return Reason.PURPOSE_UNKNOWN
    fits = asker.purpose in PURPOSES[asker.role]
    return None if fits else Reason.PURPOSE_NOT_FOR_ROLE


def _beyond_permit(asker: Asker) -> Reason | None:
    fits = asker.permit is None or asker.permit.covers(asker.role, asker.purpose)
    return None if fits else Reason.NOT_PERMITTED


def _by_act(asker: Asker, question: Question, act: Act) -> Grant | Reason:
    if not may(asker.role, act):
        return Reason.NOT_AN_ACT
    grant = GRANTS[asker.role]
    if asker.role is Role.PROVIDER:
        foreign = act is Act.LOAD and question.what not in asker.kinds
        return Reason.NOT_ITS_KIND if asker.provider and foreign else _provided(asker, grant)
    return _own(asker, question, grant) if grant.about is About.OWN else grant


def _by_role(asker: Asker, question: Question) -> Grant | Reason:
    grant = GRANTS[asker.role]
    if grant.about is About.NOTHING:
        return Reason.NOT_IN_THE_GRAPH
    if grant.about is About.ORGANIZATIONS and _persons(question):
        return Reason.NOT_ABOUT_PERSONS
    if grant.about is About.OWN:
        return _own(asker, question, grant)
    return _provided(asker, grant) if asker.role is Role.PROVIDER else grant


def _provided(asker: Asker, grant: Grant) -> Grant | Reason:
    if not asker.provider:
        return Reason.PROVIDER_MISSING
    return replace(grant, provider=asker.provider)


def _own(asker: Asker, question: Question, grant: Grant) -> Grant | Reason:
    own = question.subjects and asker.own.issuperset(question.subjects)
    return replace(grant, only=asker.own) if own else Reason.NOT_OWN


def _by_case(asker: Asker, question: Question, desk: Desk, today: Day) -> Grant | Reason:
    if not asker.case.strip():
        return Reason.CASE_MISSING
    try:
        case = desk.case(asker.case if CASE_ID.fullmatch(asker.case) else "")
    except NotFoundError:
        return Reason.CASE_UNKNOWN
    return _case_fault(case, asker, question, today) or GRANTS[Role.INVESTIGATOR]


def _case_fault(case: Case, asker: Asker, question: Question, today: Day) -> Reason | None:
    faults = {
        Reason.CASE_CLOSED: case.closed is not None and case.closed <= today,
        Reason.CASE_EXPIRED: today >= case.span.stop,
        Reason.CASE_NOT_BEGUN: today < case.opened,
        Reason.CASE_OTHER_CLIENT: not _may_use(case, asker),
        Reason.CASE_OTHER_PURPOSE: asker.purpose != case.purpose,
        Reason.CASE_NOT_COVERING: not question.touched & case.subjects,
    }
    return next((reason for reason, applies in faults.items() if applies), None)


def _may_use(case: Case, asker: Asker) -> bool:
    return asker.is_local or not case.clients or asker.client in case.clients


def _by_authorization(asker: Asker, question: Question, desk: Desk, today: Day) -> Grant | Reason:
    known = AUTHORIZATION_ID.fullmatch(asker.authorization)
    try:
        given = desk.authorization(asker.authorization if known else "")
    except NotFoundError:
        return Reason.AUTHORIZATION_UNKNOWN
    fault = _authorization_fault(given, asker, question, today)
    if fault:
        return fault
    if is_person(given.subject):
        return replace(AUTHORIZED_PERSON, only=frozenset({given.subject}))
    return AUTHORIZED_ORGANIZATION


def _authorization_fault(
    given: Authorization, asker: Asker, question: Question, today: Day
) -> Reason | None:
    faults = {
        Reason.AUTHORIZATION_REVOKED: given.revoked is not None and given.revoked <= today,
        Reason.AUTHORIZATION_EXPIRED: today >= given.until,
        Reason.AUTHORIZATION_NOT_BEGUN: today < given.since,
        Reason.AUTHORIZATION_SPENT: given.once and bool(given.spent),
        Reason.AUTHORIZATION_OTHER_GRANTEE: given.grantee not in (asker.actor, asker.client),
        Reason.AUTHORIZATION_OTHER_PURPOSE: asker.purpose != given.purpose,
        Reason.AUTHORIZATION_NOT_COVERING: not _covers(given.subject, question),
    }
    return next((reason for reason, applies in faults.items() if applies), None)


def _covers(subject: str, question: Question) -> bool:
    return subject in question.touched and _persons(question) <= {subject}


def _persons(question: Question) -> set[str]:
    return {key for key in question.touched if is_person(key)}
