"""What became of files that were sent."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response
from fastapi.responses import FileResponse

from api.gate import Act, Grant
from api.http.acting import Acting, Do, Said, Saying
from api.http.listing import LimitIn, place_of
from api.http.paging import USUAL, CursorIn
from api.http.routers.answers import answered, question_router
from api.loads import Job
from graph.errors import NotFoundError
from graph.text import Text
from queries.said import Shape

router: APIRouter = question_router("loads")

_NOTHING = Text("没有可提供的内容", "nothing is available")
_NEWEST = 2**62
JobId = Annotated[UUID, Path(description="载入编号 · id of the load")]


class LoadsPage(Shape):
    """`next` is the cursor of the page after this one; "" after the last."""

    items: tuple[Job, ...]
    next: str = ""


@router.get(
    "/loads",
    summary="报送情况 · loads, the newest first",
    description="数据提供单位只见本单位的 · a data provider sees its own alone",
    response_model=LoadsPage,
)
def listed(said: Saying, do: Do, cursor: CursorIn = "", limit: LimitIn = USUAL) -> Response:
    def page(grant: Grant) -> LoadsPage:
        place = place_of(do, "loads", said, cursor)
        before = int(place.after or _NEWEST)
        found = do.service.loads.queue.newest(grant.provider, before, limit + 1)
        after = str(found[limit - 1][0]) if len(found) > limit else ""
        return LoadsPage(items=tuple(job for _, job in found[:limit]), next=place.next(after))

    return answered(do.act(Act.OVERSEE, "loads", said, (), page, lambda _: ()))


@router.get(
    "/loads/{job:uuid}",
    summary="一次报送的结果 · what became of a load",
    description="逐个文件的行数、新增、已知和退回；未能载入的说明原因和处理办法 · of each file "
    "the rows, what was new, known and left out; of a load that failed why, and what to do",
    response_model=Job,
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
