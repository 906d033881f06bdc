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


@router.get(
    "/healthz",
    summary="进程是否存活 · is the process alive",
    description="不读数据库 · does not look at the store",
)
def healthz() -> Health:
    return Health()


@router.get(
    "/readyz",
    summary="能否答复 · can it answer",
    description="数据库可读时答复最新的提交号和规则版本 · the newest commit and the version of "
    "the law, if the store can be read",
    responses=may_be(problems.BUSY),
)
def readyz(service: Serving) -> Readiness:
    return Readiness(commit=service.store.head(), policy=service.law)


@router.get(
    "/metrics",
    summary="运行指标，仅限管理员 · metrics, for administrators",
    description="Prometheus 格式；只含路径模板，不含查询对象 · for Prometheus; templates of "
    "routes alone, nothing of whom was asked about",
    response_class=Response,
    responses={**_TEXT, **may_be(problems.UNAUTHENTICATED, problems.NOT_ADMINISTRATOR)},
)
def metrics(service: Serving, _: Administering) -> Response:
    return Response(service.metrics.text(), media_type=CONTENT_TYPE)
