"""What became of files that were sent."""

from collections.abc import Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from fastapi.responses import FileResponse

from api.gate import Act, Grant
from api.http.acting import Acting, Do, Said, Saying
from api.http.cursors import Cursor, read_cursor, write_cursor
from api.http.identity import asker_of
from api.http.paging import MOST, USUAL, CursorIn
from api.http.routers.answers import answered, question_router
from api.loads import Job
from graph.errors import NotFoundError
from graph.text import Text
from queries.said import Shape

router: APIRouter = question_router("loads")

_NOTHING = Text("没有可提供的内容", "nothing is available")
_NEWEST = 2**62
LimitIn = Annotated[int, Query(ge=1, le=MOST, description="每页至多 · at most in a page")]
JobId = Annotated[UUID, Path(description="载入编号 · id of the load")]


class LoadsPage(Shape):
    """`next` is the cursor of the page after this one; "" after the last."""

    items: tuple[Job, ...]
    next: str = ""


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
    return answered(_look(do, "load", said, job))


@router.get(
    "/loads/{job:uuid}/rejects",
    summary="退回的行 · the rows that were left out",
    description="CSV，每行写明原因和处理办法 · a CSV that says of each row why, and what to do",
    response_class=FileResponse,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def rejects(job: JobId, said: Saying, do: Do) -> Response:
    seen = _look(do, "rejects", said, job)
    path = do.service.loads.folders.rejects(seen.id)
    if not (seen.has_rejects and path.is_file()):
        raise NotFoundError(_NOTHING)
    return FileResponse(path, media_type="text/csv", filename=f"{seen.id}-rejects.csv")


def _look(do: Acting, what: str, said: Said, job: UUID) -> Job:
    """Unknown, or of another provider: nothing is available."""

    def seen(grant: Grant) -> Job:
        found = do.service.loads.queue.find(str(job))
        if found is None or grant.provider not in ("", found.provider):
            raise NotFoundError(_NOTHING)
        return found

    return do.act(Act.OVERSEE, what, said, (), seen, lambda _: ())


def _turn(do: Acting, said: Said, cursor: str) -> tuple[int, Callable[[str], str]]:
    """Before which number this page begins, and what writes the cursor of the next."""
    asker = asker_of(do.client, said.role, said.purpose, "", "")
    bound = Cursor("loads", asker.client, asker.role, asker.purpose)
    key = do.service.cursor_key
    before = int(read_cursor(key, cursor, bound).after) if cursor else _NEWEST

    def write(after: str) -> str:
        return write_cursor(key, bound.at(0, 0, after))

    return before, write
