"""Requests on kept connections, with as little work as can be: what asks shares the processors
with what answers."""

import asyncio
import json
from collections import deque
from typing import Any

import httptools


class Connection(asyncio.Protocol):
    """One request at a time. Every answer is read to its end."""

    def __init__(self) -> None:
        self._transport: asyncio.WriteTransport | None = None
        self._waiting: asyncio.Future[int] | None = None
        self._parser = httptools.HttpResponseParser(self)
        self.body = 0  # bytes of the answer

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def connection_lost(self, _: Exception | None) -> None:
        self._transport = None
        self._told(0)

    # What the parser calls.
    def on_body(self, part: bytes) -> None:
        self.body += len(part)

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if not self._parser.should_keep_alive():
            self.close()
        self._parser = httptools.HttpResponseParser(self)
        self._told(status)

    @property
    def lost(self) -> bool:
        return self._transport is None

    async def send(self, request: bytes) -> int:
        """The status; 0 when the connection was lost."""
        if self._transport is None:
            return 0
        self.body = 0
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._waiting

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def _told(self, status: int) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(status)


class Connections:
    """Connections to one address, made when all others are in use, up to a number; beyond it a
    request waits here."""

    def __init__(self, port: int, headers: dict[str, str], most: int) -> None:
        self._port = port
        self._places = asyncio.Semaphore(most)
        told = {"Host": f"127.0.0.1:{port}", "Content-Type": "application/json"} | headers
        self._head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self._idle: deque[Connection] = deque()

    async def post(self, path: str, body: dict[str, Any]) -> int:
        """Gives the status; 0 for no answer."""
        raw = json.dumps(body).encode()
        head = f"POST {path} HTTP/1.1\r\n{self._head}Content-Length: {len(raw)}\r\n\r\n"
        async with self._places:
            connection = await self._free()
            status = await connection.send(head.encode() + raw)
            self._idle.append(connection)
        return status

    async def _free(self) -> Connection:
        while self._idle:
            if not (found := self._idle.popleft()).lost:
                return found
        loop = asyncio.get_running_loop()
        return (await loop.create_connection(Connection, "127.0.0.1", self._port))[1]

    def close(self) -> None:
        for connection in self._idle:
            connection.close()
