"""May a person hold an office, and who holds one against a bar."""

from typing import Annotated

from fastapi import Body, Response
from pydantic import ConfigDict, Field

from api.http.asking import Ask, found, on_file
from api.http.bodies import ORGANIZATION, AboutOne, Asked, Named, example
from api.http.paging import CursorIn, turn_of
from api.http.routers.answers import answered, question_router
from graph.intervals import Scope
from graph.records import Node
from graph.store import View
from graph.vocabulary import NodeKind, SubjectType
from queries.offices import (
    ConflictsAnswer,
    OfficeAnswer,
    conflicts_at,
    conflicts_of,
    conflicts_page,
    may_hold,
    seat_at,
)
from queries.offices.office import role_of
from queries.sight import Sight

router = question_router("offices")
_PLACES = (NodeKind.ORGANIZATION,)


class AboutOffice(AboutOne):
    model_config = ConfigDict(
        json_schema_extra=example(target=f"p1:{'0' * 64}", at=ORGANIZATION, office="DIRECTOR")
    )

    at: Annotated[
        Named,
        Field(description="单位的键、代码或全称，或主体类型 · organization, or a type: company"),
    ]
    office: Annotated[Named, Field(description="职务代码 · code of the office: DIRECTOR")]


class AboutConflicts(AboutOne):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION))


class AboutPage(Asked):
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"purpose": "stewardship", "cursor": ""}]}
    )

    cursor: CursorIn = ""


@router.post(
    "/office",
    summary="能否任职：法定限制 · may a person hold it",
    description="依据、起止日期和所依事实；缺少的事实列明，不作推定 · with basis, days and the "
    "facts that it rests on; what is not on file is named and not presumed",
    response_model=OfficeAnswer,
)
def office(body: Annotated[AboutOffice, Body()], ask: Ask) -> Response:
    role = role_of(body.office)

    def asked(node: Node, view: View, scope: Scope, sight: Sight) -> OfficeAnswer:
        seat = seat_at(_place(body.at, view), role, view)
        return may_hold(node, seat, view, ask.service.policy, scope.as_of, sight)

    return answered(ask.one("office", body, asked))


@router.post(
    "/office/conflicts",
    summary="现任而受限制的职务 · offices held against a bar",
    description="现任职务与法定限制逐一对照 · every office held now, against the bars of the law",
    response_model=ConflictsAnswer,
)
def conflicts(body: Annotated[AboutConflicts, Body()], ask: Ask) -> Response:
    def asked(node: Node, view: View, scope: Scope, sight: Sight) -> ConflictsAnswer:
        question = conflicts_of if node.kind is NodeKind.PERSON else conflicts_at
        return question(node, view, ask.service.policy, scope.as_of, sight)

    return answered(ask.one("office", body, asked, _PLACES))


@router.post(
    "/office/conflicts/page",
    summary="全库逐页列出受限制的现任 · offices held against a bar, page by page",
    description="`next` 是下一页的游标，固定在同一提交号 · `next` is the cursor of the next "
    "page; all pages are of one commit",
    response_model=ConflictsAnswer,
)
def conflicts_everywhere(body: Annotated[AboutPage, Body()], ask: Ask) -> Response:
    pinned, turn = turn_of(ask, "office", body, body.cursor)
    with ask.view(pinned) as view:

        def question(scope: Scope, sight: Sight) -> ConflictsAnswer:
            told = conflicts_page(view, ask.service.policy, scope.as_of, sight, turn.after)
            return told.model_copy(update={"next": turn.cursor(view, scope, told.next)})

        return answered(ask.ask("office", pinned, [], view, question))


def _place(at: str, view: View) -> Node | SubjectType:
    known = next((t for t in SubjectType if t == at.strip().lower()), None)
    if known:
        return known
    node = on_file(at, view, _PLACES)
    return found([node.key if node else ""], view, _PLACES)[0]
