"""The cookie of a visit: unread by scripts, sent by our own pages alone, over TLS if there is."""

from fastapi import Request
from fastapi.responses import Response

from api.http.service import Service
from api.pages.visits.sealing import IDLE


def is_secure(request: Request) -> bool:
    service: Service = request.app.state.service
    return service.settings.production or request.url.scheme == "https"


def _name(request: Request) -> str:
    """With the prefix a browser takes it over TLS only, and from no other host of the domain."""
    return "__Host-zelian" if is_secure(request) else "zelian"


def read_cookie(request: Request) -> str:
    return request.cookies.get(_name(request), "")


def set_cookie(request: Request, response: Response, sealed: str) -> None:
    response.set_cookie(
        _name(request),
        sealed,
        max_age=IDLE,
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="strict",
    )


def drop_cookie(request: Request, response: Response) -> None:
    response.delete_cookie(
        _name(request), path="/", secure=is_secure(request), httponly=True, samesite="strict"
    )
