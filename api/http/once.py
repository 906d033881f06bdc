"""`Idempotency-Key`: what was sent twice is done once, and answered twice alike."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Header, Request, Response
from fastapi.routing import APIRoute

from api.http.identity import holder_of
from api.http.requests import Answer, Requests

HEADER = "Idempotency-Key"
LONGEST = 255
_KEPT_HEADERS = ("content-type", "location", "content-language", "etag")
IdempotencyKey = Annotated[
    str,
    Header(
        alias=HEADER,
        max_length=LONGEST,
        description="同一键的重复请求只执行一次，保留一天 · repeated under the same key a request "
        "is done once; kept for a day",
    ),
]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class OnceRoute(APIRoute):
    """A route whose requests may carry the header. Only what was done is kept: after an error the
    same request is tried anew."""

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def once(request: Request) -> Response:
            key = request.headers.get(HEADER, "")
            client = holder_of(request) if key else None
            if client is None or not _is_key(key):
                return await handle(request)
            return await _once(request, client.id, key, handle)

        return once


def _is_key(key: str) -> bool:
    """Others are refused by the description of the operation."""
    return len(key) <= LONGEST


async def _once(request: Request, client: str, key: str, handle: Handler) -> Response:
    requests: Requests = request.app.state.service.requests
    asked = await _spelled(request)
    kept = await asyncio.to_thread(requests.begin, client, key, asked)
    if kept is not None:
        return Response(kept.body, kept.status, kept.headers | {"Idempotent-Replayed": "true"})
    try:
        response = await handle(request)
    except BaseException:
        await asyncio.to_thread(requests.forget, client, key)
        raise
    answer = Answer(response.status_code, _kept(response), bytes(response.body))
    await asyncio.to_thread(requests.end, client, key, answer)
    return response


def _kept(response: Response) -> dict[str, str]:
    return {n: response.headers[n] for n in _KEPT_HEADERS if n in response.headers}


async def _spelled(request: Request) -> str:
    """An upload is told by its length alone: its parts are drawn anew each time it is sent."""
    place = f"{request.method} {request.url.path}?{request.url.query}"
    if request.headers.get("content-type", "").startswith("multipart/"):
        return place
    return place + "\n" + (await request.body()).decode("utf-8", "replace")
