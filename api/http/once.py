"""`Idempotency-Key`: what was sent twice is done once, and answered twice alike.

A router takes it by `OnceRoute` as its class of routes, and each of its operations by a parameter
of the type `IdempotencyKey`, which describes the header.
"""

import asyncio
import hashlib
import re
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Header, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute
from python_multipart.multipart import parse_options_header

from api.http.identity import identify
from api.http.requests import Answer, Requests, Turn

HEADER = "Idempotency-Key"
# A string of structured fields (RFC 9651) without escapes; many clients leave out the quotes.
_FORM = r'"[ !#-\[\]-~]{1,255}"|[A-Za-z0-9._:/+=~-]{1,255}'
_KEPT_HEADERS = ("content-type", "location", "content-language", "etag")
IdempotencyKey = Annotated[
    str,
    Header(
        alias=HEADER,
        pattern=f"^(?:{_FORM})$",
        description="同一键的重复请求只执行一次；除另有设置外保留一天 · "
        "repeated under the same key a request is done once; kept for a day, unless set otherwise",
        examples=['"8e03978e-40d5-43e8-bc93-6894a57f9324"'],
    ),
]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class OnceRoute(APIRoute):
    """A route whose requests may carry the header. Only what was done is kept: after an error the
    same request is tried anew."""

    def get_route_handler(self) -> Handler:
        handle = super().get_route_handler()

        async def once(request: Request) -> Response:
            sent = request.headers.getlist(HEADER)
            return await (_once(request, _key_in(sent), handle) if sent else handle(request))

        return once


def _key_in(sent: list[str]) -> str:
    """The key without its quotes. Raises RequestValidationError for another form, and for two."""
    if len(sent) != 1 or not re.fullmatch(_FORM, sent[0]):
        raise RequestValidationError([{"type": "idempotency_key", "loc": ("header", HEADER)}])
    return sent[0].strip('"')


async def _once(request: Request, key: str, handle: Handler) -> Response:
    requests: Requests = request.app.state.service.requests
    client = await asyncio.to_thread(identify, request)
    asked = await _spelled(request)
    begun = await asyncio.to_thread(requests.begin, client.id, key, asked)
    if isinstance(begun, Answer):
        return Response(begun.body, begun.status, begun.headers | {"Idempotent-Replayed": "true"})
    try:
        response = await handle(request)
    except BaseException:
        await asyncio.to_thread(requests.forget, begun)
        raise
    await asyncio.to_thread(_settle, requests, begun, response)
    return response


def _settle(requests: Requests, turn: Turn, response: Response) -> None:
    """An answer that is written out bit by bit is gone when it has left, so it is not kept."""
    if response.status_code >= 400 or isinstance(response, StreamingResponse):
        requests.forget(turn)
    else:
        requests.end(turn, Answer(response.status_code, _kept(response), bytes(response.body)))


def _kept(response: Response) -> dict[str, str]:
    return {n: response.headers[n] for n in _KEPT_HEADERS if n in response.headers}


async def _spelled(request: Request) -> str:
    """What a request asks for, byte for byte, but for the mark between the parts of an upload,
    which is drawn anew each time it is sent."""
    kind, options = parse_options_header(request.headers.get("content-type"))
    body = await request.body()
    if mark := options.get(b"boundary"):
        body = body.replace(b"--" + mark, b"--")
    place = f"{request.method} {request.url.path}?{request.url.query}"
    return "\n".join((place, kind.decode("latin-1"), hashlib.sha256(body).hexdigest()))
