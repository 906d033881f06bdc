"""The formats by the name that the command line gives them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from api.exports.bods import write_bods
from api.exports.csv_import import write_csv
from api.exports.ftm import write_ftm
from api.exports.graphml import write_graphml
from api.exports.ocds import write_ocds
from api.exports.portion import Portion
from graph.text import Text


@dataclass(frozen=True)
class Format:
    """`write` makes the file, or for `folder` the folder, and counts what it has no words for."""

    name: str
    label: Text
    write: Callable[[Portion, Path], None]
    folder: bool = False


_ALL = (
    Format("ftm", Text("FollowTheMoney（JSON Lines）", "FollowTheMoney (JSON Lines)"), write_ftm),
    Format("bods", Text("受益所有权数据 BODS 0.4", "BODS 0.4"), write_bods),
    Format("ocds", Text("公开合同数据 OCDS 1.1", "OCDS 1.1"), write_ocds),
    Format("graphml", Text("GraphML 图", "GraphML"), write_graphml),
    Format(
        "csv", Text("Neo4j 导入用 CSV（文件夹）", "CSV for neo4j-admin (a folder)"), write_csv, True
    ),
)
FORMATS = {format_.name: format_ for format_ in _ALL}
