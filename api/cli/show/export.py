"""What an export holds, and what it could not hold."""

from api.cli.session import Session
from api.cli.show.words import word
from api.exports import Exported


def print_exported(current: Session, done: Exported) -> None:
    current.print(
        f"已写入 {done.path}：{done.nodes} 个对象，{done.edges} 条关系",
        f"wrote {done.path}: {done.nodes} subjects, {done.edges} relations",
    )
    if done.left_out:
        listed = ", ".join(f"{word(k, current.lang)} {n}" for k, n in sorted(done.left_out.items()))
        current.print(
            f"该格式无法表达而未写入：{listed}",
            f"left out, since the format has no words: {listed}",
        )
    if done.cut:
        keys = " ".join(done.cut)
        current.print(
            f"以下对象关系过多，其后未展开：{keys}",
            f"not followed behind these, which have too many relations: {keys}",
        )
