"""The graph in the formats that others read: FollowTheMoney, BODS, GraphML, CSV for Neo4j."""

from api.exports.formats import FORMATS, Format
from api.exports.run import Exported, export_graph

__all__ = ["FORMATS", "Exported", "Format", "export_graph"]
