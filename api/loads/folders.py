"""Where the files of a load are: private, the files themselves only until the load has ended."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from api.loads.names import apart

_LOST_SECONDS = 86_400  # after this, an upload that never came to its end is swept away


@dataclass(frozen=True)
class Folders:
    root: Path

    @property
    def queue(self) -> Path:
        return self.root / "queue.sqlite"

    @property
    def lock(self) -> Path:
        return self.root / "runner.lock"

    def make(self) -> None:
        self.root.mkdir(mode=0o700, exist_ok=True)

    def files(self, job: str) -> Path:
        return self.root / job / "files"

    def rejects(self, job: str) -> Path:
        return self.root / job / "rejects.csv"

    def parts(self, job: str) -> Path:
        """The rejects of each file, until they are put together."""
        return self.root / job / "parts"

    def begin(self, job: str) -> Path:
        """A place for the files of a load that are coming in."""
        (self.root / job).mkdir(mode=0o700)
        self.files(job).mkdir(mode=0o700)
        return self.files(job)

    def sent(self, job: str) -> list[Path]:
        """The files of a load as they were sent."""
        return sorted(path for path in self.files(job).iterdir() if path.is_file())

    def end(self, job: str) -> None:
        """Only the rejects of an ended load stay."""
        for gone in (self.files(job), self.parts(job)):
            shutil.rmtree(gone, ignore_errors=True)

    def drop(self, job: str) -> None:
        shutil.rmtree(self.root / job, ignore_errors=True)

    def sweep(self, known: set[str]) -> None:
        """Removes what belongs to no load: an upload that was cut off leaves it."""
        oldest = time.time() - _LOST_SECONDS
        for path in self.root.iterdir():
            if path.is_dir() and path.name not in known and path.stat().st_mtime < oldest:
                self.drop(path.name)


def placed(folder: Path, files: list[tuple[Path, str]]) -> list[Path]:
    """Gives files in a folder the names that they are known by, none of them twice."""
    names = apart([name for _, name in files])
    return [path.rename(folder / name) for (path, _), name in zip(files, names, strict=True)]
