"""Loading: files through a loader into the store, in transactions that can be resumed."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from graph.errors import InputError
from graph.intervals import iso
from graph.records import Statement, canonical
from graph.store import Store, Writer
from graph.text import Text
from loaders.base import Context, Issue, Loader, Yield
from loaders.rejects import Rejects
from loaders.tables import reading, scrub, sha256_of

_PROVIDER_NUMBER = Text(
    "--provider 中有疑似个人证件号码，不得保存；请改填数据来源单位的名称或代码",
    "--provider holds what may be the number of a person and cannot be kept; give the name or "
    "the code of the organization that provides the data",
)

MOST_STATEMENTS = 30_000  # in memory at a time: a row of JSON may hold hundreds

Settle = Callable[[Writer], object]
Progress = Callable[[int, int], object]


@dataclass
class FileReport:
    """What became of one file.

    `known` counts statements that the store had already; `duplicates` counts rows that repeat
    a row of the same batch.
    """

    path: Path
    sha256: str
    already_loaded: bool = False
    rows: int = 0
    new: int = 0
    known: int = 0
    duplicates: int = 0
    rejected: int = 0
    warnings: int = 0
    rejects: Path | None = None


@dataclass
class Report:
    files: list[FileReport] = field(default_factory=list)

    def total(self, what: str) -> int:
        """The sum of a number over the files: rows, new, known, duplicates, rejected, warnings."""
        return sum(getattr(file, what) for file in self.files)


class _Job(NamedTuple):
    path: Path
    sha256: str
    mark: str
    rows: int

    @property
    def document(self) -> str:
        """The name of the file as it may be kept: without the number of a person."""
        return scrub(self.path.name)


class _RowSaid(NamedTuple):
    statements: list[Statement]
    issues: list[Issue]


@dataclass(frozen=True)
class _Load:
    loader: Loader
    store: Store
    ctx: Context
    rejects_dir: Path
    settle: Settle
    batch: int
    actor: str


def load(
    paths: Iterable[Path],
    loader: Loader,
    store: Store,
    ctx: Context,
    rejects_dir: Path,
    settle: Settle,
    batch: int = 10_000,
    on_progress: Progress | None = None,
    actor: str = "zelian",
) -> Report:
    """Loads files; each batch of rows is one transaction, in which `settle` runs too.

    Every file is read to its end before anything is written: raises FileFormatError with the
    store as it was. A load that was cut off goes on after its last batch; a file that was
    loaded to the end under the same provider and version day is left alone.
    """
    _check_provider(ctx.provider)
    work = _Load(loader, store, ctx, rejects_dir, settle, batch, actor)
    jobs = [_job(work, path) for path in paths]
    report, total = Report(), sum(job.rows for job in jobs)
    for job in jobs:
        before = report.total("rows")
        tell = _teller(on_progress, before, total)
        report.files.append(_file(work, job, tell))
    return report


def _check_provider(provider: str) -> None:
    if scrub(provider) != provider:
        raise InputError(_PROVIDER_NUMBER)


def _job(work: _Load, path: Path) -> _Job:
    sha256 = content_of(path)
    mark = _mark(work.loader, sha256, work.ctx)
    done = work.store.marked(mark)[1]
    return _Job(path, sha256, mark, 0 if done else _rows(work.loader, path, work.ctx))


def content_of(path: Path) -> str:
    """The content hash of a file, or of the files of a folder with their names."""
    with reading(path):
        if path.is_file():
            return sha256_of(path)
    with reading(path):
        files = sorted(file for file in path.iterdir() if file.is_file() and file.name[0] != ".")
        inside = canonical([(file.name, sha256_of(file)) for file in files])
    return hashlib.sha256(inside.encode()).hexdigest()


def _mark(loader: Loader, sha256: str, ctx: Context) -> str:
    published = iso(ctx.published) if ctx.published is not None else ""
    return ":".join((loader.kind, sha256, ctx.provider, published))


def _rows(loader: Loader, path: Path, ctx: Context) -> int:
    with reading(path):
        if loader.check:
            return loader.check(path, ctx)
        return sum(1 for _ in _by_row(loader.read(path, ctx)))


def _teller(on_progress: Progress | None, before: int, total: int) -> Callable[[int], object]:
    return (lambda rows: on_progress(before + rows, total)) if on_progress else (lambda _: None)


def _file(work: _Load, job: _Job, tell: Callable[[int], object]) -> FileReport:
    report = FileReport(job.path, job.sha256)
    reached, report.already_loaded = work.store.marked(job.mark)
    if report.already_loaded:
        return report
    rejects = Rejects(work.rejects_dir, job.document, job.sha256)
    try:
        with reading(job.path):
            _rows_of_file(work, job, report, rejects, reached, tell)
    finally:
        rejects.drop()
    return report


def _rows_of_file(
    work: _Load,
    job: _Job,
    report: FileReport,
    rejects: Rejects,
    reached: int,
    tell: Callable[[int], object],
) -> None:
    rows = _by_row(work.loader.read(job.path, work.ctx))
    for batch, last in _batches(rows, work.batch):
        _note(report, rejects, batch)
        if last:
            # Before the mark: a file that counts as loaded has its rejects in place.
            report.rejects = rejects.finish()
        _write(work, job, report, batch, last, reached)
        tell(report.rows)


def _note(report: FileReport, rejects: Rejects, batch: Sequence[_RowSaid]) -> None:
    report.rows += len(batch)
    for row in batch:
        levels = [issue.level for issue in row.issues]
        report.rejected += "reject" in levels
        report.warnings += levels.count("warning")
        for issue in row.issues:
            rejects.add(issue)


def _write(
    work: _Load,
    job: _Job,
    report: FileReport,
    batch: Sequence[_RowSaid],
    last: bool,
    reached: int,
) -> None:
    """One transaction; rows before the position reached were written by an earlier run."""
    statements = _distinct(report, batch)
    if report.rows <= reached and not last:
        report.known += len(statements)
        return
    run = f"load {work.loader.kind} {job.document} {job.sha256[:8]}"
    with work.store.write(run=run, actor=work.actor) as writer:
        new = writer.state(statements)
        work.settle(writer)
        writer.mark(job.mark, report.rows, last)
    report.new += new
    report.known += len(statements) - new


def _distinct(report: FileReport, batch: Sequence[_RowSaid]) -> list[Statement]:
    seen: dict[str, Statement] = {}
    for row in batch:
        fresh = {s.digest: s for s in row.statements if s.digest not in seen}
        report.duplicates += bool(row.statements) and not fresh
        seen |= fresh
    return list(seen.values())


def _by_row(said: Iterable[Yield]) -> Iterator[_RowSaid]:
    for _, group in groupby(said, key=_place):
        items = list(group)
        yield _RowSaid(
            [item for item in items if isinstance(item, Statement)],
            [item for item in items if isinstance(item, Issue)],
        )


def _place(item: Yield) -> tuple[str, int | None]:
    document = item.document if isinstance(item, Issue) else item.source.document
    return document, item.row


def _batches(rows: Iterable[_RowSaid], size: int) -> Iterator[tuple[list[_RowSaid], bool]]:
    """Batches of rows, and whether a batch is the last; smaller ones of rows that say much."""
    batch: list[_RowSaid] = []
    said = 0
    for row in rows:
        if len(batch) == size or said >= MOST_STATEMENTS:
            yield batch, False
            batch, said = [], 0
        batch.append(row)
        said += len(row.statements)
    yield batch, True
