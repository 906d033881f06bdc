"""One load, in a process of its own: `python -m api.loads.child HOME ID`.

Only one runs at a time in an installation: the lock is held by the process that loads, so that it
is free as soon as that process is gone, however it went. A load that was cut off goes on after its
last batch. Stopped by SIGTERM, it is given back to the queue.
"""

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from filelock import FileLock, Timeout

from api.loads.archives import expand
from api.loads.folders import Folders
from api.loads.queue import MOST_ATTEMPTS, Queue
from api.loads.refusals import unfit
from api.loads.shapes import Limits, Wanted
from api.loads.telling import fault_of, log_fault, put_together, told_of
from api.settings import Home, named_store, open_store
from graph.accountability import adopt, drain, settle
from graph.errors import InputError, SettingsError, StoreError
from graph.policy import district_policy
from loaders import LOADERS
from loaders.base import Context
from loaders.run import Report, load

# Shorter transactions than the command line makes: others write meanwhile.
_BATCH = 2_000
_TOLD_EVERY = 0.5  # seconds


def main(home: Home, job: str, limits: Limits) -> None:
    folders = Folders(home.loads)
    try:
        with FileLock(folders.lock, timeout=0):
            _run(home, folders, Queue(folders.queue), job, limits)
    except Timeout:
        return  # another process loads


def _run(home: Home, folders: Folders, queue: Queue, job: str, limits: Limits) -> None:
    attempt = queue.begin(job)
    if attempt > MOST_ATTEMPTS:
        _fail(folders, queue, job, unfit("interrupted"))
        return
    try:
        report = _load(home, folders, queue, job, limits)
    except (KeyboardInterrupt, SystemExit):
        queue.give_back(job)
        raise
    except (StoreError, SettingsError) as fault:
        log_fault(job, fault)
        _again(folders, queue, job, attempt)
    except InputError as fault:
        _fail(folders, queue, job, fault)
    except Exception as fault:
        log_fault(job, fault)
        _fail(folders, queue, job, unfit("internal", type(fault).__name__))
    else:
        has_rejects = put_together(folders.parts(job), folders.rejects(job))
        queue.end(job, [told_of(file) for file in report.files], has_rejects)
        folders.end(job)


def _load(home: Home, folders: Folders, queue: Queue, job: str, limits: Limits) -> Report:
    wanted, policy = queue.wanted(job), district_policy()
    paths = _paths(wanted, folders, job, limits)
    context = Context(keys=home.keyring(), published=wanted.published, provider=wanted.provider)
    with open_store(named_store() or home.store_address) as store:
        adopt(store, policy, wanted.actor)
        report = load(
            paths,
            LOADERS[wanted.kind],
            store,
            context,
            folders.parts(job),
            settle=lambda writer: settle(writer, policy),
            batch=_BATCH,
            on_progress=_teller(queue, job),
            actor=wanted.actor,
        )
        drain(store, policy, wanted.actor)
    return report


def _paths(wanted: Wanted, folders: Folders, job: str, limits: Limits) -> list[Path]:
    """What is loaded: each file, or for a format of several tables the folder that holds them."""
    tables = [table for sent in folders.sent(job) for table in expand(sent, limits)]
    if LOADERS[wanted.kind].folder and len(tables) > 1:
        return [_gathered(tables, folders.files(job))]
    return tables


def _gathered(tables: list[Path], folder: Path) -> Path:
    """In one folder, whose name says nothing; the same again after a load that was cut off."""
    target = folder / "tables"
    target.mkdir(mode=0o700, exist_ok=True)
    for table in tables:
        (target / table.name).unlink(missing_ok=True)
        (target / table.name).hardlink_to(table)
    return target


def _teller(queue: Queue, job: str) -> Callable[[int, int], None]:
    last = [0.0]

    def tell(done: int, total: int) -> None:
        if done >= total or time.monotonic() - last[0] > _TOLD_EVERY:
            last[0] = time.monotonic()
            queue.progress(job, done, total)

    return tell


def _again(folders: Folders, queue: Queue, job: str, attempt: int) -> None:
    if attempt < MOST_ATTEMPTS:
        queue.rest(job, attempt)
    else:
        _fail(folders, queue, job, unfit("store"))


def _fail(folders: Folders, queue: Queue, job: str, fault: InputError) -> None:
    queue.fail(job, fault_of(fault))
    folders.end(job)


def _stop(_: int, __: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    path, asked, *numbers = sys.argv[1:]
    files, expanded, ratio = map(int, numbers)
    main(Home(Path(path)), asked, Limits(files=files, expanded=expanded, ratio=ratio))
