"""What is no HTTP, or has no end, is answered as a problem before anything else sees it."""

import json
import socket

import httpx
import pytest

from api.http import protocol
from api.http.protocol import HEAD_BYTES


def sent(world, content: bytes) -> tuple[int, dict, dict]:
    """Status, headers and problem of what the service says to bytes as they are."""
    host, port = world.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as line:
        line.sendall(content)
        told = b""
        while part := line.recv(65536):
            told += part
    head, _, body = told.partition(b"\r\n\r\n")
    status, *rest = head.decode("ascii").split("\r\n")
    headers = dict(each.split(": ", 1) for each in rest)
    assert int(headers["Content-Length"]) == len(body)
    return int(status.split()[1]), headers, json.loads(body)


@pytest.mark.parametrize(
    "content",
    [
        b"nonsense\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\n",
    ],
)
def test_what_is_no_http_is_a_problem(world, content):
    status, headers, told = sent(world, content)
    assert (status, told["status"]) == (400, 400)
    assert told["type"] == "urn:zelian:problem:malformed-http"
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Cache-Control"] == "no-store"


def test_a_head_without_end_is_cut_off(world):
    status, _, told = sent(world, b"GET / HTTP/1.1\r\nX: " + b"x" * HEAD_BYTES)
    assert (status, told["type"]) == (431, "urn:zelian:problem:head-too-large")


def test_many_headers_are_no_way_around(world):
    status, _, _ = sent(world, b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * (HEAD_BYTES // 5))
    assert status == 431


def test_a_long_head_within_the_limit_is_read(world):
    told = world.http.get("/healthz", headers={"X-Long": "x" * (HEAD_BYTES - 1000)})
    assert told.status_code == 200


def test_a_large_body_counts_as_no_head(world):
    for _ in range(3):  # on one connection
        told = world.http.post("/v1/file", content=b"[" + b" " * 500_000 + b"]")
        assert told.status_code == 401


def test_no_connection_is_kept_for_ever(world, monkeypatch):
    with httpx.Client(base_url=world.url) as one:
        assert "connection" not in one.get("/healthz").headers
        monkeypatch.setattr(protocol, "KEPT_SECONDS", 0)
        assert one.get("/healthz").headers["connection"] == "close"
        assert one.get("/healthz").is_success
