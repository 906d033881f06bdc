"""One table of what becomes of an error. Nothing that was typed comes back in one."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.audit import AuditError, holds_number
from api.http import problems
from api.http.faults import told_faults
from api.http.language import language
from api.http.problems import MEDIA_TYPE, Kind, ProblemError, RateError
from api.loads.refusals import UnfitError
from graph.errors import (
    AmbiguousError,
    InputError,
    NotFoundError,
    RefusedError,
    StoreError,
    ZelianError,
)
from graph.text import Text

Handler = Callable[[Request, Any], Awaitable[Response]]
Page = Callable[[Request, Kind, Text, Mapping[str, str], Mapping[str, object]], Response]

_SOON = {problems.IN_PROGRESS: "2", problems.QUEUE_FULL: "30"}  # seconds
PROGRAMS = "/v1/"  # below it nothing is a page


def page_of(request: Request) -> Page | None:
    """Who shows a problem as a page, if pages are served here and a browser asks for one."""
    page: Page | None = getattr(request.app.state, "problem_page", None)
    accepts = "text/html" in request.headers.get("accept", "")
    return page if accepts and not request.url.path.startswith(PROGRAMS) else None


def problem(
    request: Request,
    kind: Kind,
    detail: Text | None = None,
    headers: Mapping[str, str] | None = None,
    **members: object,
) -> Response:
    page = page_of(request)
    if page:
        return page(request, kind, detail or kind.detail, headers or {}, members)
    lang = language(request)
    body = {
        "type": kind.type,
        "title": kind.title.say(lang),
        "status": kind.status,
        "detail": (detail or kind.detail).say(lang),
    }
    return JSONResponse(
        body | members,
        kind.status,
        headers={"Content-Language": lang, **(headers or {})},
        media_type=MEDIA_TYPE,
    )


async def not_available(request: Request, _: ZelianError) -> Response:
    """Unknown, hidden and refused: one answer, and no sooner for one than for the other."""
    spent = time.perf_counter() - request.state.began
    await asyncio.sleep(max(0.0, request.app.state.service.settings.floor_ms / 1000 - spent))
    return problem(request, problems.NOT_AVAILABLE)


async def own(request: Request, error: ProblemError) -> Response:
    headers = {"WWW-Authenticate": "Bearer"} if error.kind.status == 401 else {}
    if isinstance(error, RateError):
        headers["Retry-After"] = str(error.retry_after)
    if error.kind in _SOON:
        headers["Retry-After"] = _SOON[error.kind]
    return problem(request, error.kind, error.text, headers, **error.members)


async def wrong_input(request: Request, error: InputError) -> Response:
    return problem(request, problems.INVALID, sayable(error))


def sayable(error: InputError) -> Text:
    """The sentence of a question, unless it says what was typed and that may be a number."""
    harmless = not any(holds_number(said) for said in error.text)
    return error.text if harmless else problems.INVALID.detail


async def unfit(request: Request, error: RequestValidationError) -> Response:
    faults = error.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return problem(request, problems.UNREADABLE)
    return problem(request, problems.INVALID, errors=told_faults(faults, language(request)))


async def unfit_upload(request: Request, error: UnfitError) -> Response:
    typed = error.code in ("no_form", "unknown_type")
    kind = problems.UNSUPPORTED if typed else problems.UNFIT_UPLOAD
    return problem(request, kind, sayable(error), code=error.code)


async def log_down(request: Request, _: AuditError) -> Response:
    return problem(request, problems.LOG_DOWN)


async def store_down(request: Request, _: StoreError) -> Response:
    return problem(request, problems.BUSY, headers={"Retry-After": "5"})


async def of_framework(request: Request, error: HTTPException) -> Response:
    kinds = {404: problems.NO_ROUTE, 405: problems.NO_METHOD, 400: problems.UNREADABLE}
    kind = kinds.get(error.status_code, problems.UNREADABLE)
    headers = dict(error.headers or {})
    if kind is problems.NO_METHOD:
        headers["Allow"] = ", ".join(sorted(_allowed(request)))
    return problem(request, kind, headers=headers)


def _allowed(request: Request) -> set[str]:
    """The methods of every route under the address; the framework names those of one alone."""
    found = (r for r in request.app.routes if r.matches(request.scope)[0] is not Match.NONE)
    return {method for route in found for method in getattr(route, "methods", None) or ()}


# The most specific class of an error counts, whatever the order here.
HANDLERS: dict[type[Exception], Handler] = {
    ProblemError: own,
    AuditError: log_down,
    RefusedError: not_available,
    NotFoundError: not_available,
    AmbiguousError: not_available,
    UnfitError: unfit_upload,
    InputError: wrong_input,
    StoreError: store_down,
    RequestValidationError: unfit,
    HTTPException: of_framework,
}
