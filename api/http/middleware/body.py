"""A body is read whole before anything looks at it, and only within its limits; but for uploads."""

import re

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http import problems
from api.http.handlers import problem
from api.http.problems import Kind, ProblemError
from api.http.settings import Settings, variable

# Strings first, so that brackets inside them do not count.
_BRACKETS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)

UPLOADS = "/v1/loads/"


class BodyLimits:
    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._bytes = settings.body_bytes
        self._depth = settings.body_depth
        self._upload = settings.upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["method"] == "POST" and scope["path"].startswith(UPLOADS):
            await self._app(scope, self._counted(receive), send)
            return
        body = await self._read(receive)
        if body is None:
            await _refuse(scope, receive, send, problems.TOO_LARGE, "body_bytes", self._bytes)
        elif depth_of(body) > self._depth:
            await _refuse(scope, receive, send, problems.TOO_DEEP, "body_depth", self._depth)
        else:
            await self._app(scope, _replay(body, receive), send)

    def _counted(self, receive: Receive) -> Receive:
        """Of an upload, which goes to disk as it comes in, only the length is watched."""
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self._upload:
                kind, limit = problems.TOO_LARGE, variable("upload_bytes")
                told = kind.detail.fill(limit=limit, most=self._upload)
                raise ProblemError(kind, told, limit=limit, most=self._upload)
            return message

        return counted

    async def _read(self, receive: Receive) -> bytes | None:
        """The body; None when it is over the limit, whatever its headers say."""
        parts, size, more = [], 0, True
        while more:
            message = await receive()
            part = message.get("body", b"")
            size, more = size + len(part), message.get("more_body", False)
            if size > self._bytes:
                return None
            parts.append(part)
        return b"".join(parts)


def depth_of(body: bytes) -> int:
    """How deeply JSON is nested, counted without reading it."""
    depth = deepest = 0
    for found in _BRACKETS.finditer(body):
        match found[0]:
            case b"[" | b"{":
                depth += 1
                deepest = max(deepest, depth)
            case b"]" | b"}":
                depth -= 1
    return deepest


def _replay(body: bytes, receive: Receive) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return messages.pop() if messages else await receive()

    return again


async def _refuse(
    scope: Scope, receive: Receive, send: Send, kind: Kind, limit: str, most: int
) -> None:
    told = kind.detail.fill(limit=variable(limit), most=most)
    response = problem(Request(scope), kind, told, limit=variable(limit), most=most)
    await response(scope, receive, send)
