"""Who writes for whom: of the threads that wait, one writes for all that came by then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock

from api.audit.errors import AuditError
from api.audit.lines import Event, Line
from graph.text import Text

MOST = 256  # events written at once

Write = Callable[[Sequence[Event]], list[Line | AuditError]]


@dataclass
class _Turn:
    event: Event
    told: Line | AuditError | None = None


class Turns:
    """Each thread waits for the one that writes; then its event is written, or it writes next."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._waiting: list[_Turn] = []
        self._arriving = Lock()
        self._writing = Lock()

    def take(self, event: Event) -> Line:
        """Returns when the event is in the log. Raises AuditError when it is not."""
        turn = _Turn(event)
        with self._arriving:
            self._waiting.append(turn)
        with self._writing:
            while turn.told is None:
                self._write_for_all()
        if isinstance(turn.told, AuditError):
            raise turn.told
        return turn.told

    def _write_for_all(self) -> None:
        with self._arriving:
            turns, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        try:
            told = self._write([turn.event for turn in turns])
        except BaseException as fault:
            # Each thread raises an error of its own: a traceback belongs to one.
            text = fault.text if isinstance(fault, AuditError) else _BROKEN_OFF
            told = [AuditError(text) for _ in turns]
            if not isinstance(fault, AuditError):
                raise
        finally:
            for turn, line in zip(turns, told, strict=True):
                turn.told = line


_BROKEN_OFF = Text(
    "写审计日志时中断；查询未获答复，请重试",
    "writing the audit log broke off; the question is not answered, ask again",
)
