"""Who starts loads: a thread of each serving process, of which one at a time finds work.

The load itself runs in a process of its own (`api.loads.child`), so that questions are answered
meanwhile, and that whatever a file does to its reader is done to nobody else.
"""

import contextlib
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from filelock import FileLock, Timeout

from api.loads.folders import Folders
from api.loads.queue import Queue
from api.loads.shapes import Limits
from api.settings import Home
from graph.errors import StoreError

_EVERY = 0.5  # seconds between two looks at the queue, which others fill too
_SWEPT_EVERY = 600.0  # seconds
_PATIENCE = 10.0  # seconds for a load to stop


@dataclass
class Runner:
    home: Home
    queue: Queue
    limits: Limits
    days: int  # for which an ended load is told of
    _woken: Event = field(default_factory=Event)
    _stopped: Event = field(default_factory=Event)
    _thread: Thread | None = None

    def start(self) -> None:
        self._stopped.clear()
        self._thread = Thread(target=self._work, name="loads", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        self._woken.set()

    def stop(self) -> None:
        """A load that runs is stopped between two batches and goes on after the next start."""
        self._stopped.set()
        self._woken.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        sweep_at = 0.0
        while not self._stopped.is_set():
            # The register may be locked, or the disk full: the next look may find it better.
            with contextlib.suppress(StoreError, OSError):
                if (now := datetime.now(UTC).timestamp()) >= sweep_at:
                    sweep_at = now + _SWEPT_EVERY
                    self._sweep()
                while not self._stopped.is_set() and (job := self._free_job()):
                    self._run(job)
            self._woken.wait(_EVERY)
            self._woken.clear()

    def _free_job(self) -> str | None:
        job = self.queue.next()
        if job is None:
            return None
        try:
            with FileLock(Folders(self.home.loads).lock, timeout=0):
                return job
        except Timeout:
            return None  # another process loads

    def _run(self, job: str) -> None:
        numbers = (self.limits.files, self.limits.expanded, self.limits.ratio)
        command = [sys.executable, "-m", "api.loads.child", str(self.home.path), job]
        child = subprocess.Popen([*command, *map(str, numbers)], stdin=subprocess.DEVNULL)
        while child.poll() is None:
            if self._stopped.wait(0.05):
                _end(child)

    def _sweep(self) -> None:
        folders = Folders(self.home.loads)
        before = datetime.now(UTC) - timedelta(days=self.days)
        for job in self.queue.forget(before.isoformat(timespec="milliseconds")):
            folders.drop(job)
        folders.sweep(self.queue.known())


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
