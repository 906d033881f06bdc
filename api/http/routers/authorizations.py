"""The register of authorizations: a subject's consent that somebody asks about it."""

from collections.abc import Callable
from typing import Annotated, Self

from fastapi import Body, Path, Response
from pydantic import ConfigDict, Field, SecretStr, model_validator
from pydantic_core import PydanticCustomError

from api.desk import Authorization, Purpose
from api.gate import PURPOSES, Act, Role
from api.http import problems
from api.http.acting import As
from api.http.asking import key_of_number
from api.http.bodies import Body as BodyShape
from api.http.bodies import DayIn, Flag, Named, Word
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

router = question_router("authorizations")
writing = question_router("authorizations", OnceRoute)
_NOTHING = Text("没有可提供的内容", "nothing is available")
_PURPOSES = sorted(PURPOSES[Role.API_CONSUMER])


class AuthorizationIn(BodyShape):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "subject": f"p1:{'0' * 64}",
                    "grantee": "某银行",
                    "purpose": "credit",
                    "since": "2026-06-01",
                    "until": "2026-07-01",
                    "evidence": "0" * 64,
                    "channel": "书面",
                }
            ]
        }
    )

    subject: Annotated[
        Word, Field(description="授权人的键；人员也可用 number · key of who consents")
    ] = ""
    number: Annotated[
        SecretStr | None,
        Field(description="人员的证件号码，不保存 · number of a person; not kept", max_length=40),
    ] = None
    grantee: Annotated[
        Named,
        Field(description="被授权的客户端名称或编号 · name or id of the client it is given to"),
    ]
    purpose: Annotated[
        Purpose, Field(description="目的 · purpose", json_schema_extra={"enum": _PURPOSES})
    ]
    since: Annotated[DayIn, Field(description="起始日 · first day")]
    until: Annotated[
        DayIn, Field(description="截止日（不含） · first day on which it no longer holds")
    ]
    evidence: Annotated[
        str,
        Field(
            pattern="^[0-9a-f]{64}$",
            description="授权书文件的 SHA-256 · SHA-256 of the consent on paper",
        ),
    ]
    channel: Annotated[Named, Field(description="授权渠道 · how it was given")]
    once: Annotated[Flag, Field(description="仅可使用一次 · for one question only")] = False

    @model_validator(mode="after")
    def _one(self) -> Self:
        if bool(self.subject.strip()) is (self.number is not None):
            raise PydanticCustomError("one_of", "exactly one")
        return self


class AuthorizationTold(Shape):
    """`spent` says that an authorization for one question was used; `subject` is not told to the
    grantee, whom the paper tells it."""

    id: str
    subject: str
    grantee: str
    purpose: Purpose
    since: str
    until: str
    once: bool
    spent: bool
    evidence: str
    channel: str
    revoked: str
    state: State


class AuthorizationsTold(Shape):
    items: tuple[AuthorizationTold, ...]
    next: str = ""


AuthorizationId = Annotated[
    str, Path(pattern="^A[0-9]{4}-[0-9]{4,12}$", description="授权号 · number of the authorization")
]


@writing.post(
    "/authorizations",
    summary="登记授权 · register an authorization",
    description="仅限管理员，凭授权书 · for administrators, on the paper that was signed",
    status_code=201,
    response_model=AuthorizationTold,
    responses=may_be(problems.NOT_ADMINISTRATOR),
)
def gives(
    body: Annotated[AuthorizationIn, Body()], desk: Register, _: IdempotencyKey = ""
) -> Response:
    if body.purpose not in _PURPOSES:
        raise ProblemError(problems.INVALID, _OTHER_PURPOSE.fill(purposes=", ".join(_PURPOSES)))

    def register() -> AuthorizationTold:
        given = desk.do.service.gate.desk.authorize(
            subject=_subject(body, desk),
            grantee=body.grantee,
            purpose=body.purpose,
            since=day(body.since),
            until=day(body.until),
            evidence=body.evidence,
            channel=body.channel,
            registered_by=desk.do.client.name,
            once=body.once,
        )
        return _told(desk, given, As())

    # The number of a person is in no log, and a hash of it would be found by trying.
    spelled = body.model_copy(update={"number": None})
    told = answered(desk.register("authorize", spelled, register, _keys), 201)
    assert isinstance(told.told, AuthorizationTold)
    told.headers["Location"] = f"/v1/authorizations/{told.told.id}"
    return told


