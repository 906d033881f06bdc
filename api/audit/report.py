"""What checking a log found, in words."""

from dataclasses import dataclass

from api.audit.head import Mark
from graph.text import Text
from graph.vocabulary import Word


class Fault(Word):
    CHANGED = "changed", "改动", "changed"
    REMOVED = "removed", "删除", "removed"
    REORDERED = "reordered", "调换次序", "reordered"
    INSERTED = "inserted", "插入", "inserted"
    CUT_OFF = "cut_off", "截尾", "cut off"
    TORN = "torn", "残行", "unfinished"
    SEAL_MISSING = "seal_missing", "封印缺失", "seal missing"
    SEAL_CHANGED = "seal_changed", "封印被改动", "seal changed"


TELLS: dict[Fault, Text] = {
    Fault.CHANGED: Text(
        "第 {line} 行被改动：内容与写入时的校验值不符",
        "line {line} was changed: it is not what was written",
    ),
    Fault.REMOVED: Text(
        "第 {line} 行起缺 {count} 行：原第 {line} 至 {last} 行被删除",
        "from line {line} on {count} lines are missing: lines {line} to {last} were removed",
    ),
    Fault.REORDERED: Text(
        "次序被调换：第 {line} 行处是原第 {found} 行，原第 {line} 行在其后",
        "lines were reordered: where line {line} belongs stands line {found}; {line} comes later",
    ),
    Fault.INSERTED: Text(
        "第 {line} 行是插入的：不在原日志的这一位置",
        "line {line} was inserted: the log as written has nothing there",
    ),
    Fault.CUT_OFF: Text(
        "末尾被截去：第 {line} 至 {last} 行曾经写入并封存，现已不在",
        "the end was cut off: lines {line} to {last} were written and sealed, and are gone",
    ),
    Fault.TORN: Text(
        "第 {line} 行没有写完（{count} 字节）：写入时进程中断，或有人在末尾添加。"
        "封存过的 {sealed} 行完整；下一次查询会把残行移入 audit.torn 并记明",
        "line {line} is unfinished ({count} bytes): a process died while writing it, or somebody "
        "added to the end. The {sealed} lines sealed before it are whole; the next question will "
        "put it into audit.torn and say so",
    ),
    Fault.SEAL_MISSING: Text(
        "封印文件不存在：现有 {count} 行前后相连，但末尾（第 {line} 行起）是否被截去已无从证明。"
        "请从备份取回 audit.head 再查",
        "the seal (audit.head) is missing: the {count} lines here form one chain, but whether "
        "lines from {line} on were cut off cannot be told. Bring audit.head back from a backup",
    ),
    Fault.SEAL_CHANGED: Text(
        "封印文件被改动：现有 {count} 行前后相连，但末尾（第 {line} 行起）是否被截去已无从证明。"
        "请从备份取回 audit.head 再查",
        "the seal (audit.head) was changed: the {count} lines here form one chain, but whether "
        "lines from {line} on were cut off cannot be told. Bring audit.head back from a backup",
    ),
}
WHOLE = Text(
    "日志完整：{count} 行前后相连，末尾与封印一致",
    "the log is whole: {count} lines form one chain and end at the seal",
)


@dataclass(frozen=True)
class AuditReport:
    """`line` is the first line at fault, 0 for none; `end` is the last line that is sound."""

    lines: int
    end: Mark
    text: Text
    fault: Fault | None = None
    line: int = 0

    @property
    def whole(self) -> bool:
        return self.fault is None


def whole(end: Mark) -> AuditReport:
    return AuditReport(end.seq, end, WHOLE.fill(count=end.seq))


def broken(fault: Fault, end: Mark, line: int = 0, **facts: int) -> AuditReport:
    """A report of the first fault; it stands at the line after the last sound one."""
    line = line or end.seq + 1
    facts = {"line": line, "count": end.seq} | facts
    return AuditReport(end.seq, end, TELLS[fault].fill(**facts), fault, line)
