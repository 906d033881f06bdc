"""The application: routers, what stands around them, and what becomes of errors."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from api.http.described import complete
from api.http.handlers import HANDLERS
from api.http.middleware import BodyLimits, Headers, Record
from api.http.pages import PAGES
from api.http.routers import ROUTERS
from api.http.routers.answers import Problem
from api.http.service import Service

_GZIP_FROM = 1024  # bytes
_GZIP_LEVEL = 3  # a tenth larger than the best, in a quarter of the time
_DESCRIPTION = (
    "责链：谁应负责，依据哪一条款、何种证据、以哪一天为准。"
    " Who is responsible, by which clause, on what evidence, as of when."
)


def create_app(service: Service) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        _limit_threads(service.settings.threads)
        service.loads.runner.start()
        yield
        service.loads.runner.stop()
        service.close()

    app = FastAPI(
        title="责链 Zelian",
        version="1",
        description=_DESCRIPTION,
        lifespan=lifespan,
        # Pages of the framework fetch scripts from elsewhere; ours is in `pages`.
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
    )
    app.state.service = service
    for error, handler in HANDLERS.items():
        app.add_exception_handler(error, handler)
    # The last one added stands outermost.
    app.add_middleware(BodyLimits, settings=service.settings)
    app.add_middleware(GZipMiddleware, minimum_size=_GZIP_FROM, compresslevel=_GZIP_LEVEL)
    app.add_middleware(Record, metrics=service.metrics)
    app.add_middleware(Headers)
    for router in (*ROUTERS, PAGES):
        app.include_router(router)
    _add_problem(app)
    return app


def _limit_threads(most: int) -> None:
    """Of the questions that run at once. They wait for each other in any case, for one of them
    holds the interpreter, and each change of hands costs what a small question does."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = most


def _add_problem(app: FastAPI) -> None:
    """The shape of problems, to which the documentation of every operation points."""
    made = app.openapi

    def openapi() -> dict[str, object]:
        schema = made()
        schema["components"]["schemas"].setdefault("Problem", Problem.model_json_schema())
        return complete(schema)

    app.openapi = openapi  # type: ignore[method-assign]
