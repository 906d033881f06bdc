"""The graph in an analyst's notebook, through py2neo: `pip install zelian[py2neo]`.

py2neo is at its end of life and gets no more releases. Nothing else here imports it; programs use
the official driver. It knows one server (`bolt://`) and no cluster. What is read here passes no
gate and is in no audit log: who gives an analyst the password has answered for that.
"""

from typing import Any

from graph.errors import SettingsError
from graph.store.neo4j import Address
from graph.store.neo4j.rows import label_of
from graph.text import Text
from graph.vocabulary import Kind, NodeKind

_NOT_THERE = Text(
    "没有安装 py2neo（上游已停止维护）；请运行 pip install 'zelian[py2neo]'，或改用官方驱动 neo4j",
    "py2neo is not installed (it is at its end of life); run pip install 'zelian[py2neo]', or use "
    "the official driver neo4j",
)
_ONE_SERVER = Text(
    "py2neo 只能用 bolt:// 连接单台服务器，不能用 {uri}",
    "py2neo connects to one server by bolt://, not to {uri}",
)


def open_graph(address: Address) -> Any:
    """A `py2neo.Graph` of the store. Raises SettingsError without py2neo, or for a cluster."""
    if not address.uri.startswith("bolt"):
        raise SettingsError(_ONE_SERVER.fill(uri=address.uri))
    py2neo = _imported("py2neo")
    auth = (address.user, address.password)
    return py2neo.Graph(address.uri, auth=auth, name=address.database)


def classes() -> dict[str, Any]:
    """An OGM class for each kind of node, by its label, such as `Organization`.

    The edges of a kind are an attribute on both ends: `legal_rep` from the source, `legal_rep_of`
    from the target. They are all that were ever known; for both clocks ask with
    `queries/cypher`, or look at `start`, `stop`, `rec` and `sup` of each edge.
    """
    ogm = _imported("py2neo.ogm")
    key = _class(ogm, "Key")
    return {"Key": key} | {label_of(k): _class(ogm, label_of(k), key) for k in NodeKind}


def _class(ogm: Any, label: str, far: Any = None) -> Any:
    own = {name: ogm.Property() for name in ("ref", "key", "kind", "name")}
    for kind in Kind if far else ():
        own[kind.lower()] = ogm.RelatedTo(far, str(kind))
        own[f"{kind.lower()}_of"] = ogm.RelatedFrom(far, str(kind))
    return type(ogm.GraphObject)(
        label, (ogm.GraphObject,), own | {"__primarykey__": "key", "__primarylabel__": label}
    )


def _imported(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise SettingsError(_NOT_THERE) from None
