"""Organisations, events and lots by key. Never persons: their keys stand in no URL."""

import hashlib
import re
from typing import Annotated

from fastapi import Depends, Header, Path, Query, Response

from api.gate import Purpose, Role
from api.http.asking import Ask, Named, found
from api.http.bodies import Asked, Commit, DayIn, Word
from api.http.routers.answers import answered, question_router
from graph.errors import NotFoundError
from graph.intervals import Scope, iso
from graph.store import View
from graph.text import Text
from graph.vocabulary import Kind, NodeKind
from queries.said import Shape
from queries.sight import Sight

router = question_router("reads")

# What is told of each; all of it is of the thing itself and nothing of a person.
_TOLD: dict[NodeKind, tuple[str, ...]] = {
    NodeKind.ORGANIZATION: ("type", "status", "established", "cancelled", "revoked"),
    NodeKind.EVENT: (),
    NodeKind.LOT: ("deadline", "procedure", "package"),
    NodeKind.BID: (),
    NodeKind.PROJECT: ("regime", "listed", "signed"),
}
# The key of an event holds that of its subject; events of persons are asked about by POST.
_PERSON = re.compile(r"(?:^|:)(?:p[0-9a-z]+|c):")
_NOTHING = Text("没有可提供的内容", "nothing is available")


class Card(Shape):
    """What is on file of a thing itself on a day."""

    key: str
    name: str
    kind: str
    as_of: str
    known_at: int
    stated: dict[str, str | bool | int | None]


async def _asked(
    purpose: Annotated[Purpose, Query(description="目的 · purpose")],
    role: Annotated[Role | None, Query(description="角色 · role")] = None,
    case: Annotated[Word, Query(description="案件号 · number of a case")] = "",
    authorization: Annotated[Word, Query(description="授权号 · number of an authorization")] = "",
    as_of: Annotated[
        DayIn | None, Query(description="以哪一天为准，默认今天 · the day it is about")
    ] = None,
    known_at: Annotated[
        Commit | None, Query(description="当时所知：提交号 · as known at a commit")
    ] = None,
) -> Asked:
    return Asked(
        purpose=purpose,
        role=role,
        case=case,
        authorization=authorization,
        as_of=as_of,
        known_at=known_at,
    )


Clocks = Annotated[Asked, Depends(_asked)]
Match = Annotated[
    str | None,
    Header(
        alias="If-None-Match",
        description="已有答复的 ETag · ETag of an answer that one has; 304 if it is the same",
    ),
]
Key = Annotated[Word, Path(description="键 · key")]


@router.get(
    "/organizations/{key:path}",
    summary="单位 · an organization",
    description="登记状态，不含人员 · what is registered of it; nothing of persons",
    response_model=Card,
)
def organization(key: Key, asked: Clocks, ask: Ask, if_none_match: Match = None) -> Response:
    return _tell(key, NodeKind.ORGANIZATION, asked, ask, if_none_match)


@router.get(
    "/events/{key:path}",
    summary="失信行为 · a default event",
    description="个人失信行为的键含人员的键，只能以 POST 查询 · the key of an event of a person "
    "holds that person's key: it is asked about by POST alone",
    response_model=Card,
)
def event(key: Key, asked: Clocks, ask: Ask, if_none_match: Match = None) -> Response:
    return _tell(key, NodeKind.EVENT, asked, ask, if_none_match)


@router.get(
    "/lots/{key:path}",
    summary="标段 · a lot",
    description="标段的公告信息 · as it was published",
    response_model=Card,
)
def lot(key: Key, asked: Clocks, ask: Ask, if_none_match: Match = None) -> Response:
    return _tell(key, NodeKind.LOT, asked, ask, if_none_match)


@router.get(
    "/bids/{key:path}",
    summary="投标（响应） · a bid",
    description="投标（响应）的登记信息 · as it was registered",
    response_model=Card,
)
def bid(key: Key, asked: Clocks, ask: Ask, if_none_match: Match = None) -> Response:
    return _tell(key, NodeKind.BID, asked, ask, if_none_match)


@router.get(
    "/projects/{key:path}",
    summary="项目 · a project",
    description="项目的登记信息 · as it was registered",
    response_model=Card,
)
def project(key: Key, asked: Clocks, ask: Ask, if_none_match: Match = None) -> Response:
    return _tell(key, NodeKind.PROJECT, asked, ask, if_none_match)


def _tell(key: str, kind: NodeKind, asked: Asked, ask: Ask, if_none_match: str | None) -> Response:
    if _PERSON.search(key):
        raise NotFoundError(_NOTHING)
    with ask.view(asked) as view:
        subject = ask.named(key, view, (kind,))
        told = ask.ask(
            kind.value,
            asked,
            [subject],
            view,
            lambda scope, sight: _card(subject, kind, view, scope, sight),
        )
    response = answered(told)
    response.headers["ETag"] = tag = f'"{hashlib.sha256(response.body).hexdigest()[:32]}"'
    if if_none_match and tag in (part.strip() for part in if_none_match.split(",")):
        return Response(status_code=304, headers={"ETag": tag})
    return response


def _card(subject: Named, kind: NodeKind, view: View, scope: Scope, _: Sight) -> Card:
    node = found([subject.key], view, (kind,))[0]
    if node.kind is not kind:
        raise NotFoundError(_NOTHING)
    facts = view.about([node.ref], [Kind.PROFILE])[node.ref]
    told = [fact.props for fact in facts if fact.span.holds(scope.as_of)]
    return Card(
        key=node.key,
        name=node.name,
        kind=node.kind,
        as_of=iso(scope.as_of),
        known_at=view.known_at,
        stated={name: told[-1].get(name) if told else None for name in _TOLD[kind]},
    )
