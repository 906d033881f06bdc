"""Sending files to be loaded, and what became of them."""

import asyncio
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import FileResponse

from api.gate import Act, Grant, Purpose, Role
from api.http import problems
from api.http.acting import Acting, Do, Said
from api.http.bodies import DayIn, Word
from api.http.cursors import Cursor, read_cursor, write_cursor
from api.http.identity import asker_of
from api.http.once import IdempotencyKey, done_once, key_in
from api.http.paging import MOST, USUAL, CursorIn
from api.http.problems import ProblemError
from api.http.routers.answers import answered, may_be, question_router
from api.http.uploads import fingerprint, receive
from api.loads import Job, Wanted
from graph.errors import NotFoundError, RefusedError
from graph.intervals import day
from graph.text import Text
from loaders import LOADERS
from loaders.tables import scrub
from queries.said import Shape

router: APIRouter = question_router("loads")

_NOTHING = Text("没有可提供的内容", "nothing is available")
_NEWEST = 2**62
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


class LoadsPage(Shape):
    """`next` is the cursor of the page after this one; "" after the last."""

    items: tuple[Job, ...]
    next: str = ""


class Sent(Said):
    """What is said of files that are sent."""

    published: date | None = None
    provider: str = ""


async def _said(
    purpose: Annotated[Purpose, Query(description="目的 · purpose")],
    role: Annotated[Role | None, Query(description="角色 · role")] = None,
) -> Said:
    return Said(purpose=purpose, role=role)


async def _sent(
    said: Annotated[Said, Depends(_said)],
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


LimitIn = Annotated[int, Query(ge=1, le=MOST, description="每页至多 · at most in a page")]
Saying = Annotated[Said, Depends(_said)]
Sending = Annotated[Sent, Depends(_sent)]
JobId = Annotated[UUID, Path(description="载入编号 · id of the load")]


@router.get("/loads", summary="报送情况 · loads, the newest first", response_model=LoadsPage)
def listed(said: Saying, do: Do, cursor: CursorIn = "", limit: LimitIn = USUAL) -> Response:
    def page(grant: Grant) -> LoadsPage:
        before, write = _turn(do, said, cursor)
        found = do.service.loads.queue.newest(grant.provider, before, limit + 1)
        after = found[limit - 1][0] if len(found) > limit else None
        jobs = tuple(job for _, job in found[:limit])
        return LoadsPage(items=jobs, next=write(str(after)) if after else "")

    return answered(do.act(Act.OVERSEE, "loads", said, (), page, lambda _: ()))


@router.get(
    "/loads/{job:uuid}", summary="一次报送的结果 · what became of a load", response_model=Job
)
def one(job: JobId, said: Saying, do: Do) -> Response:
    return answered(
        do.act(Act.OVERSEE, "load", said, (), partial(_seen, do, str(job)), lambda _: ())
    )


@router.get(
    "/loads/{job:uuid}/rejects",
    summary="退回的行 · the rows that were left out",
    description="CSV，每行写明原因和处理办法 · a CSV that says of each row why, and what to do",
    response_class=FileResponse,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def rejects(job: JobId, said: Saying, do: Do) -> Response:
    seen = do.act(Act.OVERSEE, "rejects", said, (), partial(_seen, do, str(job)), lambda _: ())
    path = do.service.loads.folders.rejects(seen.id)
    if not (seen.has_rejects and path.is_file()):
        raise NotFoundError(_NOTHING)
    return FileResponse(path, media_type="text/csv", filename=f"{seen.id}-rejects.csv")


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
    """A provider submits under its own id, and only the kinds that it is enrolled for."""
    if grant.provider and (
        sent.provider not in ("", grant.provider) or kind not in do.client.kinds
    ):
        raise RefusedError(_NOTHING)
    return Wanted(
        kind=kind,
        client=do.client.id,
        actor=do.client.name,
        provider=grant.provider or sent.provider,
        published=day(sent.published) if sent.published else None,
    )


def _seen(do: Acting, job: str, grant: Grant) -> Job:
    """Unknown, or of another provider: nothing is available."""
    found = do.service.loads.queue.find(job)
    if found is None or grant.provider not in ("", found.provider):
        raise NotFoundError(_NOTHING)
    return found


def _turn(do: Acting, said: Said, cursor: str) -> tuple[int, Callable[[str], str]]:
    """Before which number this page begins, and what writes the cursor of the next."""
    asker = asker_of(do.client, said.role, said.purpose, "", "")
    bound = Cursor("loads", asker.client, asker.role, asker.purpose)
    key = do.service.cursor_key
    before = int(read_cursor(key, cursor, bound).after) if cursor else _NEWEST

    def write(after: str) -> str:
        return write_cursor(key, bound.at(0, 0, after))

    return before, write


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
