"""What keeps a question from being written down, and so from being asked."""

from pathlib import Path

from graph.errors import RefusedError
from graph.text import Text

SHORT = Text("末尾至第 {seq} 行的内容不全", "its end, up to line {seq}, is not all there")
FOREIGN = Text("第 {line} 行不是本系统所写", "line {line} was not written by Zelian")
GONE = Text("日志文件不存在", "the file is gone")


class AuditError(RefusedError):
    """The question could not be written to the audit log, so it is not answered."""


_VERIFY = Text(
    "请运行 zelian audit verify 查明；确认后用 zelian audit restart 另起一册，旧册保留",
    "find out with `zelian audit verify`; then begin a new log with `zelian audit restart`, "
    "which keeps the old one",
)


def unwritable(path: Path, fault: BaseException) -> AuditError:
    return AuditError(
        Text(
            f"审计日志 {path} 写不进去（{fault}）；查询未获答复。请检查磁盘空间和权限后重试",
            f"the audit log {path} cannot be written ({fault}); the question is not answered. "
            "Check disk space and permissions, then ask again",
        )
    )


def busy(path: Path, wait: float) -> AuditError:
    return AuditError(
        Text(
            f"其他进程占用审计日志 {path} 已超过 {wait:g} 秒；查询未获答复，请稍后重试",
            f"other processes have held the audit log {path} for {wait:g} s; "
            "the question is not answered, try again later",
        )
    )


def not_whole(path: Path, what: Text) -> AuditError:
    template = Text(
        "审计日志 {path} 不完整：{what}；在此之上不再续写。{verify}",
        "the audit log {path} is not whole: {what}; nothing is added to it. {verify}",
    )
    return AuditError(template.fill(path=path, what=what, verify=_VERIFY))


def no_anchor(path: Path) -> AuditError:
    return AuditError(
        Text(
            f"{path} 不是本日志的第二封印（不存在，或被改动）；请核对位置，或从备份取回",
            f"{path} is no second seal of this log (it is missing, or was changed); check the "
            "place, or bring it back from a backup",
        )
    )


def too_long(length: int, longest: int) -> AuditError:
    return AuditError(
        Text(
            f"一次查询涉及的主体过多（审计记录 {length} 字节，上限 {longest}）；请分批查询",
            f"one question touches too many subjects (an audit line of {length} bytes, "
            f"at most {longest}); ask in parts",
        )
    )
