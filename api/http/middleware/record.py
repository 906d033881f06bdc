"""One line in the log and one count for every request, by route and never by path; and the last
stop of a fault that nobody expected."""

import secrets
import time
from typing import Any

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http import problems
from api.http.handlers import problem
from api.http.logs import log_fault, log_request
from api.http.metrics import NO_ROUTE, Metrics


class Record:
    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        state["request_id"], state["began"] = secrets.token_hex(8), time.perf_counter()
        told: list[int] = []

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                told.append(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except Exception as fault:
            log_fault(state["request_id"], fault)
            if told:
                raise
            failed = problem(Request(scope), problems.INTERNAL, request_id=state["request_id"])
            await failed(scope, receive, noted)
        finally:
            self._note(scope, state, told[0] if told else 0)

    def _note(self, scope: Scope, state: dict[str, Any], status: int) -> None:
        seconds = time.perf_counter() - state["began"]
        route = getattr(scope.get("route"), "path", NO_ROUTE)
        self._metrics.count(scope["method"], route, status, seconds)
        log_request(state, scope["method"], route, status, seconds)
