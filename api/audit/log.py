"""The log itself: one for all processes, each line durable before anything follows from it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path

from filelock import FileLock, Timeout

from api.audit import errors
from api.audit.errors import AuditError
from api.audit.files import append_private, settle_names
from api.audit.head import EMPTY, Head, head_path, read_head, write_head
from api.audit.lines import LONGEST, Event, Line, Stage, housekeeping, read_line
from api.audit.open_log import Clock, OpenLog
from api.audit.sealing import mac
from api.audit.turns import Turns

WAIT_SECONDS = 10.0
_POLL_SECONDS = 0.0005  # the less of it, the less a freed log waits; an append takes four


def utc_now() -> datetime:
    return datetime.now(UTC)


def lock_path(log: Path) -> Path:
    return log.with_suffix(".lock")


class AuditLog:
    """Appends to a log that `create` made. Every fault is an AuditError: no line, no answer."""

    def __init__(
        self,
        path: Path,
        key: bytes,
        clock: Clock = utc_now,
        wait: float = WAIT_SECONDS,
        anchor: Path | None = None,
    ) -> None:
        """`anchor` is a second place for the seal, best on another disk: who puts an older log and
        its older seal back together is found out by it."""
        self.path = path
        self._key = key
        self._clock = clock
        self._wait = wait
        self._anchor = anchor
        self._turns = Turns(self._append, 2 * _POLL_SECONDS)
        self._lock = FileLock(lock_path(path))  # made once: making one costs as much as holding it

    def create(self) -> None:
        """Begins an empty log. One that is there already is left as it is."""
        with self._held():
            if head_path(self.path).exists() or (self.path.exists() and self.path.stat().st_size):
                return
            append_private(self.path, b"")
            write_head(head_path(self.path), self._key, EMPTY)
            settle_names(self.path.parent)

    def append(self, event: Event) -> Line:
        """Events of several threads that wait for the disk are written and sealed together."""
        return self._turns.take(event)

    def fingerprint(self, text: str) -> str:
        """A keyed hash, so that what was asked cannot be found by trying all numbers."""
        return mac(self._key, "query", text.encode("utf-8", "surrogatepass"))

    def lines(self) -> Iterator[Line]:
        """What was written and sealed; raises AuditError at a line that is not ours."""
        head = self._head()
        with self.path.open("rb") as file:
            for seq in range(1, head.seq + 1):
                body = read_line(self._key, file.readline(LONGEST))
                if body is None or body["seq"] != seq:
                    raise errors.not_whole(self.path, errors.FOREIGN.fill(line=seq))
                yield Line.model_validate(body)

    def restart(self, actor: str) -> Path:
        """Puts the log aside, whole or not, and begins a new one that says so in its first line."""
        aside = self.path.with_name(
            f"{self.path.stem}-{self._clock():%Y%m%dT%H%M%S%f}{self.path.suffix}"
        )
        with self._held():
            for old, new in ((self.path, aside), (head_path(self.path), head_path(aside))):
                if old.exists():
                    old.rename(new)
            append_private(self.path, b"")
            self._write(EMPTY, [housekeeping(Stage.RESTART, actor, _what_was_there(aside))])
            settle_names(self.path.parent)
        return aside

    def _append(self, events: Sequence[Event]) -> list[Line | AuditError]:
        with self._held():
            return self._write(self._head(), events)

    def _write(self, head: Head, events: Sequence[Event]) -> list[Line | AuditError]:
        with self.path.open("r+b") as file:
            opened = OpenLog(self.path, file, self._key, self._clock, head, self._anchor)
            return opened.append(events)

    def _head(self) -> Head:
        head = read_head(self.path, self._key)
        if not isinstance(head, Head):
            raise errors.not_whole(self.path, head.label)
        if not self.path.exists():
            raise errors.not_whole(self.path, errors.GONE)
        return head

    @contextmanager
    def _held(self) -> Iterator[None]:
        """The lock of the log; what goes wrong under it is an AuditError."""
        try:
            self.path.parent.stat()  # the lock would make a missing folder
            with self._lock.acquire(timeout=self._wait, poll_interval=_POLL_SECONDS):
                yield
        except Timeout:
            raise errors.busy(self.path, self._wait) from None
        except OSError as fault:
            raise errors.unwritable(self.path, fault) from fault


def _what_was_there(aside: Path) -> str:
    if not aside.exists():
        return "the log before this one was missing"
    with aside.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return f"the log before this one is {aside.name}, sha256 {digest}"
