"""For those who run the service: is it alive, is it ready, what does it do."""

from typing import Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from api.http import problems
from api.http.identity import Administering, Serving
from api.http.metrics import CONTENT_TYPE
from api.http.routers.answers import may_be

router = APIRouter(tags=["operating"])
_TEXT: dict[int | str, dict[str, Any]] = {
    200: {"content": {"text/plain": {"example": "# HELP zelian_http_requests_total Requests"}}}
}


class Health(BaseModel):
    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "ok"}]})

    status: str = "ok"


class Readiness(Health):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"status": "ok", "commit": 12, "policy": "xinbei-2019@2019-10-08"}]
        }
    )

    commit: int
    policy: str


@router.get("/healthz", summary="进程是否存活 · is the process alive")
def healthz() -> Health:
    return Health()


@router.get(
    "/readyz",
    summary="能否答复 · can it answer",
    responses=may_be(problems.BUSY),
)
def readyz(service: Serving) -> Readiness:
    return Readiness(commit=service.store.head(), policy=service.law)


@router.get(
    "/metrics",
    summary="运行指标，仅限管理员 · metrics, for administrators",
    response_class=Response,
    responses={**_TEXT, **may_be(problems.UNAUTHENTICATED, problems.NOT_ADMINISTRATOR)},
)
def metrics(service: Serving, _: Administering) -> Response:
    return Response(service.metrics.text(), media_type=CONTENT_TYPE)
