"""What is asked of the whole store, page by page: who stands in a list, what is left to be done."""

from typing import Annotated

from fastapi import Body, Path, Response
from pydantic import ConfigDict

from api.http.asking import Ask
from api.http.bodies import ORGANIZATION, Asked, example
from api.http.identity import Identified
from api.http.paging import AboutOnePaged, CursorIn, Page, pages_of, turn_of
from api.http.routers.answers import answered, question_router
from graph.intervals import Scope
from graph.vocabulary import ListCode
from loaders.lists.spelling import DEFAULTS
from queries.resources import Member, TaskTold, members_page, tasks_of, tasks_page
from queries.said import Said, Shape
from queries.sight import Sight

router = question_router("lists")


class ListKind(Shape):
    """`rests_on_event`: an entry in it goes with a default event of the same code."""

    code: ListCode
    label: Said
    rests_on_event: bool


class Lists(Shape):
    items: tuple[ListKind, ...]


class AboutMembers(Asked):
    model_config = ConfigDict(json_schema_extra={"examples": [{"purpose": "procurement"}]})

    cursor: CursorIn = ""


class AboutTasks(AboutOnePaged):
    model_config = ConfigDict(json_schema_extra=example(target=ORGANIZATION))


class AboutAllTasks(Asked):
    model_config = ConfigDict(json_schema_extra={"examples": [{"purpose": "stewardship"}]})

    cursor: CursorIn = ""


_EXAMPLE = ListKind(code=ListCode.SXBZXR, label=Said.of(ListCode.SXBZXR.label), rests_on_event=True)
_CATALOGUE = {"content": {"application/json": {"example": {"items": [_EXAMPLE.model_dump()]}}}}


@router.get(
    "/lists",
    summary="名单目录 · the lists that are known",
    description="代码和名称；名单中有谁，逐名单查询 · "
    "codes and names; who stands in one is asked list "
    "by list",
    response_model=Lists,
    responses={200: _CATALOGUE},
)
def lists(_: Identified) -> Response:
    told = [
        ListKind(code=code, label=Said.of(code.label), rests_on_event=code in DEFAULTS)
        for code in ListCode
    ]
    return answered(Lists(items=tuple(told)))


@router.post(
    "/lists/{code}",
    summary="某日在列的单位，逐页 · organizations in a list on a day, page by page",
    description="只列单位，人员逐人查询；一页可能为空，`next` 为空才是末页 · "
    "organizations only, a person "
    "is asked about by itself; a page may be empty, the last one has no `next`",
    response_model=Page[Member],
)
def members(
    code: Annotated[ListCode, Path(description="名单代码 · code of the list")],
    body: Annotated[AboutMembers, Body()],
    ask: Ask,
) -> Response:
    pinned, turn = turn_of(ask, f"list:{code}", body, body.cursor)
    with ask.view(pinned) as view:

        def question(scope: Scope, _: Sight) -> Page[Member]:
            found, after = members_page(code, view, scope.as_of, turn.after)
            return turn.page(view, scope, found, after)

        return answered(ask.ask(f"list:{code}", pinned, [], view, question))


@router.post(
    "/tasks",
    summary="待办事项 · what is left to be done of an event or an organization",
    description="可见未记录人员的角色方可见 · for roles that also see who is not recorded",
    response_model=Page[TaskTold],
)
def tasks(body: Annotated[AboutTasks, Body()], ask: Ask) -> Response:
    return answered(
        pages_of(
            ask,
            "tasks",
            body,
            lambda node, view, _, sight: tasks_of(node, view, sight),
        )
    )


@router.post(
    "/tasks/page",
    summary="全库待办事项，逐页 · what is left to be done in the whole store, page by page",
    description="数据治理员和审计人员；一页可能为空，`next` 为空才是末页 · "
    "for steward and auditor; a page "
    "may be empty, the last one has no `next`",
    response_model=Page[TaskTold],
)
def all_tasks(body: Annotated[AboutAllTasks, Body()], ask: Ask) -> Response:
    pinned, turn = turn_of(ask, "tasks", body, body.cursor)
    with ask.view(pinned) as view:

        def question(scope: Scope, sight: Sight) -> Page[TaskTold]:
            found, after = tasks_page(view, sight, turn.after)
            return turn.page(view, scope, found, after)

        return answered(ask.ask("tasks", pinned, [], view, question))
