"""An export as a question: through the gate, to a file that is there whole or not at all."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from api.exports.formats import Format
from api.exports.portion import Portion
from api.gate import Asker, Gate, Grant, Question
from graph.errors import InputError
from graph.intervals import Day
from graph.text import Text

Choose = Callable[[Grant], tuple[Portion, tuple[str, ...]]]


@dataclass(frozen=True)
class Exported:
    """What the file holds. `left_out` counts facts by kind that the format has no words for;
    `cut` are keys of nodes with too many edges, behind which nothing was followed."""

    path: Path
    nodes: int
    edges: int
    left_out: Mapping[str, int]
    cut: tuple[str, ...]
    keys: frozenset[str]


def export_graph(
    gate: Gate,
    asker: Asker,
    question: Question,
    choose: Choose,
    format_: Format,
    to: Path,
    today: Day,
) -> Exported:
    """Raises RefusedError, and InputError where something stands at the path already.

    The file is put in its place only when the log holds what was handed out.
    """
    if to.exists():
        raise InputError(_THERE.fill(path=to))
    if not to.parent.is_dir():
        raise InputError(_NO_FOLDER.fill(path=to.parent))
    folder = Path(tempfile.mkdtemp(prefix=".zelian-", dir=to.parent))
    try:
        part = folder / to.name

        def run(grant: Grant) -> Exported:
            portion, cut = choose(grant)
            format_.write(portion, part)
            _close(part)
            keys = frozenset(portion.keys)
            return Exported(to, len(keys), portion.edges, dict(portion.left_out), cut, keys)

        found = gate.ask(asker, question, run, lambda answer: answer.keys, today=today)
        part.replace(to)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return found


def _close(written: Path) -> None:
    """For its owner's eyes only."""
    inside = list(written.iterdir()) if written.is_dir() else []
    for path in (written, *inside):
        path.chmod(0o700 if path.is_dir() else 0o600)


_THERE = Text(
    "“{path}”已存在，不会覆盖；请换一个路径，或先移走它",
    "{path} is there already and is not overwritten; choose another path or move it away",
)
_NO_FOLDER = Text("文件夹“{path}”不存在；请先建立", "there is no folder {path}; make it first")
