"""What a load leaves: its report, its rejects, why it failed, and a line for the operator."""

import csv
import json
import logging
import traceback
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from api.loads.refusals import UnfitError
from api.loads.shapes import Fault, FileTold
from graph.errors import InputError
from loaders.run import FileReport
from loaders.tables import scrub

LOGGER = logging.getLogger("zelian.loads")


def put_together(parts: Path, target: Path) -> bool:
    """All rejects in one file, which says of each from which document it is."""
    written = sorted(parts.glob("[!.]*.csv")) if parts.is_dir() else []
    for number, part in enumerate(written):
        coding = "utf-8" if number else "utf-8-sig"
        with (
            part.open(encoding="utf-8-sig", newline="") as inside,
            target.open("a" if number else "w", encoding=coding, newline="") as out,
        ):
            rows = csv.reader(inside)
            csv.writer(out).writerows(islice(rows, 1 if number else 0, None))
    return bool(written)


def told_of(file: FileReport) -> FileTold:
    return FileTold(
        name=scrub(file.path.name),
        sha256=file.sha256,
        already_loaded=file.already_loaded,
        rows=file.rows,
        new=file.new,
        known=file.known,
        duplicates=file.duplicates,
        rejected=file.rejected,
        warnings=file.warnings,
    )


def fault_of(fault: InputError) -> Fault:
    code = fault.code if isinstance(fault, UnfitError) else "unreadable_file"
    zh, en = (scrub(_as_parameter(said)) for said in fault.text)
    return Fault(code=code, detail_zh=zh, detail_en=en)


def _as_parameter(said: str) -> str:
    """Loaders speak of options of the command line, which are parameters here."""
    return said.replace("--published ", "published=").replace("--", "")


def log_fault(job: str, fault: BaseException) -> None:
    """Where in the code; what the fault says may hold a name."""
    frames = traceback.extract_tb(fault.__traceback__)[-8:]
    told = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "event": "load-fault",
        "load": job,
        "kind": type(fault).__name__,
        "places": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
    }
    LOGGER.error("%s", json.dumps(told, ensure_ascii=False))
