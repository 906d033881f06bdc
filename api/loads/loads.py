"""What a process of the service knows of loads."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from api.loads.folders import Folders
from api.loads.queue import Queue
from api.loads.runner import Runner
from api.loads.shapes import Job, Limits, Wanted
from api.settings import Home


@dataclass(frozen=True)
class Loads:
    folders: Folders
    queue: Queue
    runner: Runner
    limits: Limits
    most_open: int

    @classmethod
    def open(cls, home: Home, limits: Limits, most_open: int, days: int) -> "Loads":
        folders = Folders(home.loads)
        folders.make()
        queue = Queue(folders.queue)
        return cls(folders, queue, Runner(home, queue, limits, days), limits, most_open)

    def begin(self) -> tuple[str, Path]:
        """The id of a load, and where its files go."""
        job = str(uuid4())
        return job, self.folders.begin(job)

    def take(self, job: str, wanted: Wanted) -> Job | None:
        """Queues a load whose files are there; None when too many are open."""
        taken = self.queue.add(job, wanted, self.most_open)
        self.runner.wake()
        return taken

    def leave(self, job: str) -> None:
        """Removes the files of a load that was not queued."""
        if self.queue.find(job) is None:
            self.folders.drop(job)
