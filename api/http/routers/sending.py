"""Sending files to be loaded: an endpoint for each source format."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from api.gate import Act, Grant
from api.http import problems
from api.http.acting import Acting, Do, Said, Saying
from api.http.bodies import DayIn, Word
from api.http.once import IdempotencyKey, done_once, key_in
from api.http.problems import ProblemError
from api.http.routers.answers import answered, may_be, question_router
from api.http.uploads import fingerprint, receive
from api.loads import Job, Wanted
from graph.errors import RefusedError
from graph.intervals import day
from graph.text import Text
from loaders import LOADERS
from loaders.tables import scrub

router: APIRouter = question_router("loads")

_NOTHING = Text("没有可提供的内容", "nothing is available")
_DESCRIPTION = (
    "收齐后排队载入，以 Location 查看结果；同一文件重复报送不会重复记录 · "
    "loaded in turn once all of it is here, see Location for what became of it; the same file "
    "sent again states nothing twice"
)
_FORM: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                            "description": "表格文件，可多个 · tables, one or more",
                        }
                    },
                    "additionalProperties": False,
                }
            }
        },
    }
}


class Sent(Said):
    """What is said of files that are sent."""

    published: date | None = None
    provider: str = ""


async def _sent(
    said: Saying,
    published: Annotated[
        DayIn | None, Query(description="文件的版本日 · version day of the files")
    ] = None,
    provider: Annotated[
        Word,
        Query(
            description="数据来源单位；数据提供单位只能以自己的编号报送 · organization that "
            "provides the data; a data provider submits under its own id only"
        ),
    ] = "",
) -> Sent:
    if scrub(provider) != provider:
        raise ProblemError(problems.INVALID, _NO_PERSON)
    return Sent(purpose=said.purpose, role=said.role, published=published, provider=provider)


Sending = Annotated[Sent, Depends(_sent)]


def _endpoint(kind: str) -> Callable[..., Any]:
    async def send(
        sent: Sending, do: Do, request: Request, idempotency_key: IdempotencyKey = ""
    ) -> Response:
        return await _receive(kind, sent, do, request)

    return send


async def _receive(kind: str, sent: Sent, do: Acting, request: Request) -> Response:
    # Refused before anything of the files is read.
    await asyncio.to_thread(do.check, Act.LOAD, kind, sent)
    loads = do.service.loads
    job, folder = await asyncio.to_thread(loads.begin)
    try:
        files = await receive(request, folder, loads.limits)
        asked = await asyncio.to_thread(fingerprint, request, files)
        take = partial(asyncio.to_thread, _take, do, kind, sent, job)
        return await done_once(request, key_in(request), asked, take)
    finally:
        await asyncio.to_thread(loads.leave, job)


def _take(do: Acting, kind: str, sent: Sent, job: str) -> Response:
    def queue(grant: Grant) -> Job:
        taken = do.service.loads.take(job, _wanted(do, kind, sent, grant))
        if taken is None:
            raise ProblemError(problems.QUEUE_FULL)
        return taken

    told = answered(do.act(Act.LOAD, kind, sent, (), queue, lambda _: ()), 202)
    told.headers["Location"] = f"/v1/loads/{job}"
    return told


def _wanted(do: Acting, kind: str, sent: Sent, grant: Grant) -> Wanted:
    """A provider submits under its own id."""
    if grant.provider and sent.provider not in ("", grant.provider):
        raise RefusedError(_NOTHING)
    return Wanted(
        kind=kind,
        client=do.client.id,
        actor=do.client.name,
        provider=grant.provider or sent.provider,
        published=day(sent.published) if sent.published else None,
    )


_NO_PERSON = Text(
    "provider 中有疑似个人证件号码，不得保存；请改填数据来源单位的名称或代码",
    "`provider` holds what may be the number of a person and cannot be kept; give the name or the "
    "code of the organization that provides the data",
)


for _loader in LOADERS.values():
    router.post(
        f"/loads/{_loader.kind}",
        summary=f"报送：{_loader.label.zh} · load {_loader.label.en}",
        description=_DESCRIPTION,
        status_code=202,
        response_model=Job,
        openapi_extra=_FORM,
        responses=may_be(problems.UNSUPPORTED, problems.IN_PROGRESS, problems.QUEUE_FULL),
        name=f"load_{_loader.kind}",
    )(_endpoint(_loader.kind))
