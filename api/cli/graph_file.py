"""Writes the subgraph of an answer for other programs: GraphML or node-link JSON."""

import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import networkx as nx
import typer

from graph.errors import InputError
from graph.text import Text
from queries.subgraph import Graph

GraphFile = Annotated[
    Path | None,
    typer.Option("--graph", help="另存子图 · also write the subgraph: out.graphml, out.json"),
]

# XML 1.0 has no place for them, and names in bad files hold them.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _graphml(graph: Graph) -> bytes:
    clean: Graph = nx.MultiDiGraph()
    for key, data in graph.nodes(data=True):
        clean.add_node(key, **_clean(data))
    for number, (src, dst, data) in enumerate(graph.edges(data=True)):
        clean.add_edge(src, dst, f"e{number}", **_clean(data))  # an id stands once in the file
    return "\n".join(nx.generate_graphml(clean, named_key_ids=True)).encode()


def _clean(data: dict[str, str]) -> dict[str, str]:
    return {name: _NOT_IN_XML.sub("", value) for name, value in data.items()}


def _node_link(graph: Graph) -> bytes:
    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False).encode()


_FORMATS: dict[str, Callable[[Graph], bytes]] = {".graphml": _graphml, ".json": _node_link}


def check_graph_file(path: Path | None) -> None:
    """Before anything is asked. Raises InputError for a file that could not be written."""
    if path is None:
        return
    if path.suffix.lower() not in _FORMATS:
        raise InputError(_FORMAT.fill(path=path))
    if not path.parent.is_dir() or path.is_dir():
        raise InputError(_PLACE.fill(path=path))


def write_graph_file(path: Path | None, graph: Graph) -> None:
    """All of it or nothing, for its owner's eyes only. Raises InputError when it cannot be."""
    if path is None:
        return
    content = _FORMATS[path.suffix.lower()](graph)
    try:
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise InputError(_UNWRITTEN.fill(path=path, fault=fault.strerror)) from fault


_FORMAT = Text(
    "--graph 的文件“{path}”应以 .graphml 或 .json 结尾；请改名",
    "the file of --graph, “{path}”, must end in .graphml or .json; rename it",
)
_PLACE = Text(
    "--graph 的文件“{path}”不能写：上级文件夹不存在，或它本身是文件夹；请换一处",
    "the file of --graph, “{path}”, cannot be written: its folder is not there, or it is a folder "
    "itself; choose another place",
)
_UNWRITTEN = Text(
    "未能写入“{path}”（{fault}）；请检查权限和空间后重试",
    "“{path}” was not written ({fault}); check permissions and space and ask again",
)
