"""What cannot be read as HTTP at all is answered as a problem too; no head of a request grows
without end, and no connection is kept for ever: the server itself knows no limit for them."""

import json
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.http import problems
from api.http.middleware.headers import ALWAYS, CACHE
from api.http.problems import MEDIA_TYPE, Kind

HEAD_BYTES = 65_536  # request line and headers
# Seconds until a connection is closed after its next answer. Kept for ever, most of them may lie
# with one process of several: with the one that was started first, or that was never restarted.
KEPT_SECONDS = 10


class Protocol(HttpToolsProtocol):
    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._head = 0  # bytes received since the last head ended, while none has
        self._in_head = True
        self._begun = self.loop.time()

    def data_received(self, data: bytes) -> None:
        self._head += len(data)
        super().data_received(data)
        if not self._in_head:
            self._head = 0
        elif self._head > HEAD_BYTES and not self.transport.is_closing():
            self._refuse(problems.HEAD_TOO_LARGE)

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()
        if self.loop.time() - self._begun >= KEPT_SECONDS and self.cycle is not None:
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        # What belongs to the next head in the same piece is not counted.
        self._in_head, self._head = True, 0
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        self._refuse(problems.MALFORMED)

    def _refuse(self, kind: Kind) -> None:
        """In Chinese: what language is asked for was not read."""
        self.transport.write(answer(kind))
        self.transport.close()


def answer(kind: Kind) -> bytes:
    """A whole answer, as the server writes it where no request was read."""
    told = {"type": kind.type, "title": kind.title.zh, "status": kind.status}
    body = json.dumps(told | {"detail": kind.detail.zh}, ensure_ascii=False).encode()
    headers = ALWAYS | {
        "Cache-Control": CACHE,
        "Content-Type": MEDIA_TYPE,
        "Content-Language": "zh",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    lines = [f"HTTP/1.1 {kind.status} ", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body
