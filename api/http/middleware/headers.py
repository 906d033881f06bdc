"""Headers of every answer: nothing is cached, framed, sniffed or referred to."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    # Of what is no page; a page names what it needs beyond this.
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",  # browsers heed it over TLS only
    "Vary": "Authorization, Accept-Language",
}
# An answer may hold persons, and a proxy cannot know whether it does.
CACHE = "no-store"


class Headers:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.append(name, value) if name == "Vary" else headers.setdefault(
                        name, value
                    )
                headers["Cache-Control"] = CACHE
                headers["X-Request-ID"] = scope.get("state", {}).get("request_id", "")
            await send(message)

        await self._app(scope, receive, with_headers)