@router.get(
    "/authorizations",
    summary="授权 · authorizations, the newest first",
    description="管理员和审计人员见全部；授权人本人见本人所给的；被授权的客户端见有效的，"
    "其中不写授权人 · all for administrators and auditors; for the person recorded those given; "
    "for a grantee those that stand, without the name of who gave them",
    response_model=AuthorizationsTold,
)
def listed(desk: Register, given: Given, cursor: CursorIn = "", limit: LimitIn = USUAL) -> Response:
    def seen() -> AuthorizationsTold:
        found = list(filter(_sees(desk, given), desk.do.service.gate.desk.authorizations()))
        place = place_of(desk.do, "authorizations", given, cursor)
        rows, after = place.page(found[::-1], lambda row: row.id, limit)
        return AuthorizationsTold(items=tuple(_told(desk, row, given) for row in rows), next=after)

    return answered(desk.read(Act.READ_AUTHORIZATIONS, "authorizations", given, seen, _keys_of_all))


@router.get(
    "/authorizations/{authorization}",
    summary="一项授权 · an authorization",
    description="未登记与不可见，答复相同 · unknown and hidden are one answer",
    response_model=AuthorizationTold,
)
def one(authorization: AuthorizationId, desk: Register, given: Given) -> Response:
    def found() -> AuthorizationTold:
        return _told(desk, _seen(authorization, desk, given), given)

    return answered(desk.read(Act.READ_AUTHORIZATIONS, "authorization", given, found, _keys))


@writing.post(
    "/authorizations/{authorization}/revoke",
    summary="撤回授权 · revoke an authorization",
    description="授权人本人随时可以撤回，管理员凭其申请撤回；即日起不得据以查询 · by the person "
    "who consented at any time, and by administrators on request; from today on nothing is asked "
    "under it",
    response_model=AuthorizationTold,
)
def revokes(
    authorization: AuthorizationId, desk: Register, given: Given, _: IdempotencyKey = ""
) -> Response:
    def revoke() -> AuthorizationTold:
        service = desk.do.service
        seen = _seen(authorization, desk, given)
        gone = service.gate.desk.revoke(seen.id, service.today, desk.do.client.name)
        return _told(desk, gone, given)

    return answered(desk.read(Act.REVOKE, "authorization", given, revoke, _keys))


def _subject(body: AuthorizationIn, desk: Registering) -> str:
    service = desk.do.service
    if body.number is not None:
        return key_of_number(body.number.get_secret_value(), service.keys)
    return key_registered(body.subject, 0, service)


def _seen(authorization: str, desk: Registering, given: Given) -> Authorization:
    """Unknown, or of others: nothing is available."""
    found = desk.do.service.gate.desk.authorization(authorization)
    if not _sees(desk, given)(found):
        raise NotFoundError(_NOTHING)
    return found


def _sees(desk: Registering, given: Given) -> Callable[[Authorization], bool]:
    client = desk.do.client
    match desk.role(given):
        case None | Role.AUDITOR:
            return lambda _: True
        case Role.API_CONSUMER:
            names = (client.name, client.id)
            return lambda found: found.grantee in names and _stands(desk, found)
        case Role.SUBJECT_SELF:
            return lambda found: found.subject in client.own
    return lambda _: False


def _stands(desk: Registering, found: Authorization) -> bool:
    used = found.once and bool(found.spent)
    return found.span.holds(desk.do.service.today) and not used


def _told(desk: Registering, found: Authorization, given: Given) -> AuthorizationTold:
    granted = desk.role(given) is Role.API_CONSUMER
    return AuthorizationTold(
        id=found.id,
        subject="" if granted else found.subject,
        grantee=found.grantee,
        purpose=found.purpose,
        since=iso(found.since),
        until=iso(found.until),
        once=found.once,
        spent=bool(found.spent),
        evidence=found.evidence,
        channel=found.channel,
        revoked=iso(found.revoked) if found.revoked is not None else "",
        state=state_of(found.span, found.revoked, desk.do.service.today),
    )


def _keys(told: AuthorizationTold) -> tuple[str, ...]:
    return (told.subject,) if told.subject else ()


def _keys_of_all(told: AuthorizationsTold) -> set[str]:
    return {item.subject for item in told.items if item.subject}


_OTHER_PURPOSE = Text(
    "purpose 不是授权可用的目的；可用：{purposes}",
    "`purpose` is none of an authorization; possible are: {purposes}",
)
