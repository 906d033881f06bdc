"""The log while its lock is held: finding the true end, and writing there."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from api.audit import errors
from api.audit.errors import AuditError
from api.audit.files import append_private, settle, settle_names
from api.audit.head import Head, head_path, write_head
from api.audit.lines import (
    LONGEST,
    Event,
    Line,
    Stage,
    housekeeping,
    read_line,
    write_line,
)

Clock = Callable[[], datetime]


class OpenLog:
    def __init__(
        self,
        path: Path,
        file: BinaryIO,
        key: bytes,
        clock: Clock,
        head: Head,
        anchor: Path | None = None,
    ) -> None:
        self._path = path
        self._anchor = anchor
        self._file = file
        self._key = key
        self._clock = clock
        self._head = head

    def append(self, events: Sequence[Event]) -> list[Line | AuditError]:
        """Writes lines and seals them together; what stood after the true end is set aside first.

        An event that makes no line stays out alone, with its fault in its place.
        """
        self._check_end()
        torn = self._read_on()
        if torn:
            self._set_aside(torn)
        return self._write(events)

    def _check_end(self) -> None:
        self._file.seek(max(0, self._head.size - 1))
        if self._head.size and self._file.read(1) != b"\n":
            raise errors.not_whole(self._path, errors.SHORT.fill(seq=self._head.seq))

    def _read_on(self) -> bytes:
        """Takes in whole lines that a killed process wrote and did not seal; gives the rest."""
        while raw := self._file.readline(LONGEST):
            body = read_line(self._key, raw)
            if body is None or (body["seq"], body["prev"]) != (self._head.seq + 1, self._head.hash):
                return raw + self._file.read(LONGEST)
            size = self._head.size + len(raw)
            self._head = Head(body["seq"], body["hash"], size, body["at"])
        return b""

    def _set_aside(self, torn: bytes) -> None:
        """Keeps torn bytes in `audit.torn` and says so in the log.

        The line that says so is written over them: at no moment are they gone and unmentioned.
        """
        if len(torn) > LONGEST:
            raise errors.not_whole(self._path, errors.FOREIGN.fill(line=self._head.seq + 1))
        place = append_private(self._path.with_suffix(".torn"), torn)
        settle_names(self._path.parent)
        digest = sha256(torn).hexdigest()
        note = f"{len(torn)} bytes, now in audit.torn from byte {place}, sha256 {digest}"
        self._write([housekeeping(Stage.REPAIR, "", note)])

    def _write(self, events: Sequence[Event]) -> list[Line | AuditError]:
        head, told, raws = self._head, list[Line | AuditError](), list[bytes]()
        for event in events:
            try:
                head, line, raw = self._line(event, head)
            except AuditError as fault:
                told.append(fault)
            else:
                told.append(line)
                raws.append(raw)
        if raws:
            self._put(b"".join(raws), head)
        return told

    def _line(self, event: Event, head: Head) -> tuple[Head, Line, bytes]:
        # The clock may be set back; the log is not.
        at = max(head.at, self._clock().astimezone(UTC).isoformat(timespec="microseconds"))
        line, raw = write_line(self._key, event, head.seq + 1, at, head.hash)
        if len(raw) > LONGEST:
            raise errors.too_long(len(raw), LONGEST)
        return Head(line.seq, line.hash, head.size + len(raw), at), line, raw

    def _put(self, raw: bytes, head: Head) -> None:
        self._file.seek(self._head.size)
        self._file.write(raw)
        self._file.truncate()
        settle(self._file)
        self._head = head
        write_head(head_path(self._path), self._key, head)
        if self._anchor:
            write_head(self._anchor, self._key, head)
