"""What an export holds, and what it leaves out."""

from api.cli.session import Session
from api.exports import Exported
from graph.vocabulary import Kind


def print_exported(current: Session, found: Exported) -> None:
    current.print(
        f"已导出 {found.nodes} 个节点、{found.edges} 条关系：{found.path}",
        f"exported {found.nodes} nodes and {found.edges} edges: {found.path}",
    )
    for kind, count in sorted(found.left_out.items()):
        label = Kind(kind).label if kind in set(Kind) else None
        name = current.say(label) if label else kind
        current.print(
            f"该格式无法表达、未导出：{name} {count} 条",
            f"left out, since the format has no words for it: {name}, {count}",
        )
    for key in found.cut:
        current.print(
            f"关系过多、未再向外展开：{key}", f"has too many edges and was not followed: {key}"
        )
