"""CSV as `neo4j-admin database import full` reads it: nodes by kind, relationships by kind.

Labels and types are those under which a store on Neo4j keeps them: `Organization`, `HOLDS_SHARE`.
The folder holds the arguments of the command in `import.args`.
"""

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from api.exports.portion import Portion
from api.exports.rows import EDGE_FIELDS, NODE_FIELDS, Value, edge_values, node_values
from graph.vocabulary import NodeKind

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}


class _Folder:
    """One CSV for each kind, opened when the first row of it comes."""

    def __init__(self, path: Path, files: ExitStack) -> None:
        self._path, self._files = path, files
        self._open: dict[str, tuple[TextIO, int]] = {}
        path.mkdir()

    def write(self, name: str, heading: list[str], row: list[Value]) -> None:
        if name not in self._open:
            file = (self._path / name).open("w", encoding="utf-8", newline="")
            self._open[name] = self._files.enter_context(file), len(heading)
            self._row(name, list(heading))
        self._row(name, row)

    def _row(self, name: str, row: list[Value]) -> None:
        file, width = self._open[name]
        assert len(row) == width
        csv.writer(file, lineterminator="\n").writerow([_cell(value) for value in row])

    def arguments(self) -> list[str]:
        kinds = {"nodes": "--nodes=", "edges": "--relationships="}
        found = sorted(self._open, key=lambda name: (name.startswith("edges"), name))
        return [kinds[name.split("-")[0]] + name for name in found]


def write_csv(portion: Portion, path: Path) -> None:
    with ExitStack() as files:
        folder = _Folder(path, files)
        for told in portion.told():
            label = label_of(told.node.kind)
            values = node_values(told)
            own = [*(values[field] for field in NODE_FIELDS), label]
            folder.write(f"nodes-{label}.csv", _NODES, own)
            for fact, far in told.edges:
                said = edge_values(fact)
                ends: list[Value] = [told.node.key, far.key, said["kind"]]
                row = [*ends, *(said[f] for f in EDGE_FIELDS if f != "kind")]
                folder.write(f"edges-{said['kind']}.csv", _EDGES, row)
        text = "\n".join(["--multiline-fields=true", *folder.arguments()])
        (path / "import.args").write_text(text + "\n", encoding="utf-8")


def label_of(kind: NodeKind) -> str:
    return "".join(part.capitalize() for part in kind.value.split("_"))


def _heading(fields: dict[str, type]) -> list[str]:
    return [f"{name}:{_TYPES[type_]}" for name, type_ in fields.items()]


_NODES = ["key:ID", *_heading({k: v for k, v in NODE_FIELDS.items() if k != "key"}), ":LABEL"]
_EDGES = [
    ":START_ID",
    ":END_ID",
    ":TYPE",
    *_heading({k: v for k, v in EDGE_FIELDS.items() if k != "kind"}),
]


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
