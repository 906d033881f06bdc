"""GraphML: nodes and edges with typed attributes, written as a stream, all nodes first."""

from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from api.exports.portion import Portion, Told
from api.exports.rows import EDGE_FIELDS, NODE_FIELDS, Value, edge_values, node_values

_TYPES = {str: "string", int: "long", float: "double", bool: "boolean"}
_HEAD = {"xmlns": "http://graphml.graphdrawing.org/xmlns"}


def write_graphml(portion: Portion, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        xml = XMLGenerator(file, "utf-8", short_empty_elements=True)
        xml.startDocument()
        _open(xml, "graphml", _HEAD)
        _keys(xml)
        _open(xml, "graph", {"id": "zelian", "edgedefault": "directed"})
        for told in portion.told():
            _node(xml, told)
        for told in portion.told():
            _edges(xml, told)
        xml.endElement("graph")
        xml.endElement("graphml")
        xml.endDocument()


def _open(xml: XMLGenerator, name: str, said: dict[str, str]) -> None:
    xml.startElement(name, AttributesImpl(said))


def _keys(xml: XMLGenerator) -> None:
    for holder, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        for name, type_ in fields.items():
            said = {"id": f"{holder}.{name}", "for": holder, "attr.name": name}
            _open(xml, "key", said | {"attr.type": _TYPES[type_]})
            xml.endElement("key")


def _node(xml: XMLGenerator, told: Told) -> None:
    _open(xml, "node", {"id": _plain(told.node.key)})
    for name, value in node_values(told).items():
        _data(xml, f"node.{name}", value)
    xml.endElement("node")


def _edges(xml: XMLGenerator, told: Told) -> None:
    for fact, far in told.edges:
        ends = {"source": _plain(told.node.key), "target": _plain(far.key)}
        _open(xml, "edge", ends)
        for name, value in edge_values(fact).items():
            _data(xml, f"edge.{name}", value)
        xml.endElement("edge")


def _data(xml: XMLGenerator, key: str, value: Value) -> None:
    if value is None or value == "":
        return
    _open(xml, "data", {"key": key})
    xml.characters(str(value).lower() if isinstance(value, bool) else _plain(str(value)))
    xml.endElement("data")


def _plain(text: str) -> str:
    """Without control characters, which XML 1.0 cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
