"""What any route gets by its class: uploads, answers bit by bit, errors that are answered."""

import threading

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from api.gate import Role
from api.http.handlers import HANDLERS
from api.http.middleware import Record
from api.http.once import IdempotencyKey, OnceRoute
from tests.api.http.serving import begin

REPLAYED = "idempotent-replayed"
router = APIRouter(route_class=OnceRoute)


def count(request: Request) -> int:
    request.app.state.count += 1
    return int(request.app.state.count)


@router.post("/upload", status_code=201)
async def upload(file: UploadFile, request: Request, _: IdempotencyKey = "") -> dict[str, object]:
    return {"held": (await file.read()).hex(), "time": count(request)}


@router.post("/raw")
async def raw(request: Request, _: IdempotencyKey = "") -> dict[str, object]:
    return {"held": (await request.body()).hex(), "time": count(request)}


@router.post("/streams")
def streams(request: Request, _: IdempotencyKey = "") -> StreamingResponse:
    return StreamingResponse(iter([str(count(request))]))


@router.post("/fails")
def fails(request: Request, _: IdempotencyKey = "") -> Response:
    return Response(str(count(request)), 503)


@router.post("/breaks")
def breaks(request: Request, _: IdempotencyKey = "") -> Response:
    raise ValueError(count(request))


@router.post("/waits")
def waits(request: Request, _: IdempotencyKey = "") -> dict[str, int]:
    request.app.state.began.set()
    request.app.state.waits.wait(30)
    return {"time": count(request)}


@pytest.fixture
def small(own):
    world = own()
    app = FastAPI()
    app.state.service, app.state.count = world.service, 0
    app.state.began, app.state.waits = threading.Event(), threading.Event()
    for error, handler in HANDLERS.items():
        app.add_exception_handler(error, handler)
    app.add_middleware(Record, metrics=world.service.metrics)
    app.include_router(router)
    server, thread = begin(app)
    port = server.servers[0].sockets[0].getsockname()[1]
    auth = {"Authorization": f"Bearer {world.keys[Role.STEWARD]}", "Idempotency-Key": "a"}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=auth, timeout=60) as http:
        http.app = app
        yield http
    app.state.waits.set()
    server.should_exit = True
    thread.join(30)


def sent(http, content, name="a.csv"):
    return http.post("/upload", files={"file": (name, content)})


def test_a_file_that_is_sent_again_is_taken_once(small):
    first, again = sent(small, b"x,y"), sent(small, b"x,y")
    assert first.request.headers["content-type"] != again.request.headers["content-type"]
    assert (again.json(), again.status_code) == (first.json(), 201)
    assert REPLAYED in again.headers


@pytest.mark.parametrize(
    "other",
    [{"content": b"x,z"}, {"content": b"x,y,"}, {"content": b"x,y", "name": "b.csv"}],
)
def test_another_file_under_the_key_is_refused(small, other):
    sent(small, b"x,y")
    assert sent(small, **other).status_code == 422
    assert small.app.state.count == 1


def test_bytes_that_are_no_utf_8_are_told_apart(small):
    one, other = "王丙".encode("gb18030"), "赵戊".encode("gb18030")
    assert small.post("/raw", content=one).json()["held"] == one.hex()
    assert small.post("/raw", content=other).status_code == 422
    assert REPLAYED in small.post("/raw", content=one).headers


def test_the_query_and_the_kind_of_a_body_are_told_apart(small):
    small.post("/raw", content=b"x", headers={"Content-Type": "text/csv"})
    told = small.post("/raw", content=b"x", headers={"Content-Type": "application/json"})
    assert told.status_code == 422
    told = small.post("/raw?a=1", content=b"x", headers={"Content-Type": "text/csv"})
    assert told.status_code == 422
    told = small.post("/upload", content=b"x", headers={"Content-Type": "text/csv"})
    assert told.json()["type"].endswith("idempotency-key-reused")


@pytest.mark.parametrize("path", ["/streams", "/fails", "/breaks"])
def test_what_cannot_be_kept_and_what_failed_is_done_again(small, path):
    first, again = small.post(path), small.post(path)
    assert first.status_code == again.status_code
    assert REPLAYED not in again.headers
    assert small.app.state.count == 2


def test_while_one_is_being_done_the_other_is_told_to_wait(small):
    told = []
    first = threading.Thread(target=lambda: told.append(small.post("/waits")))
    first.start()
    assert small.app.state.began.wait(30)
    again = small.post("/waits")
    assert (again.status_code, again.headers["retry-after"]) == (409, "2")
    small.app.state.waits.set()
    first.join(30)
    assert told[0].json() == {"time": 1}
