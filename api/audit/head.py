"""The seal beside the log: where its end is, so that a shortened log is found out."""

from pathlib import Path
from typing import NamedTuple

from api.audit.errors import no_anchor
from api.audit.files import replace_file
from api.audit.lines import NOTHING_BEFORE
from api.audit.sealing import seal, unseal
from graph.vocabulary import Word


class Mark(NamedTuple):
    """The number and hash of a line, to be noted where nobody who holds the log can write."""

    seq: int
    hash: str


class Head(NamedTuple):
    """The last line acknowledged, and the size of the log with it."""

    seq: int
    hash: str
    size: int
    at: str


EMPTY = Head(0, NOTHING_BEFORE, 0, "")


class NoHead(Word):
    """Why a log has no seal to go by."""

    MISSING = "missing", "封印文件 audit.head 不存在", "the seal audit.head is missing"
    CHANGED = "changed", "封印文件 audit.head 被改动", "the seal audit.head was changed"


def head_path(log: Path) -> Path:
    return log.with_suffix(".head")


def write_head(path: Path, key: bytes, head: Head) -> None:
    body = {"seq": head.seq, "line": head.hash, "size": head.size, "at": head.at}
    replace_file(path, seal(key, "head", body))


def read_head(log: Path, key: bytes) -> Head | NoHead:
    return read_seal(head_path(log), key)


def read_seal(path: Path, key: bytes) -> Head | NoHead:
    try:
        body = unseal(key, "head", path.read_bytes())
    except FileNotFoundError:
        return NoHead.MISSING
    return Head(body["seq"], body["line"], body["size"], body["at"]) if body else NoHead.CHANGED


def read_anchor(path: Path, key: bytes) -> Mark:
    """The end of the log as its second seal has it. Raises AuditError for none of ours."""
    head = read_seal(path, key)
    if not isinstance(head, Head):
        raise no_anchor(path)
    return Mark(head.seq, head.hash)
