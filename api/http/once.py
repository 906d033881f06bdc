"""`Idempotency-Key`: what was sent twice is done once, and answered twice alike.

A router takes it by `OnceRoute` as its class of routes, and each of its operations by a parameter
of the type `IdempotencyKey`, which describes the header.
"""

import asyncio
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Annotated, Any

from fastapi import Header, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute
from python_multipart.multipart import parse_options_header

from api.clients import Client
from api.gate import Gate
from api.http.identity import identify
from api.http.requests import Answer, Requests, Turn
from queries.holders import keys_in

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
            key = key_in(request)
            if not key:
                return await handle(request)
            return await done_once(request, key, await _spelled(request), partial(handle, request))

        return once


def key_in(request: Request) -> str:
    """The key without its quotes, "" for none. Raises RequestValidationError for another form, and
    for two."""
    sent = request.headers.getlist(HEADER)
    if len(sent) > 1 or (sent and not re.fullmatch(_FORM, sent[0])):
        raise RequestValidationError([{"type": "idempotency_key", "loc": ("header", HEADER)}])
    return sent[0].strip('"') if sent else ""


async def done_once(
    request: Request, key: str, asked: str, do: Callable[[], Awaitable[Response]]
) -> Response:
    """Does it, unless it was done under this key; `asked` tells different requests apart. Without
    a key it is done in any case."""
    if not key:
        return await do()
    requests: Requests = request.app.state.service.requests
    client = identify(request)
    begun = await asyncio.to_thread(requests.begin, client.id, key, asked)
    if isinstance(begun, Answer):
        await asyncio.to_thread(_note, request, client, asked, begun)
        return Response(begun.body, begun.status, begun.headers | {"Idempotent-Replayed": "true"})
    try:
        response = await do()
    except BaseException:
        await asyncio.to_thread(requests.forget, begun)
        raise
    await asyncio.to_thread(_settle, requests, begun, response)
    return response


def _note(request: Request, client: Client, asked: str, answer: Answer) -> None:
    """In the audit log, as every answer."""
    gate: Gate = request.app.state.service.gate
    returned = keys_in(json.loads(answer.body)) if answer.body else set()
    gate.repeat(client.name, client.id, request.scope["route"].path, asked, returned)


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
