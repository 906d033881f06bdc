"""JSON objects that carry their own HMAC as last member, so that no byte of them can change."""

import hmac
import json
from collections.abc import Mapping
from typing import Any, Literal

from graph.records import canonical

Tag = Literal["line", "head"]

_OPEN, _CLOSE = b',"hash":"', b'"}'
_DIGEST = 64  # hexadecimal places
_TAIL = len(_OPEN) + _DIGEST + len(_CLOSE)


def mac(key: bytes, tag: str, content: bytes) -> str:
    return hmac.digest(key, tag.encode() + b"\0" + content, "sha256").hex()


def seal(key: bytes, tag: Tag, body: Mapping[str, Any]) -> bytes:
    plain = canonical(body).encode()
    return plain[:-1] + _OPEN + mac(key, tag, plain).encode() + _CLOSE


def hash_in(raw: bytes) -> str:
    """The `hash` of what `seal` gave."""
    return raw[-_DIGEST - len(_CLOSE) : -len(_CLOSE)].decode()


def unseal(key: bytes, tag: Tag, raw: bytes) -> dict[str, Any] | None:
    """The body with its `hash`; None when one byte differs from what `seal` gave."""
    plain, digest = raw[:-_TAIL] + b"}", raw[-_TAIL:][len(_OPEN) : -len(_CLOSE)]
    if raw[-_TAIL:] != _OPEN + digest + _CLOSE:
        return None
    if not hmac.compare_digest(mac(key, tag, plain).encode(), digest):
        return None
    body: dict[str, Any] = json.loads(plain)
    return body | {"hash": digest.decode()}
