"""Logs for operators, one JSON object a line: ids, routes and places in the code; no path, no
query, no body, no key of a subject, no message of an exception (it may hold a name)."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

LOGGER = logging.getLogger("zelian.http")


def log_request(
    state: dict[str, Any], method: str, route: str, status: int, seconds: float
) -> None:
    _log(
        logging.INFO,
        event="request",
        request_id=state["request_id"],
        client=state.get("client", ""),
        method=method if method.isalpha() and len(method) < 10 else "other",
        route=route,
        status=status,
        ms=round(seconds * 1000, 1),
    )


def log_fault(request_id: str, fault: BaseException) -> None:
    frames = traceback.extract_tb(fault.__traceback__)[-12:]
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    kind = type(fault).__name__
    _log(logging.ERROR, event="fault", request_id=request_id, kind=kind, places=places)


def _log(level: int, **members: object) -> None:
    if LOGGER.isEnabledFor(level):
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        LOGGER.log(level, "%s", json.dumps({"at": at} | members, ensure_ascii=False))
