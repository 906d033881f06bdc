"""Who writes for whom: of the threads that wait, one writes for all that came by then."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from time import sleep

from api.audit.errors import AuditError
from api.audit.lines import Event, Line
from graph.text import Text

MOST = 256  # events written at once

Write = Callable[[Sequence[Event]], list[Line | AuditError]]


def _held() -> Lock:
    lock = Lock()
    lock.acquire()
    return lock


@dataclass(eq=False)
class _Turn:
    event: Event
    told: Line | AuditError | None = None
    woken: Lock = field(default_factory=_held)  # free once it is told, or leads


class Turns:
    """The thread that leads writes for all that wait, wakes them, and lets the next one lead."""

    def __init__(self, write: Write, pause: float = 0.0) -> None:
        """`pause` in seconds goes before what was waited for is written: a process whose threads
        never cease to wait would else keep the log from all other processes."""
        self._write = write
        self._pause = pause
        self._waiting: list[_Turn] = []
        self._leads: _Turn | None = None
        self._arriving = Lock()

    def take(self, event: Event) -> Line:
        """Returns when the event is in the log. Raises AuditError when it is not."""
        turn = _Turn(event)
        with self._arriving:
            self._waiting.append(turn)
            if self._leads is None:
                self._leads = turn
        if self._leads is not turn:
            self._wait(turn)
        if turn.told is None:
            self._write_for_all(turn)
        if isinstance(turn.told, Line):
            return turn.told
        raise turn.told or AuditError(_BROKEN_OFF)

    def _wait(self, turn: _Turn) -> None:
        try:
            turn.woken.acquire()
            if turn.told is None:
                sleep(self._pause)
        except BaseException:  # interrupted: nobody may wait for who has gone
            with self._arriving:
                if turn in self._waiting:
                    self._waiting.remove(turn)
            if self._leads is turn:
                self._hand_on()
            raise

    def _write_for_all(self, leading: _Turn) -> None:
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
            self._hand_on()
            for turn in turns:
                if turn is not leading:
                    turn.woken.release()

    def _hand_on(self) -> None:
        with self._arriving:
            self._leads = self._waiting[0] if self._waiting else None
            if self._leads:
                self._leads.woken.release()


_BROKEN_OFF = Text(
    "写审计日志时中断；查询未获答复，请重试",
    "writing the audit log broke off; the question is not answered, ask again",
)
