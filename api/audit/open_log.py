"""The log while its lock is held: finding the true end, and writing there."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from api.audit import errors
from api.audit.files import append_private, settle, settle_names
from api.audit.head import Head, write_head
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
    def __init__(self, path: Path, file: BinaryIO, key: bytes, clock: Clock, head: Head) -> None:
        self._path = path
        self._file = file
        self._key = key
        self._clock = clock
        self._head = head

    def append(self, event: Event) -> Line:
        """Writes a line and seals it; what stood after the true end is set aside first."""
        self._check_end()
        torn = self._read_on()
        if torn:
            self._set_aside(torn)
        return self._write(event)

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
        self._write(housekeeping(Stage.REPAIR, "", note))

    def _write(self, event: Event) -> Line:
        # The clock may be set back; the log is not.
        at = max(self._head.at, self._clock().astimezone(UTC).isoformat(timespec="microseconds"))
        raw = write_line(self._key, event, self._head.seq + 1, at, self._head.hash)
        if len(raw) > LONGEST:
            raise errors.too_long(len(raw), LONGEST)
        self._file.seek(self._head.size)
        self._file.write(raw)
        self._file.truncate()
        settle(self._file)
        line = Line.model_validate(read_line(self._key, raw))
        self._head = Head(line.seq, line.hash, self._head.size + len(raw), at)
        write_head(self._path, self._key, self._head)
        return line
