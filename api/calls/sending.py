"""How a request is sent, sent again, and what becomes of a problem."""

import uuid
from collections.abc import Iterator
from typing import Any, Self, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential,
)

from api.calls.asks import Asks
from graph.errors import ZelianError
from graph.text import Lang, Text

_SECONDS = 60.0
_ATTEMPTS = 4
_LONGEST_WAIT = 10.0  # seconds, whatever the service asks for
_PASSING = (409, 429, 503)

Shaped = TypeVar("Shaped", bound=BaseModel)


class ServiceError(ZelianError):
    """The service answered with a problem; `type` is what a program goes by."""

    def __init__(self, status: int, problem: dict[str, Any], retry_after: float = 0.0) -> None:
        detail = str(problem.get("detail") or f"HTTP {status}")
        super().__init__(Text(detail, detail))
        self.status = status
        self.problem = problem
        self.retry_after = retry_after

    @property
    def type(self) -> str:
        return str(self.problem.get("type", ""))


class Caller:
    """Raises ServiceError for a problem, httpx.HTTPError where the service is out of reach."""

    def __init__(self, url: str, key: str, asks: Asks, language: Lang = "zh") -> None:
        headers = {"Authorization": f"Bearer {key}", "Accept-Language": language}
        self._http = httpx.Client(base_url=url, headers=headers, timeout=_SECONDS)
        self._asks = asks

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def _ask(self, path: str, asks: Asks | None, body: dict[str, Any]) -> bytes:
        return self._send("POST", path, json=(asks or self._asks).said() | body).content

    def _get(self, path: str, params: dict[str, Any] | None = None) -> bytes:
        return self._send("GET", path, params=params).content

    def _write(self, path: str, key: str, **content: Any) -> httpx.Response:
        """Sent again under the same key when it is not known whether it was done, or when the
        service asks for it; done once in any case."""
        headers = {"Idempotency-Key": f'"{key or uuid.uuid4()}"'}
        again = Retrying(
            stop=stop_after_attempt(_ATTEMPTS),
            wait=_wait,
            retry=retry_if_exception(_passes),
            reraise=True,
        )
        return again(self._send, "POST", path, headers=headers, **content)

    def _send(self, method: str, path: str, **content: Any) -> httpx.Response:
        return self._told(self._http.request(method, path, **content))

    def _told(self, answer: httpx.Response) -> httpx.Response:
        if answer.is_error:
            wait = answer.headers.get("retry-after", "")
            seconds = float(wait) if wait.isdigit() else 0.0
            raise ServiceError(answer.status_code, _problem(answer), seconds)
        return answer

    def _pages(
        self, path: str, asks: Asks | None, body: dict[str, Any], shape: type[Shaped]
    ) -> Iterator[Shaped]:
        """Page after page, all of them at the commit and the day of the first."""
        cursor = ""
        while True:
            more = {"cursor": cursor} if cursor else {}
            page = shape.model_validate_json(self._ask(path, asks, body | more))
            yield page
            cursor = str(getattr(page, "next", ""))
            if not cursor:
                return

    def _listed(
        self, path: str, asks: Asks | None, shape: type[Shaped], **params: Any
    ) -> Iterator[Shaped]:
        cursor = ""
        while True:
            asked = (asks or self._asks).terms() | params | ({"cursor": cursor} if cursor else {})
            page = shape.model_validate_json(self._get(path, asked))
            yield page
            cursor = str(getattr(page, "next", ""))
            if not cursor:
                return


def place(key: str) -> str:
    """A key as a part of a path."""
    return quote(key, safe=":")


def _passes(fault: BaseException) -> bool:
    if isinstance(fault, ServiceError):
        return fault.status in _PASSING
    return isinstance(fault, httpx.TransportError)


def _wait(state: RetryCallState) -> float:
    fault = state.outcome.exception() if state.outcome else None
    asked = fault.retry_after if isinstance(fault, ServiceError) else 0.0
    return min(asked or wait_exponential(multiplier=0.2)(state), _LONGEST_WAIT)


def _problem(answer: httpx.Response) -> dict[str, Any]:
    """A server before ours may answer with something else."""
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
