"""An answer as it leaves, and what every question may answer instead."""

from typing import Any

from fastapi import APIRouter, Response
from fastapi.routing import APIRoute
from pydantic import BaseModel

from api.http import problems
from api.http.once import OnceRoute
from api.http.problems import MEDIA_TYPE, Kind


class Problem(BaseModel):
    """RFC 9457. `type` is stable; `title` and `detail` are in the language asked for."""

    type: str
    title: str
    status: int
    detail: str


class Answered(Response):
    """An answer as it leaves, with what it says for those in this process who show it as a page."""

    def __init__(self, told: BaseModel, status: int = 200) -> None:
        super().__init__(told.model_dump_json(), status, media_type="application/json")
        self.told = told


def answered(told: BaseModel, status: int = 200) -> Answered:
    """Written out once: an answer is valid as it is."""
    return Answered(told, status)


def may_be(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {
        kind.status: {"description": f"{kind.title.zh} · {kind.title.en}", "content": content}
        for kind in kinds
    }


def question_router(tag: str, route: type[APIRoute] = APIRoute) -> APIRouter:
    return APIRouter(
        prefix="/v1",
        tags=[tag],
        route_class=route,
        responses=may_be(
            problems.UNREADABLE,
            problems.UNAUTHENTICATED,
            problems.NOT_AVAILABLE,
            problems.TOO_LARGE,
            problems.INVALID,
            problems.RATE_LIMITED,
            problems.LOG_DOWN,
            *([problems.IN_PROGRESS] if issubclass(route, OnceRoute) else []),
        ),
    )
