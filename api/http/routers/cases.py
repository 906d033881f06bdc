"""The register of cases, without which nobody asks about a person."""

from collections.abc import Callable
from typing import Annotated

from fastapi import Body, Path, Response
from pydantic import ConfigDict, Field

from api.desk import Case, Purpose
from api.gate import PURPOSES, Act, Role
from api.http import problems
from api.http.bodies import Body as BodyShape
from api.http.bodies import DayIn, Named
from api.http.listing import LimitIn, place_of
from api.http.once import IdempotencyKey, OnceRoute
from api.http.paging import USUAL, CursorIn
from api.http.problems import ProblemError
from api.http.registering import Given, Register, Registering, State, state_of
from api.http.routers.answers import answered, may_be, question_router
from api.http.subjects import key_registered
from graph.errors import NotFoundError
from graph.intervals import day, iso
from graph.text import Text
from queries.said import Shape

router = question_router("cases")
writing = question_router("cases", OnceRoute)
_NOTHING = Text("没有可提供的内容", "nothing is available")
_PURPOSES = sorted(PURPOSES[Role.INVESTIGATOR])


class CaseIn(BodyShape):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "title": "某公司失信案",
                    "ground": "（2026）新区立字第1号",
                    "subjects": ["u:91990411TE0000010W"],
                    "until": "2099-01-01",
                }
            ]
        }
    )

    title: Annotated[Named, Field(description="案由 · what the case is about")]
    ground: Annotated[
        Named,
        Field(description="法律依据或立案文书 · the legal ground, or the document that opens it"),
    ]
    subjects: Annotated[
        list[Named],
        Field(
            min_length=1,
            max_length=1000,
            description="对象：键、单位代码或文书号；人员只用键 · keys, codes or document "
            "numbers; persons by key only",
        ),
    ]
    purpose: Annotated[
        Purpose,
        Field(description="目的 · purpose", json_schema_extra={"enum": _PURPOSES}),
    ] = Purpose.INVESTIGATION
    until: Annotated[
        DayIn | None,
        Field(description="截止日（不含） · first day on which it no longer holds"),
    ] = None
    clients: Annotated[
        list[Named],
        Field(
            max_length=100,
            description="可据以查询的客户端编号；不写为任何调查客户端 · ids of the clients that "
            "may ask under it; without any, every investigator",
        ),
    ] = Field(default_factory=list)


class CaseTold(Shape):
    id: str
    title: str
    ground: str
    purpose: Purpose
    subjects: tuple[str, ...]
    clients: tuple[str, ...]
    opened: str
    until: str
    closed: str
    state: State


class CasesTold(Shape):
    items: tuple[CaseTold, ...]
    next: str = ""


CaseId = Annotated[str, Path(pattern="^[0-9]{4}-[0-9]{4,12}$", description="案件号 · case number")]


@writing.post(
    "/cases",
    summary="登记案件 · register a case",
    description="仅限管理员 · for administrators",
    status_code=201,
    response_model=CaseTold,
    responses=may_be(problems.NOT_ADMINISTRATOR),
)
def opens(body: Annotated[CaseIn, Body()], desk: Register, _: IdempotencyKey = "") -> Response:
    service = desk.do.service
    if body.purpose not in _PURPOSES:
        raise ProblemError(problems.INVALID, _OTHER_PURPOSE.fill(purposes=", ".join(_PURPOSES)))

    def register() -> CaseTold:
        _check_clients(desk, body.clients)
        case = service.gate.desk.open_case(
            title=body.title,
            ground=body.ground,
            purpose=body.purpose,
            subjects=[key_registered(s, i, service) for i, s in enumerate(body.subjects)],
            opened=service.today,
            opened_by=desk.do.client.name,
            until=day(body.until) if body.until else None,
            clients=body.clients,
        )
        return _told(desk, case)

    told = answered(desk.register("open-case", body, register, _keys), 201)
    assert isinstance(told.told, CaseTold)
    told.headers["Location"] = f"/v1/cases/{told.told.id}"
    return told


@router.get(
    "/cases",
    summary="案件 · cases, the newest first",
    description="管理员和审计人员见全部，调查人员见列明其客户端的案件 · all for administrators "
    "and auditors; for investigators those that name their client",
    response_model=CasesTold,
)
def listed(desk: Register, given: Given, cursor: CursorIn = "", limit: LimitIn = USUAL) -> Response:
    def cases() -> CasesTold:
        seen = list(filter(_sees(desk, given), desk.do.service.gate.desk.cases()))
        place = place_of(desk.do, "cases", given, cursor)
        rows, after = place.page(seen[::-1], lambda case: case.id, limit)
        return CasesTold(items=tuple(_told(desk, case) for case in rows), next=after)

    return answered(desk.read(Act.READ_CASES, "cases", given, cases, _keys_of_all))


@router.get(
    "/cases/{case}",
    summary="一个案件 · a case",
    description="未登记与不可见，答复相同 · unknown and hidden are one answer",
    response_model=CaseTold,
)
def one(case: CaseId, desk: Register, given: Given) -> Response:
    def found() -> CaseTold:
        known = desk.do.service.gate.desk.case(case)
        if not _sees(desk, given)(known):
            raise NotFoundError(_NOTHING)
        return _told(desk, known)

    return answered(desk.read(Act.READ_CASES, "case", given, found, _keys))


@writing.post(
    "/cases/{case}/close",
    summary="结案 · close a case",
    description="仅限管理员；即日起不得据以查询 · for administrators; from today on nothing is "
    "asked under it",
    response_model=CaseTold,
    responses=may_be(problems.NOT_ADMINISTRATOR),
)
def closes(case: CaseId, desk: Register, _: IdempotencyKey = "") -> Response:
    def close() -> CaseTold:
        service = desk.do.service
        return _told(desk, service.gate.desk.close_case(case, service.today, desk.do.client.name))

    return answered(desk.register("close-case", case, close, _keys))


def _sees(desk: Registering, given: Given) -> Callable[[Case], bool]:
    role = desk.role(given)
    everything = role in (None, Role.AUDITOR)
    named = role is Role.INVESTIGATOR
    return lambda case: everything or (named and desk.do.client.id in case.clients)


def _check_clients(desk: Registering, clients: list[str]) -> None:
    for client in clients:
        if desk.do.service.clients.standing(client) is None:
            raise ProblemError(problems.INVALID, _NO_CLIENT)


def _told(desk: Registering, case: Case) -> CaseTold:
    return CaseTold(
        id=case.id,
        title=case.title,
        ground=case.ground,
        purpose=case.purpose,
        subjects=tuple(sorted(case.subjects)),
        clients=tuple(sorted(case.clients)),
        opened=iso(case.opened),
        until=iso(case.until) if case.until is not None else "",
        closed=iso(case.closed) if case.closed is not None else "",
        state=state_of(case.span, case.closed, desk.do.service.today),
    )


def _keys(told: CaseTold) -> tuple[str, ...]:
    return told.subjects


def _keys_of_all(told: CasesTold) -> set[str]:
    return {key for case in told.items for key in case.subjects}


_OTHER_PURPOSE = Text(
    "purpose 不是案件可用的目的；可用：{purposes}",
    "`purpose` is none of a case; possible are: {purposes}",
)
_NO_CLIENT = Text(
    "clients 中有未登记或已吊销的客户端编号；请用 zelian clients list 核对",
    "one of `clients` is not registered, or was revoked; see `zelian clients list`",
)
