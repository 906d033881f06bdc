"""Reading a log from the first line to the seal; memory does not grow with the log.

A line that carries a right HMAC was written by us, wherever it stands now. What stands in its
place, and whether the line that belongs there comes later, tells what was done.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from filelock import FileLock

from api.audit.head import Head, Mark, NoHead, read_head
from api.audit.lines import LONGEST, NOTHING_BEFORE, read_line
from api.audit.log import WAIT_SECONDS, lock_path
from api.audit.report import AuditReport, Fault, broken, whole


def verify(path: Path, key: bytes, noted: Mark | None = None) -> AuditReport:
    """Names the first line that was changed, removed, reordered, inserted or cut off.

    `noted` is the `end` of an earlier report, kept elsewhere: it finds out even who puts an
    older log and its older seal back together.
    """
    head, size = _moment(path, key)
    if not path.exists():
        return _at_the_end(head, Mark(0, NOTHING_BEFORE), noted)
    with path.open("rb") as file:
        return _Reading(file, key, size, head, noted).report()


def _moment(path: Path, key: bytes) -> tuple[Head | NoHead, int]:
    """The seal and the size of the log as they stand together, between two writes."""
    lock = FileLock(lock_path(path))
    # A copy that cannot be written has no writers either. The lock would make a missing folder.
    with suppress(OSError):
        path.parent.stat()
        lock.acquire(timeout=WAIT_SECONDS)
    try:
        return read_head(path, key), path.stat().st_size if path.exists() else 0
    finally:
        lock.release()


class _Reading:
    def __init__(
        self, file: BinaryIO, key: bytes, size: int, head: Head | NoHead, noted: Mark | None
    ) -> None:
        self._file = file
        self._key = key
        self._size = size
        self._head = head
        self._noted = noted

    def report(self) -> AuditReport:
        end = Mark(0, NOTHING_BEFORE)
        while raw := self._next():
            body = read_line(self._key, raw)
            if body is None or not _follows(body, end):
                return self._diagnose(raw, body, end)
            end = Mark(body["seq"], body["hash"])
            if not self._agrees(end):
                return broken(Fault.CHANGED, Mark(end.seq - 1, body["prev"]))
        return _at_the_end(self._head, end, self._noted)

    def _next(self) -> bytes:
        return self._file.readline(min(LONGEST, self._size - self._file.tell()))

    def _agrees(self, end: Mark) -> bool:
        """Whether a line is the one that was sealed, or noted, under its number."""
        sealed = [m for m in (self._head, self._noted) if isinstance(m, Head | Mark)]
        return all(m.hash == end.hash for m in sealed if m.seq == end.seq)

    def _diagnose(self, raw: bytes, body: dict[str, Any] | None, end: Mark) -> AuditReport:
        if body is None:
            return self._foreign(raw, end)
        if body["seq"] <= end.seq:
            return broken(Fault.INSERTED, end)
        if body["seq"] == end.seq + 1:  # a line of ours, of another chain
            return broken(Fault.CHANGED, end)
        if self._comes_later(end):
            return broken(Fault.REORDERED, end, found=body["seq"])
        gone = body["seq"] - end.seq - 1
        return broken(Fault.REMOVED, end, count=gone, last=body["seq"] - 1)

    def _foreign(self, raw: bytes, end: Mark) -> AuditReport:
        """Bytes that we did not write: in place of a line, between lines, or after the end."""
        open_end = self._file.tell() == self._size and not raw.endswith(b"\n")
        if open_end and self._short():
            return _at_the_end(self._head, end, self._noted)
        if self._past_the_seal(end):
            torn = Fault.TORN if open_end else Fault.INSERTED
            return broken(torn, end, count=len(raw), sealed=end.seq)
        return broken(Fault.INSERTED if self._comes_later(end) else Fault.CHANGED, end)

    def _short(self) -> bool:
        return not isinstance(self._head, Head) or self._size < self._head.size

    def _past_the_seal(self, end: Mark) -> bool:
        return isinstance(self._head, Head) and end.seq >= self._head.seq

    def _comes_later(self, end: Mark) -> bool:
        """Whether the line that belongs after `end` stands somewhere in the rest."""
        while raw := self._next():
            body = read_line(self._key, raw)
            if body is not None and _follows(body, end):
                return True
        return False


def _follows(body: dict[str, Any], end: Mark) -> bool:
    return body["seq"] == end.seq + 1 and bool(body["prev"] == end.hash)


def _at_the_end(head: Head | NoHead, end: Mark, noted: Mark | None) -> AuditReport:
    last = max(head.seq if isinstance(head, Head) else 0, noted.seq if noted else 0)
    if end.seq < last:
        return broken(Fault.CUT_OFF, end, last=last)
    if isinstance(head, Head):
        return whole(end)
    return broken(_SEAL_FAULTS[head], end)


_SEAL_FAULTS = {NoHead.MISSING: Fault.SEAL_MISSING, NoHead.CHANGED: Fault.SEAL_CHANGED}
